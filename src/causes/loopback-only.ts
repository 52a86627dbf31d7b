import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { isLoopback } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import { bindFix } from './slots/fixes.ts';
import {
  coversAllListeners,
  describe,
  isForwarder,
  isListenerOnPort,
  listensThere,
  noOtherTaker,
  refusedAtAddress,
} from './slots/listener.ts';
import { loopback, ownAddressRefuses } from './slots/local-tests.ts';
import { sentElsewhere } from './slots/forwarded.ts';
import { bindsLoopback } from './slots/reported-listeners.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

function isLoopbackListener(fact: Fact, scene: Scene): fact is FactOf<'socket'> & Fact {
  return isListenerOnPort(fact, scene) && isLoopback(fact.local.address) && !isForwarder(fact);
}

const boundToLoopback: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene) => isLoopbackListener(socket, scene) && socket.place.inside === undefined,
  reason: (socket) => `On port ${socket.local.port} it listens on loopback: ${describe(socket)}`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [refusedAtAddress, boundToLoopback, noOtherTaker],
  ...NO_LISTENER,
  apart: [
    { causes: ['not-listening'], why: 'A listener on the port exists; it is bound to loopback.' },
    { causes: ['wrong-port'], why: 'It is on the very port that is dialled.' },
    {
      causes: ['other-address-only', 'address-family-mismatch'],
      why: 'Every listener on the port is bound to a loopback address, which no packet from another machine can reach.',
    },
    {
      causes: ['flapping-listener'],
      why: 'The listener is there, and bound to loopback it cannot take this client at any time.',
    },
  ],
};

/** The client's error may still be missing, or its address unknown: then this speaks for it and settles nothing. */
const listenerAlone: Rule = { bearing: 'strong', slots: [boundToLoopback, noOtherTaker] };

const localTests: Rule = { bearing: 'strong', slots: [loopback('connected'), ownAddressRefuses] };

const listensElsewhere: Rule = { bearing: 'rules-out', slots: [listensThere] };

const noLoopbackListener: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'absence',
      from: 'server',
      covers: coversAllListeners,
      unless: isLoopbackListener,
      reason: (_listing, scene) =>
        `The whole listing has no loopback listener on port ${scene.case.port ?? ''}`,
    },
  ],
};

export const loopbackOnly: CauseRules = {
  id: 'loopback-only',
  title: 'It listens on loopback only',
  looks: ['attempt', 'socket', 'listing', 'filter', 'log'],
  rules: [
    decisive,
    listenerAlone,
    localTests,
    listensElsewhere,
    noLoopbackListener,
    sentElsewhere,
    bindsLoopback,
  ],
  prose: {
    what: 'The service is up, but its socket is bound to a loopback address (127.0.0.0/8 or ::1). Only connections made on the server itself, to that very address, reach it.',
    why: 'For a SYN to any other of its addresses the kernel finds no listening socket, so it answers with a RST, and connect() on the client fails at once with ECONNREFUSED. On the server, a test against localhost works, which is why the service looks healthy there.',
    todo: 'Bind the service to the address that clients dial, or to every address, and restart it: a listening socket cannot be moved. Before that, make sure that the port may be reached from there: loopback is the safe default of many services.',
    prevent:
      'Keep the bind address in configuration management beside the firewall rule for the port, and probe the port from another machine, not from the server itself.',
  },
  verdict: (scene, cited) => {
    const socket = cited.find((fact): fact is FactOf<'socket'> & Fact => fact.kind === 'socket');
    const name = scene.service?.title ?? socket?.processes[0]?.name ?? 'The service';
    const bound = socket?.local.address ?? 'loopback';
    return `${name} listens on ${bound} only, so nothing takes ${scene.dialled.join(' or ')} on port ${scene.case.port ?? ''}.`;
  },
  fixes: [bindFix],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 3306\nnc: connect to 192.0.2.5 port 3306 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        80             127.0.0.1:3306          0.0.0.0:*       users:(("mariadbd",pid=812,fd=21))',
            'LISTEN   0        128              0.0.0.0:22            0.0.0.0:*       users:(("sshd",pid=640,fd=3))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 3306\nnc: connect to 192.0.2.5 port 3306 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        80               0.0.0.0:3306          0.0.0.0:*       users:(("mariadbd",pid=812,fd=21))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
