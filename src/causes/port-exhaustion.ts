import { blockKey } from '../model/fact-index.ts';
import { grouped } from '../model/grouped.ts';
import { onceAScene } from '../model/tables.ts';
import type { CauseRules, FactSlot, FailureSlot, Fix, Rule } from '../model/cause.ts';
import { run } from '../model/command.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { familyOf, sameIp } from '../model/ip.ts';
import { PORT_RANGE, portRange, type PortRange } from '../model/port-range.ts';
import type { Scene } from '../model/scene.ts';
import { attemptIn } from './slots/way.ts';
import { noPortReported, portsInTimeWait } from './slots/reported-queues.ts';

type Socket = FactOf<'socket'>;

/** An address of the client's own choice is another matter: it may not have it. */
const noPort: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.transport === 'tcp' &&
    attempt.errno === 'EADDRNOTAVAIL' &&
    attempt.address !== undefined &&
    attempt.bind === undefined,
  reason: ({ address }) =>
    `Dialling ${address ?? ''}, the client fails with “Cannot assign requested address”`,
};

/** A later success found a port that was free by then. */
const noPortForAnyone: FailureSlot = {
  ...noPort,
  is: (attempt, scene) => noPort.is(attempt, scene) && scene.successes.length === 0,
};

/** IPv6 gives this errno also where it is switched off. */
const noPortInFour: FailureSlot = {
  ...noPort,
  is: (attempt, scene) => noPort.is(attempt, scene) && familyOf(attempt.address ?? '') === 4,
};

/**
 * bind(2): EADDRINUSE also where a port was asked for and every ephemeral one is taken. Windows names it so, or 10055
 * (learn.microsoft.com, “Can't connect from TCP ports greater than 5000”).
 */
const noneToBind: FailureSlot = {
  slot: 'failure',
  is: ({ transport, errno }) => transport === 'tcp' && (errno === 'EADDRINUSE' || errno === 'ENOBUFS'),
  reason: ({ errno = '' }) =>
    `The client’s own system ends the call with ${errno}, as it does where no local port is free`,
};

const range: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'client',
  is: ({ key, value }) => key === PORT_RANGE && portRange(value) !== undefined,
  reason: ({ value }) => {
    const { first, last } = portRange(value) ?? { first: 0, last: 0 };
    return `The client may use the ${last - first + 1} local ports from ${first} to ${last}`;
  },
};

function portsIn(filled: readonly Fact[]): PortRange | undefined {
  return ofKind(filled, 'setting').flatMap(({ value }) => portRange(value) ?? [])[0];
}

/** A connection to where the attempt went, from a port of the range; of many, a listing keeps no own ports. */
function holdsPort(socket: Socket, filled: readonly Fact[], scene: Scene): boolean {
  const { address, port = scene.case.port } = attemptIn(filled) ?? {};
  const ports = portsIn(filled);
  const { local, peer } = socket;
  return (
    socket.transport === 'tcp' &&
    socket.state !== 'listen' &&
    address !== undefined &&
    ports !== undefined &&
    peer !== undefined &&
    peer.port === port &&
    sameIp(peer.address, address) &&
    familyOf(local.address) === familyOf(peer.address) &&
    (local.port === 0 || (local.port >= ports.first && local.port <= ports.last))
  );
}

/** Those of its listing, of which the first stands for all. */
function held(socket: Socket, filled: readonly Fact[], scene: Scene): number {
  const all = holdersOf(filled, scene).get(blockKey(socket)) ?? [];
  return all[0] === socket ? all.reduce((sum, { count }) => sum + count, 0) : 0;
}

type Holders = ReadonlyMap<string, readonly Socket[]>;

const holders = onceAScene(() => new Map<string, Holders>());

/** Those that hold a port of the range, by their listing: asked for the same attempts and ranges by every row. */
function holdersOf(filled: readonly Fact[], scene: Scene): Holders {
  const { address, port } = attemptIn(filled) ?? {};
  const ports = portsIn(filled);
  const key = `${address ?? ''} ${port ?? ''} ${ports?.first ?? ''} ${ports?.last ?? ''}`;
  const known = holders(scene);
  const found =
    known.get(key) ??
    grouped(
      ofKind(scene.facts, 'socket').filter((socket) => holdsPort(socket, filled, scene)),
      blockKey,
    );
  known.set(key, found);
  return found;
}

function heldShare(socket: Socket, filled: readonly Fact[], scene: Scene): number {
  const ports = portsIn(filled);
  if (ports === undefined || !holdsPort(socket, filled, scene)) return 0;
  return held(socket, filled, scene) / (ports.last - ports.first + 1);
}

const each: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'client',
  is: (socket, scene, filled) => heldShare(socket, filled, scene) >= 1,
  reason: ({ peer }) => `Each of them has a connection to ${peer?.address ?? ''}, port ${peer?.port ?? ''}`,
};

