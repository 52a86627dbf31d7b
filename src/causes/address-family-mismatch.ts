import { isSuccess } from './slots/own-attempts.ts';
import { onceAScene, besides } from '../model/tables.ts';
import { blockKey } from '../model/fact-index.ts';
import type { AbsenceSlot, CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { canonicalIp, familyOf, isLoopback } from '../model/ip.ts';
import { takes } from '../model/listener.ts';
import type { Scene } from '../model/scene.ts';
import { readings } from '../model/outcome.ts';
import { dialAddress } from './slots/dial-fixes.ts';
import { bindFix } from './slots/fixes.ts';
import {
  coversAllListeners,
  describe,
  isForwarder,
  isListenerOnPort,
  listensThere,
  noOtherTaker,
  noneOnPort,
  oneOfEachFamily,
} from './slots/listener.ts';
import { isTogether } from '../model/machine.ts';
import { attemptIn } from './slots/way.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

const refused: FailureSlot = {
  slot: 'failure',
  is: (attempt) => readings(attempt).includes('refused') && attempt.address !== undefined,
  reason: (attempt) =>
    `The client is refused at ${attempt.address ?? ''}, which is IPv${familyOf(attempt.address ?? '') ?? ''}`,
};

/** Bound in the other family alone, and to an address of the kind that is dialled: loopback for loopback. */
function isOtherFamily(fact: Fact, address: string, scene: Scene): fact is FactOf<'socket'> & Fact {
  if (!isListenerOnPort(fact, scene) || isForwarder(fact) || fact.place.inside !== undefined) return false;
  const family = familyOf(address);
  const reaches = fact.local.address === '*' || isLoopback(fact.local.address) === isLoopback(address);
  return family !== undefined && takes(fact, address) === 'no' && !fact.accepts.includes(family) && reaches;
}

/** A name can have addresses of both families: what counts is the one at which it failed. */
const boundInOther: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene, filled) =>
    isOtherFamily(socket, attemptIn(filled)?.address ?? '', scene) &&
    // A loopback of another machine, or of a container, is another loopback.
    (!scene.sameMachine || filled.every((fact) => isTogether(fact, socket))),
  reason: (socket) => `The listener takes IPv${socket.accepts.join(' and IPv')} only: ${describe(socket)}`,
};

const listeners = besides('socket', ({ state }) => state === 'listen');

/** In the same listing, nothing may take the address at which it failed. */
const noneTakesIt: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: (listing, scene, filled) => {
    const address = attemptIn(filled)?.address ?? '';
    const key = blockKey(listing);
    return (
      coversAllListeners(listing, scene) &&
      filled.some((fact) => fact.kind === 'socket' && blockKey(fact) === key) &&
      !listeners(listing, scene.facts).some(
        (socket) => isListenerOnPort(socket, scene) && takes(socket, address) !== 'no',
      )
    );
  },
  unless: () => false,
  reason: (_listing, scene) =>
    `The whole listing has no listener on port ${scene.case.port ?? ''} that takes that address`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [refused, boundInOther, noneTakesIt],
  ...NO_LISTENER,
  leaves: [],
  whyNot: {
    ...NO_LISTENER.whyNot,
    behind:
      'No socket takes that address, so no queue and no service is reached. Where a client connected, it was to the other address of the name, in the other family.',
  },
  apart: [
    { causes: ['not-listening'], why: 'A listener on the port exists, in the other family.' },
    { causes: ['wrong-port'], why: 'It is on the very port that is dialled.' },
    {
      causes: ['loopback-only', 'other-address-only'],
      why: 'What keeps it from the client is the family of its address.',
    },
    {
      causes: ['flapping-listener'],
      why: 'The listener is there, and in its family it cannot take this client at any time.',
    },
  ],
};

/** The client's error is still missing: this speaks for it and settles nothing. */
const listenerAlone: Rule = {
  bearing: 'strong',
  slots: [
    {
      ...boundInOther,
      is: (socket: FactOf<'socket'>, scene: Scene) =>
        scene.dialled.length > 0 &&
        (socket.local.address === '*' ? oneOfEachFamily(scene.dialled) : scene.dialled).every((address) =>
          isOtherFamily(socket, address, scene),
        ),
    },
    noOtherTaker,
  ],
};

