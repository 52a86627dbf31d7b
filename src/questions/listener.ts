import type { FactRecord, ListingRecord, SocketRecord } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { onPort, reach, wholeListing } from './parts/seen.ts';

const LISTING: ListingRecord = {
  kind: 'listing',
  of: 'socket',
  tool: 'told',
  families: [4, 6],
  states: 'listening',
  sees: 'all',
};

function listenerAt(address: string, scene: Scene): SocketRecord {
  const family = familyOf(address);
  return {
    kind: 'socket',
    transport: 'tcp',
    state: 'listen',
    local: { address, port: scene.case.port ?? 0 },
    accepts: address === '*' ? [4, 6] : family === undefined ? [] : [family],
    mayAccept: [],
    processes: [],
    count: 1,
  };
}

/** An address of documentation (RFC 5737, RFC 3849) stands for "another one": it is nobody's. */
function elsewhere(scene: Scene): string {
  return familyOf(scene.dialled[0] ?? '') === 6 ? '2001:db8::ffff' : '192.0.2.254';
}

const ADDRESS_FOR: Readonly<Record<string, (scene: Scene) => string | undefined>> = {
  none: () => undefined,
  loopback: (scene) => (familyOf(scene.dialled[0] ?? '') === 6 ? '::1' : '127.0.0.1'),
  elsewhere,
  dialled: () => '*',
};

export const listener: Question = {
  id: 'listener',
  text: (known) =>
    known.port === undefined
      ? 'Is anything listening there, and on which address?'
      : `Is anything listening on ${known.port}, and on which address?`,
  why: 'One listing on the server shows which program has the port, on which address, and how many connections wait for it. With nothing at the dialled address the server’s kernel refuses whatever reaches it; else the fault lies before the listener or behind it.',
  where: 'server',
  station: 'listener',
  answers: [
    { id: 'none', text: 'Not listed', next: 'other-port' },
    { id: 'loopback', text: 'On 127.0.0.1 or ::1 only' },
    { id: 'elsewhere', text: 'On another address only', next: 'machine' },
    { id: 'dialled', text: 'On 0.0.0.0, [::], * or the dialled address', next: 'machine' },
  ],
  recipes: ['listeners', 'collect-server'],
  // Whose loopback it is comes first.
  leads: ({ sameMachine }, answer) => (sameMachine && answer === 'loopback' ? 'same-machine' : undefined),
  facts: (answer, scene): readonly FactRecord[] => {
    const addressFor = ADDRESS_FOR[answer];
    if (!addressFor) return [];
    const address = addressFor(scene);
    return address === undefined ? [LISTING] : [LISTING, listenerAt(address, scene)];
  },
  known: (scene) => {
    const sockets = onPort(scene);
    for (const where of ['dialled', 'elsewhere', 'loopback'] as const) {
      const by = sockets.find((socket) => reach(socket, scene) === where);
      if (by && (where === 'dialled' || wholeListing(scene))) return { answer: where, by };
    }
    const listing = sockets.length === 0 ? wholeListing(scene) : undefined;
    return listing && { answer: 'none', by: listing };
  },
};
