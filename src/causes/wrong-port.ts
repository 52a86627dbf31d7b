import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { dialPort } from './slots/dial-fixes.ts';
import {
  describe,
  hostsContainers,
  isForwarder,
  listensThere,
  noneOnPort,
  refusedAtAddress,
  takesSome,
} from './slots/listener.ts';
import { wasMissing } from './slots/moments.ts';
import { sentElsewhere } from './slots/forwarded.ts';
import { isIntendedService, isSomethingElse } from './slots/service.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

function isServiceElsewhere(socket: FactOf<'socket'>, scene: Scene): boolean {
  return (
    socket.state === 'listen' &&
    socket.local.port !== scene.case.port &&
    isIntendedService(socket, scene) &&
    !isSomethingElse(socket, scene) &&
    !isForwarder(socket) &&
    socket.place.inside === undefined
  );
}

const serviceElsewhere: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: isServiceElsewhere,
  reason: (socket) => `The service listens on ${describe(socket)}`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [
    refusedAtAddress,
    {
      ...serviceElsewhere,
      is: (socket: FactOf<'socket'>, scene: Scene) =>
        isServiceElsewhere(socket, scene) &&
        // A published port has no listener of its own: what is dialled may be a container's.
        !hostsContainers(scene) &&
        takesSome(socket, scene),
    },
    noneOnPort,
  ],
  ...NO_LISTENER,
  apart: [
    { causes: ['not-listening'], why: 'The service runs, and is seen on another port of that host.' },
    {
      causes: ['loopback-only', 'other-address-only', 'address-family-mismatch'],
      why: 'No listener exists on the dialled port, on any address of either family.',
    },
    { causes: ['flapping-listener'], why: 'The service is up; it is up on another port.' },
  ],
};

/** The service's default port is open and the dialled one is not: likely, as long as no process name says so. */
const defaultPortOpen: Rule = {
  bearing: 'strong',
  slots: [
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: (socket, scene) =>
        socket.state === 'listen' &&
        socket.local.port === scene.service?.port &&
        socket.local.port !== scene.case.port &&
        socket.processes.length === 0,
      reason: (socket) => `The service's own port is open: ${describe(socket)}`,
    },
    noneOnPort,
  ],
};

const elsewhereAlone: Rule = { bearing: 'strong', slots: [serviceElsewhere, noneOnPort] };

const listensWhereDialled: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      ...listensThere,
      is: (socket: FactOf<'socket'>, scene: Scene) =>
        !wasMissing(scene) && listensThere.is(socket, scene, []),
    },
  ],
};

export const wrongPort: CauseRules = {
  id: 'wrong-port',
  title: 'The service listens on another port',
  looks: ['attempt', 'socket', 'listing', 'filter'],
  rules: [decisive, defaultPortOpen, elsewhereAlone, listensWhereDialled, sentElsewhere],
  prose: {
    what: 'The intended service runs on that host and listens, but on another port than the client dials.',
    why: 'Sockets are found by address and port. On the dialled port there is none, so the kernel answers with a RST, however healthy the service is next door.',
    todo: 'Change the client’s port to the one in the listing, or move the service back to the port that its clients know. Find out first which of the two was changed, and when.',
    prevent:
      'Keep the port in one place that client and server configuration both read, and let the deployment probe it.',
  },
  verdict: (scene, cited) => {
    const socket = cited.find((fact): fact is FactOf<'socket'> & typeof fact => fact.kind === 'socket');
    return `${scene.service?.title ?? 'The service'} listens on port ${socket?.local.port ?? ''}, and the client dials ${scene.case.port ?? ''}.`;
  },
  fixes: [dialPort],
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
            'LISTEN   0        80               0.0.0.0:3307          0.0.0.0:*       users:(("mariadbd",pid=812,fd=21))',
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
            'LISTEN   0        511              0.0.0.0:8080          0.0.0.0:*       users:(("node",pid=812,fd=21))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