/** Some may have ended before the listing was made. */
const nearly: FactSlot<'socket'> = {
  ...each,
  is: (socket, scene, filled) => heldShare(socket, filled, scene) >= 0.9,
  reason: ({ peer }) =>
    `Nearly all of them have a connection to ${peer?.address ?? ''}, port ${peer?.port ?? ''}`,
};

const allTaken: Rule = {
  bearing: 'decisive',
  slots: [noPortForAnyone, range, each],
  leaves: [],
  whyNot:
    'The client’s own kernel ends the call before any packet exists: a connection needs a local port that no other one to the same address and port has.',
  apart: [
    {
      causes: ['source-address-unavailable'],
      why: 'The client has connections to that very address and port, so it has a source address for it; each port of the range is taken by one.',
    },
  ],
};

const widen: Fix = {
  id: 'widen-port-range',
  title: 'Let the client use more local ports',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const before = ofKind(scene.facts, 'setting').find(
      ({ key, place }) => key === PORT_RANGE && place.vantage === 'client',
    );
    const ports = before && portRange(before.value);
    if (!ports || ports.first <= 10_240) return undefined;
    const set = (first: number, last: number) => run('sysctl', '-w', `${PORT_RANGE}=${first} ${last}`);
    return {
      command: set(10_240, 65_535),
      changes:
        'New connections of every program in this network namespace. A service that binds a port between 10240 and 65535 can find it taken after a restart: put such ports into net.ipv4.ip_local_reserved_ports first.',
      undo: set(ports.first, ports.last),
      notes: [
        'It only buys time: find who holds the connections (ss -tanp dst ADDRESS:PORT) and let it reuse them. It lasts until the next start. A container has a network namespace of its own: set it there.',
      ],
    };
  },
};

const DIALLED =
  'ops@app1:~$ nc -vz -w 5 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) failed: Cannot assign requested address';

function client(last: number): string {
  return [
    DIALLED,
    'ops@app1:~$ sysctl net.ipv4.ip_local_port_range',
    `net.ipv4.ip_local_port_range = 40000\t${last}`,
    'ops@app1:~$ ss -tan',
    'State         Recv-Q      Send-Q           Local Address:Port            Peer Address:Port       Process',
    'ESTAB         0           0                  198.51.100.7:40000             192.0.2.5:8080',
    'TIME-WAIT     0           0                  198.51.100.7:40001             192.0.2.5:8080',
    'ESTAB         0           0                  198.51.100.7:40002             192.0.2.5:8080',
    'ops@app1:~$',
  ].join('\n');
}

export const portExhaustion: CauseRules = {
  id: 'port-exhaustion',
  title: 'The client has no local port left',
  // EAGAIN: FreeBSD's connect(2), and Linux's before 3.6 (man 2 connect).
  fails: { errnos: ['EADDRNOTAVAIL', 'EADDRINUSE', 'ENOBUFS', 'EAGAIN'] },
  looks: ['attempt', 'setting', 'socket', 'log'],
  rules: [
    allTaken,
    { bearing: 'strong', slots: [noPort, range, nearly] },
    // Nothing else makes this errno of an IPv4 address that the program did not bind itself.
    { bearing: 'strong', slots: [noPortInFour] },
    { bearing: 'weak', slots: [noneToBind] },
    noPortReported,
    ...portsInTimeWait,
  ],
  prose: {
    what: 'Every local port that the client may use has a connection to the dialled address and port, so connect() finds none and fails with EADDRNOTAVAIL, “Cannot assign requested address”.',
    why: 'A connection is told from others by both addresses and both ports. Towards one address and port there are as many as net.ipv4.ip_local_port_range has ports, 28232 by default; those in TIME-WAIT count for a minute after their end. Towards another address or port the same client still connects. The errno has other reasons too: a source address that the machine does not have, or IPv6 that is switched off.',
    todo: 'Count the connections to that destination (ss -tan dst ADDRESS:PORT | wc -l) and compare with the size of the range. Many ESTAB are a leak or a pool without a bound, many TIME-WAIT a client that opens a connection for each request: let it keep and reuse them. A wider range, another source address or another destination address buys time.',
    prevent:
      'Bound the pools of each client, use keep-alive, and watch the connections for each destination.',
  },
  verdict: (scene, cited) => {
    const ports = portsIn(cited);
    const count = ports === undefined ? '' : ports.last - ports.first + 1;
    return `The client has no local port left: all ${count} that it may use have a connection to ${attemptIn(cited)?.address ?? ''}, port ${scene.case.port ?? ''}.`;
  },
  fixes: [widen],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [{ from: 'client', text: client(40_002) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [{ from: 'client', text: client(40_199) }],
    },
  },
};
