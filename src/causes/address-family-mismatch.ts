import type { CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { familyOf, isLoopback } from '../model/ip.ts';
import { takes } from '../model/listener.ts';
import type { Scene } from '../model/scene.ts';
import { readings } from '../model/outcome.ts';
import { dialAddress } from './slots/dial-fixes.ts';
import { bindFix } from './slots/fixes.ts';
import {
  describe,
  isForwarder,
  isListenerOnPort,
  listensThere,
  noOtherTaker,
  noneOnPort,
} from './slots/listener.ts';
import { onOneMachine } from './slots/place.ts';
import {
  NEEDS_NO_FILTER,
  NO_FORWARD,
  OTHER_ENDINGS,
  QUEUE_NEEDS_LISTENER,
  RIGHT_MACHINE,
} from './slots/rivals.ts';

const refused: FailureSlot = {
  slot: 'failure',
  is: (attempt) => readings(attempt).includes('refused') && attempt.address !== undefined,
  reason: (attempt) =>
    `The client is refused at ${attempt.address ?? ''}, which is IPv${familyOf(attempt.address ?? '') ?? ''}`,
};

/** Bound in the other family alone, and to an address of the kind that is dialled: loopback for loopback. */
function isOtherFamily(fact: Fact, scene: Scene): fact is FactOf<'socket'> & Fact {
  if (!isListenerOnPort(fact, scene) || isForwarder(fact) || fact.place.inside !== undefined) return false;
  return scene.dialled.every((address) => {
    const family = familyOf(address);
    const reaches = fact.local.address === '*' || isLoopback(fact.local.address) === isLoopback(address);
    return family !== undefined && takes(fact, address) === 'no' && !fact.accepts.includes(family) && reaches;
  });
}

const boundInOther: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene, filled) =>
    scene.dialled.length > 0 &&
    isOtherFamily(socket, scene) &&
    // A loopback of another machine, or of a container, is another loopback.
    (!scene.sameMachine || filled.every((fact) => onOneMachine(fact, socket))),
  reason: (socket) => `The listener takes IPv${socket.accepts.join(' and IPv')} only: ${describe(socket)}`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [refused, boundInOther, noOtherTaker],
  excludes: [
    NEEDS_NO_FILTER,
    RIGHT_MACHINE,
    NO_FORWARD,
    QUEUE_NEEDS_LISTENER,
    OTHER_ENDINGS,
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

const listenerAlone: Rule = {
  bearing: 'strong',
  slots: [
    {
      ...boundInOther,
      is: (socket: FactOf<'socket'>, scene: Scene) =>
        scene.dialled.length > 0 && isOtherFamily(socket, scene),
    },
    noOtherTaker,
  ],
};

/** Resolvers put ::1 first for localhost, and many servers listen on 127.0.0.1 alone. */
const localhostAsV6: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt) => readings(attempt).includes('refused') && attempt.address === '::1',
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
    localhostAsV6,
    { bearing: 'rules-out', slots: [listensThere] },
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
