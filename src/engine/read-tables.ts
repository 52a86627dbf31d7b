import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { only, type Found, type Readings } from './found.ts';

/** What the tables of a machine show of connections under way: sockets, and flows that pass through. */

interface Seen {
  /** Whom the client dialled. */
  readonly server: { readonly address: string; readonly port: number };
  readonly how: 'waits' | 'answered' | 'refused';
  readonly by: Fact;
}

/** So many connections that go well show a machine at work: one that is just being made there says nothing. */
const BUSY = 5;

function ofSocket(socket: FactOf<'socket'>): readonly Seen[] {
  const { state, peer, local, transport } = socket;
  if (transport !== 'tcp' || peer === undefined || state === 'listen' || state === 'unconnected') return [];
  // Who was dialled in an open connection has the lower port.
  const server = state === 'syn-sent' || peer.port < local.port ? peer : local;
  return [{ server, how: state === 'syn-sent' ? 'waits' : 'answered', by: socket }];
}

function ofFlow(flow: FactOf<'flow'>): readonly Seen[] {
  const { state, replied, began, to } = flow;
  if (state === 'SYN_SENT' || state === 'SYN_RECV')
    return replied && state === 'SYN_SENT' ? [] : [{ server: to, how: 'waits', by: flow }];
  // An RST answered the SYN: nothing else leads there from SYN_SENT.
  if (state === 'CLOSE' && began === 'SYN_SENT') return [{ server: to, how: 'refused', by: flow }];
  return [{ server: to, how: 'answered', by: flow }];
}

function keyOf({ server }: Seen): string {
  return `${server.address} ${server.port}`;
}

/** Flows to one end of which several wait and others go well: behind it some answer and some do not. */
function nowAndThen(seen: readonly Seen[]): Found | undefined {
  const flows = seen.filter(({ by }) => by.kind === 'flow');
  const waiting = flows.filter(({ how }) => how === 'waits');
  const [first] = waiting;
  if (!first || waiting.length < 2 || !flows.every((one) => keyOf(one) === keyOf(first))) return undefined;
  return flows.some(({ how }) => how === 'answered') ? ['intermittent', first.by] : undefined;
}

/** Where connections wait for an answer, or got a RST, and none to the same end goes well: who that is, and the symptom. */
export function readTables(facts: readonly Fact[]): Readings {
  const seen = [...ofKind(facts, 'socket').flatMap(ofSocket), ...ofKind(facts, 'flow').flatMap(ofFlow)];
  const mixed = nowAndThen(seen);
  const [one] = seen;
  if (mixed && one && one.server.address !== '*') {
    const { server, by } = one;
    return { target: [server.address, by], port: [server.port, by], symptom: mixed };
  }
  const well = new Set(seen.filter(({ how }) => how === 'answered').map(keyOf));
  const failing = seen.filter((one) => one.how !== 'answered' && !well.has(keyOf(one)));
  const answered = seen.filter(({ how }) => how === 'answered').length;
  const [last] = failing.slice(-1);
  if (!last || (failing.length === 1 && answered > BUSY)) return {};
  const target = only(failing.map(({ server, by }): Found => [server.address, by]));
  const port = only(failing.map(({ server, by }): Found => [server.port, by]));
  const how = only(failing.map((one): Found => [one.how, one.by]));
  if (!how || (target === undefined && port === undefined)) return {};
  return {
    ...(target && target[0] !== '*' ? { target } : {}),
    ...(port ? { port } : {}),
    symptom: [how[0] === 'refused' ? 'refused' : 'timeout', last.by],
  };
}