/** Empty where an attempt does not show its address. */
const failingAddresses = onceAScene((scene): readonly string[] => {
  const failing = (scene.failure?.attempts ?? []).map(({ address }) => address);
  const literal = canonicalIp(scene.case.target ?? '') !== undefined;
  if (failing.length === 0) return literal ? scene.dialled : [];
  const shown = failing.filter((address) => address !== undefined);
  return shown.length < failing.length ? [] : [...new Set(shown)];
});

/** It takes every address at which the client fails; of a name whose failures are not seen, both families. */
function takesAll(socket: FactOf<'socket'>, scene: Scene): boolean {
  if (!isListenerOnPort(socket, scene)) return false;
  if (socket.local.address === '*' && socket.accepts.length === 2) return true;
  const addresses = failingAddresses(scene);
  const asked = socket.local.address === '*' ? oneOfEachFamily(addresses) : addresses;
  return addresses.length > 0 && asked.every((address) => takes(socket, address) === 'yes');
}

const takenThere: Rule = { bearing: 'rules-out', slots: [{ ...listensThere, is: takesAll }] };

/** One name, one client: one family answers, the other refuses. */
const oneFamilyOnly: Rule = {
  bearing: 'strong',
  slots: [
    refused,
    {
      slot: 'fact',
      kind: 'attempt',
      is: (attempt, scene, filled) =>
        isSuccess(attempt, scene) &&
        attempt.name !== undefined &&
        attempt.name === attemptIn(filled)?.name &&
        attempt.address !== undefined &&
        familyOf(attempt.address) !== familyOf(attemptIn(filled)?.address ?? ''),
      reason: (attempt) => `At ${attempt.address ?? ''}, the same name’s other address, it connects`,
    },
  ],
};

/**
 * Resolvers put ::1 first for localhost, and many servers listen on 127.0.0.1 alone. Go dials every address of a name
 * and prints the first one's error where all have failed (dialSerial() in net/dial.go): its ::1 tells of 127.0.0.1 too.
 */
const localhostAsV6: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt) =>
        readings(attempt).includes('refused') && attempt.address === '::1' && attempt.tool !== 'go',
      reason: 'localhost was dialled as ::1, where servers that bind 127.0.0.1 do not listen',
    },
  ],
};

export const addressFamilyMismatch: CauseRules = {
  id: 'address-family-mismatch',
  title: 'It listens in the other IP family',
  fails: { errnos: ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'] },
  looks: ['attempt', 'socket', 'listing'],
  rules: [
    decisive,
    listenerAlone,
    oneFamilyOnly,
    localhostAsV6,
    takenThere,
    { bearing: 'rules-out', slots: [noneOnPort] },
  ],
  prose: {
    what: 'The service listens on IPv4 only or on IPv6 only, and the client dials an address of the other family: localhost as ::1, or a name with a stray AAAA record.',
    why: 'An IPv4 socket takes no IPv6 SYN, and an IPv6 socket takes IPv4 only where it is dual-stack. In the family that nobody listens in, the kernel answers with a RST.',
    todo: 'Dial the address in which it listens (127.0.0.1 in place of localhost), or let the service listen in both families, and restart it.',
    prevent:
      'Write addresses, not localhost, into configuration that crosses programs, and publish an AAAA record only where the service answers on it.',
  },
  verdict: (scene, cited) => {
    const socket = cited.find((fact): fact is FactOf<'socket'> & Fact => fact.kind === 'socket');
    return `${scene.service?.title ?? 'The service'} listens on IPv${socket?.accepts.join(' and IPv') ?? ''} only, and the client dials ${scene.dialled.join(' or ')}.`;
  },
  fixes: [dialAddress, bindFix],
  examples: {
    matches: {
      case: { target: 'localhost', port: 8000 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@web1:~$ nc -vz -w 3 ::1 8000',
            'nc: connect to localhost (::1) port 8000 (tcp) failed: Connection refused',
            'ops@web1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        2048           127.0.0.1:8000          0.0.0.0:*       users:(("gunicorn",pid=812,fd=5))',
            'ops@web1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: 'localhost', port: 8000 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@web1:~$ nc -vz -w 3 ::1 8000',
            'nc: connect to localhost (::1) port 8000 (tcp) failed: Connection refused',
            'ops@web1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        2048                [::1]:8000             [::]:*       users:(("gunicorn",pid=812,fd=5))',
            'ops@web1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
