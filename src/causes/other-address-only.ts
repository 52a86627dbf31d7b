import { isDialled } from '../model/address-set.ts';
import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { familyOf, isLoopback } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import { dialAddress } from './slots/dial-fixes.ts';
import { bindFix } from './slots/fixes.ts';
import {
  coversAllListeners,
  describe,
  isForwarder,
  isListenerOnPort,
  listensThere,
  noOtherTaker,
  refusedAtAddress,
  oneOfEachFamily,
} from './slots/listener.ts';
import { sentElsewhere } from './slots/forwarded.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

/** Bound to one address that is no loopback and, in the dialled family, not the one dialled. */
function isElsewhere(fact: Fact, scene: Scene): fact is FactOf<'socket'> & Fact {
  return (
    isListenerOnPort(fact, scene) &&
    fact.local.address !== '*' &&
    !isLoopback(fact.local.address) &&
    !isForwarder(fact) &&
    scene.dialled.length > 0 &&
    !isDialled(fact.local.address, scene) &&
    oneOfEachFamily(scene.dialled).some((address) => familyOf(address) === familyOf(fact.local.address))
  );
}

const boundElsewhere: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene) => isElsewhere(socket, scene) && socket.place.inside === undefined,
  reason: (socket) => `On port ${socket.local.port} it listens on one address: ${describe(socket)}`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [refusedAtAddress, boundElsewhere, noOtherTaker],
  ...NO_LISTENER,
  apart: [
    { causes: ['not-listening'], why: 'A listener on the port exists; it is bound to another address.' },
    { causes: ['wrong-port'], why: 'It is on the very port that is dialled.' },
    { causes: ['loopback-only'], why: 'The listener is bound to an address that other machines can reach.' },
    { causes: ['address-family-mismatch'], why: 'The listener has the same family as the dialled address.' },
    {
      causes: ['flapping-listener'],
      why: 'The listener is there, and bound to that address it cannot take this client at any time.',
    },
  ],
};

const listenerAlone: Rule = { bearing: 'strong', slots: [boundElsewhere, noOtherTaker] };

const listensWhereDialled: Rule = { bearing: 'rules-out', slots: [listensThere] };

const noneElsewhere: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'absence',
      from: 'server',
      covers: coversAllListeners,
      unless: (fact, scene) =>
        isListenerOnPort(fact, scene) && fact.local.address !== '*' && !isLoopback(fact.local.address),
      reason: (_listing, scene) =>
        `The whole listing has no listener on port ${scene.case.port ?? ''} bound to one address`,
    },
  ],
};

export const otherAddressOnly: CauseRules = {
  id: 'other-address-only',
  title: 'It listens on another address only',
  looks: ['attempt', 'socket', 'listing', 'filter'],
  rules: [decisive, listenerAlone, listensWhereDialled, noneElsewhere, sentElsewhere],
  prose: {
    what: 'The service is bound to one specific address of the server, and the client dials a different one: another interface, a virtual address, or the address that the machine had before.',
    why: 'A socket bound to one address takes only SYNs to that address. For every other address of the same machine the kernel has no listener on the port and answers with a RST.',
    todo: 'Dial the address in the listing, or bind the service to the dialled address or to every address, and restart it.',
    prevent:
      'Where an address can move (DHCP, a cluster’s virtual address), bind to every address and let the packet filter decide who may come in.',
  },
  verdict: (scene, cited) => {
    const socket = cited.find((fact): fact is FactOf<'socket'> & Fact => fact.kind === 'socket');
    return `${scene.service?.title ?? 'The service'} listens on ${socket?.local.address ?? 'another address'} only, and the client dials ${scene.dialled.join(' or ')}.`;
  },
  fixes: [dialAddress, bindFix],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 9042, service: 'cassandra' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 9042\nnc: connect to 192.0.2.5 port 9042 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        4096        198.51.100.7:9042          0.0.0.0:*       users:(("java",pid=812,fd=91))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 9042, service: 'cassandra' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 9042\nnc: connect to 192.0.2.5 port 9042 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        4096           192.0.2.5:9042          0.0.0.0:*       users:(("java",pid=812,fd=91))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
