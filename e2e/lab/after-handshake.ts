import type { EvidenceSet, Fault, LabCase, Recording } from './fault.ts';
import { CLIENT, SERVER, type Lab } from './network.ts';
import { fewProbes } from './probes.ts';
import { onClient, onServer } from './prompt.ts';
import { capture } from './silent.ts';

/** Faults of connections that were made: clients that speak, and both ends of one attempt. */

/** Waits for the service's first bytes, and says nothing. */
export function receive(port: number, address: string = SERVER): string {
  return `python3 -c "
import socket
s = socket.create_connection(('${address}', ${port}), 3)
print('connected'); print(s.recv(100))
"`;
}

const QUIT = [
  { after: 1.5, type: '\u001d' },
  { after: 0.3, type: 'quit\r' },
];

/** Typed on the client, seen by a capture there and by one on the server. */
export function bothEnds(port: number, attempt: Recording, seconds = 5): Recording {
  const filter = `tcp port ${port}`;
  return capture('server', filter, seconds + 2, [capture('client', filter, seconds, [attempt])]);
}

/** Both tools' counters of a machine before and after an attempt. */
export function around(where: 'server' | 'client', attempt: Recording): readonly Recording[] {
  const sample = (tool: 'nstat' | 'net-tools', command: string, name: string): Recording => ({
    ...{ where, tool, command, name },
  });
  return [
    sample('nstat', 'nstat -az', 'nstat.before'),
    sample('net-tools', 'netstat -s', 'netstat-s.before'),
    { ...attempt, name: `${attempt.name}-counted` },
    sample('nstat', 'nstat -az', 'nstat.after'),
    sample('net-tools', 'netstat -s', 'netstat-s.after'),
  ];
}

/** Who listens on a server, with two families of tools. */
export const OWNERS: readonly Recording[] = [
  onServer('ss', 'sudo ss -lntp', { check: true }),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
  onServer('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN'),
];

interface AfterHandshake {
  readonly id: string;
  readonly cause: string;
  readonly port: number;
  readonly service: string;
  readonly symptom: NonNullable<Fault['symptom']>;
  readonly how: string;
  readonly packages?: readonly string[];
  start(lab: Lab): Promise<void>;
  /** Its own clients, who listens and both ends of an attempt are enough for this shape. */
  readonly few?: true;
  /** It speaks first, or ends connections unasked: then a client that says nothing shows something. */
  readonly greets?: true;
  /** What users of that service type. */
  readonly clients: readonly Recording[];
  /** The attempt of which both ends are captured. */
  readonly captured: Recording;
  /** How long that takes. */
  readonly seconds?: number;
  readonly more?: readonly Recording[];
  readonly alsoOk?: readonly string[];
  readonly staysLikely?: string;
  readonly sets: readonly EvidenceSet[];
  /** The page's own commands are recorded too. */
  readonly walks?: true;
  readonly repair?: NonNullable<Fault['repair']>;
}

function fewOf({ clients, captured, port, seconds, more = [] }: AfterHandshake): readonly Recording[] {
  return [
    ...clients,
    ...OWNERS.slice(0, 1),
    bothEnds(port, { ...captured, name: `${captured.name}-captured` }, seconds),
    ...more,
  ];
}

export function afterHandshake(made: AfterHandshake): Fault {
  const { id, cause, port, service, symptom, how, packages, clients, captured, more, sets } = made;
  const { alsoOk, staysLikely, repair } = made;
  const known: LabCase = { target: SERVER, port, service, client: CLIENT, server: SERVER };
  return {
    id,
    cause,
    ...(made.walks ? {} : { variantOf: 'unresponsive-service' }),
    case: known,
    symptom,
    how,
    ...(packages === undefined ? {} : { packages }),
    ...(alsoOk === undefined ? {} : { alsoOk }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    start: (lab) => made.start(lab),
    sideBySide: true,
    recordings:
      made.few === true
        ? fewOf(made)
        : [
            ...fewProbes(SERVER, port),
            ...(made.greets ? [onClient('python', receive(port), { name: 'python-recv' })] : []),
            ...clients,
            ...OWNERS,
            ...(made.greets ? [onServer('telnet', `telnet ${SERVER} ${port}`, { keys: QUIT })] : []),
            ...around('server', captured),
            bothEnds(port, { ...captured, name: `${captured.name}-captured` }),
            ...(more ?? []),
          ],
    ...(repair === undefined ? {} : { repair }),
    evidenceSets: sets,
  };
}

/** Pastes of a connection that fails after its handshake, with the level that they make honest. */
export function later(
  cause: string,
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: [cause],
    mustNotConfirm: [...LATER, 'tcp-ok', 'firewall-drop'].filter((rival) => rival !== cause),
    shouldRuleOut: [],
    note,
  }));
}

const LATER = [
  ...['service-closes', 'protocol-mismatch', 'wrong-service', 'middlebox-reset', 'idle-timeout'],
  ...['half-open-connection', 'proxy-in-the-way', 'accept-queue-overflow', 'unresponsive-service'],
];
