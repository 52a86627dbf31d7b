import { isSuccess } from './slots/own-attempts.ts';
import type { AbsenceSlot, CauseRules, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { AFTER_CONNECTING, readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { runsAs, servicesRunBy } from '../services/index.ts';
import { foreignProtocol, isAnsweredByService } from './slots/answer.ts';
import { dialPort } from './slots/dial-fixes.ts';
import {
  coversAllListeners,
  hostsContainers,
  isForwarder,
  listensThere,
  mayTakeDialled,
} from './slots/listener.ts';
import { handOverPort, seeHolder } from './slots/port-fixes.ts';
import { askService } from './slots/prove.ts';
import { portIsTaken } from './slots/reported-listeners.ts';

const failsLater: FailureSlot = {
  slot: 'failure',
  is: (attempt, scene) =>
    attempt.address !== undefined &&
    readings(attempt).some((outcome) => AFTER_CONNECTING.includes(outcome)) &&
    !isAnsweredByService(scene),
  reason: (attempt) => `The client connects to ${attempt.address ?? 'the target'} and is not served`,
};

/** Bytes of another protocol came back from the dialled port. */
const answersOtherwise: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  is: (attempt, scene) =>
    isSuccess(attempt, scene) &&
    attempt.address !== undefined &&
    foreignProtocol(attempt, scene) !== undefined &&
    !isAnsweredByService(scene),
  reason: (attempt, scene) =>
    `What answers there speaks ${(foreignProtocol(attempt, scene) ?? '').toUpperCase()}, not the protocol of ${scene.service?.title ?? 'the service'}`,
};

/** No process of that name is the service meant. */
function isOther(socket: FactOf<'socket'>, { service }: Scene): boolean {
  return (
    service !== undefined &&
    socket.processes.length > 0 &&
    socket.processes.every(({ name }) => runsAs(service, name) === 'no')
  );
}

const heldByOther: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene) =>
    listensThere.is(socket, scene, []) && isOther(socket, scene) && !isForwarder(socket),
  reason: (socket: FactOf<'socket'>, scene: Scene) =>
    `${socket.processes[0]?.name ?? 'Another program'} holds port ${socket.local.port}, not ${scene.service?.title ?? 'the service'}`,
};

const noneOfService: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: coversAllListeners,
  unless: (fact, scene) =>
    mayTakeDialled(fact, scene) &&
    fact.kind === 'socket' &&
    !(isOther(fact, scene) && !hostsContainers(scene)),
  reason: (_listing, scene) =>
    `The whole listing has no ${scene.service?.title ?? 'other program'} on port ${scene.case.port ?? ''}`,
};

const EVERY: Exclusions = {
  leaves: [],
  whyNot:
    'Another program holds the dialled port, and its answer comes back: the way there and back is in order, and no client of the service meant can be served there, whatever else may be wrong.',
};

const speaksOtherwise: Rule = {
  bearing: 'decisive',
  slots: [answersOtherwise, heldByOther, noneOfService],
  ...EVERY,
};

/** Servers that pass on no foreign protocol: a web server or a tunnel may have the service behind it. */
const ENDS_OF_THE_WAY = new Set(['mysql', 'postgresql', 'redis', 'mongodb', 'memcached', 'ldap']);

function endsTheWay({ processes }: FactOf<'socket'>): boolean {
  return processes.every(({ name }) => servicesRunBy(name).some(({ id }) => ENDS_OF_THE_WAY.has(id)));
}

const isAnotherServer: Rule = {
  bearing: 'decisive',
  slots: [
    failsLater,
    {
      ...heldByOther,
      is: (socket: FactOf<'socket'>, scene: Scene) => heldByOther.is(socket, scene, []) && endsTheWay(socket),
    },
    noneOfService,
  ],
  leaves: [],
  whyNot:
    'A server of another kind holds the dialled port: the connection is made with it, so the way is in order, and it cannot serve a client of the service meant.',
};

/** Under a name that nobody knows it may well be the service meant. */
const heldByKnown: FactSlot<'socket'> = {
  ...heldByOther,
  is: (socket: FactOf<'socket'>, scene: Scene) =>
    heldByOther.is(socket, scene, []) &&
    socket.processes.every(({ name }) =>
      servicesRunBy(name).some((service) => runsAs(service, name) === 'yes'),
    ),
};

const seemsOther: Rule = { bearing: 'strong', slots: [failsLater, heldByKnown] };
const soundsOther: Rule = { bearing: 'strong', slots: [answersOtherwise] };

const CURL = `ops@app1:~$ curl -sS -i -m 4 http://192.0.2.5:3306/
HTTP/1.1 200 OK
Server: nginx/1.22.1
Content-Length: 3
`;

function listing(name: string): string {
  return [
    'ops@db1:~$ sudo ss -lntp',
    'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
    `LISTEN   0        511              0.0.0.0:3306          0.0.0.0:*       users:(("${name}",pid=624,fd=4))`,
    'ops@db1:~$',
  ].join('\n');
}

export const wrongService: CauseRules = {
  id: 'wrong-service',
  title: 'Another program holds the port',
  looks: ['attempt', 'socket', 'listing', 'log'],
  rules: [speaksOtherwise, isAnotherServer, seemsOther, soundsOther, portIsTaken],
  prose: {
    what: 'The port is open, and the program behind it is another than the one meant: TCP connects, and what answers speaks something else, or waits for something else.',
    why: 'A port belongs to whoever binds it first. If both programs wait for the other side to speak, nothing comes at all, which looks like a hung service.',
    todo: 'See which process holds the port (ss -lntp on the server), and why the service meant does not: it listens on another port, or it failed to start with “Address already in use”. Then dial the port on which it listens, or give one of the two another port.',
    prevent: 'Keep a list of ports a host, and let a unit’s start fail loudly where its port is taken.',
  },
  fixes: [seeHolder, dialPort, handOverPort],
  proof: askService,
  verdict: (scene, cited) => {
    const socket = cited.find((fact) => fact.kind === 'socket');
    const name = socket?.kind === 'socket' ? socket.processes[0]?.name : undefined;
    return `${name ?? 'Another program'} holds port ${scene.case.port ?? ''}, where ${scene.service?.title ?? 'the service'} is meant to be.`;
  },
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql', symptom: 'hang' },
      evidence: [
        { from: 'client', text: CURL },
        { from: 'server', text: listing('nginx') },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql', symptom: 'hang' },
      evidence: [
        { from: 'client', text: CURL },
        { from: 'server', text: listing('docker-proxy') },
      ],
    },
  },
};
