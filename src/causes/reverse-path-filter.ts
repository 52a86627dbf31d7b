import type { CauseRules, Exclusions, FactSlot, Rule } from '../model/cause.ts';
import { ofKind, type Fact } from '../model/fact.ts';
import { familyOf, sameIp } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import type { Side } from './slots/judged-filters.ts';
import { isTogether } from '../model/machine.ts';
import { clientAddress } from './slots/reply-filter.ts';
import { isDialledTalk, neverAnswered, staysUnanswered, talkIn, type Talk } from './slots/talks.ts';
import { loosenReversePath } from './slots/reverse-fixes.ts';
import { martianReported } from './slots/reported-network.ts';

const DROPPED: Exclusions = {
  leaves: [],
  whyNot:
    'The packet came in by an interface by which this machine would not answer its source, the strict filter is on there and counts: the kernel throws such a packet away while it looks for its route, before the packet filter’s INPUT and FORWARD, any socket or any queue is asked.',
};

const WHO: Readonly<Record<Side, string>> = { server: 'server', middle: 'router', client: 'client' };

/** Whose filter threw which packet away. */
interface Dropper {
  readonly side: Side;
  readonly packet: 'syn' | 'synAck';
}

const DROPPERS: readonly Dropper[] = [
  { side: 'server', packet: 'syn' },
  { side: 'middle', packet: 'syn' },
  { side: 'middle', packet: 'synAck' },
  { side: 'client', packet: 'synAck' },
];

/** The interface by which the packet in question came in, and its source. */
function arrival(talk: Talk, which: Dropper['packet']): { by: string; source: string } | undefined {
  const packet = talk[which];
  if (packet?.way !== 'in' || packet.interface === undefined) return undefined;
  return { by: packet.interface, source: (which === 'synAck' ? talk.server : talk.client).address };
}

function arrivalIn(filled: readonly Fact[], { side, packet }: Dropper): ReturnType<typeof arrival> {
  const talk = talkIn(filled, side);
  return talk && arrival(talk, packet);
}

function comesIn({ side, packet }: Dropper): FactSlot<'conversation'> {
  const what = packet === 'syn' ? 'SYN' : 'SYN-ACK';
  return {
    slot: 'fact',
    kind: 'conversation',
    from: side,
    is: (talk, scene) =>
      isDialledTalk(talk, scene) &&
      familyOf(talk.server.address) === 4 &&
      arrival(talk, packet) !== undefined &&
      (packet === 'synAck' ? !talk.handshake && talk.resets.length === 0 : staysUnanswered(talk, scene)),
    line: (talk) => talk[packet]?.line,
    reason: (talk) =>
      side === 'client'
        ? `The SYN-ACK comes in by ${arrival(talk, packet)?.by ?? ''}, and the client does not take it`
        : `The ${what} comes in by ${arrival(talk, packet)?.by ?? ''} of the ${WHO[side]} and goes no further`,
  };
}

function leadsElsewhere(dropper: Dropper): FactSlot<'route'> {
  return {
    slot: 'fact',
    kind: 'route',
    from: dropper.side,
    is: (route, _scene, filled) => {
      const came = arrivalIn(filled, dropper);
      if (!came || !route.chosen || !sameIp(route.to, came.source)) return false;
      return route.type === 'unicast' && route.interface !== undefined && route.interface !== came.by;
    },
    reason: ({ to, interface: name = '' }) => `Its own way to ${to} is ${name}`,
  };
}

const KEY = /^net\.ipv4\.conf\.([\w@.-]{1,20})\.rp_filter$/;

/** What holds is the larger of the two values, and 2 is loose (ip-sysctl, rp_filter). */
function isStrict(a: Fact, b: Fact): boolean {
  if (a.kind !== 'setting' || b.kind !== 'setting') return false;
  const values = [a.value, b.value];
  return values.includes('1') && values.every((value) => value === '0' || value === '1');
}

function ofInterface(dropper: Dropper): FactSlot<'setting'> {
  return {
    slot: 'fact',
    kind: 'setting',
    from: dropper.side,
    is: ({ key, value }, _scene, filled) =>
      KEY.exec(key)?.[1] === arrivalIn(filled, dropper)?.by && (value === '0' || value === '1'),
    reason: ({ key, value }) => `${key} is ${value}`,
  };
}

function ofAll(side: Side): FactSlot<'setting'> {
  return {
    slot: 'fact',
    kind: 'setting',
    from: side,
    is: (setting, _scene, filled) => {
      const own = ofKind(filled, 'setting')[0];
      return (
        KEY.exec(setting.key)?.[1] === 'all' &&
        own !== undefined &&
        isStrict(own, setting) &&
        isTogether(own, setting)
      );
    },
    reason: ({ key, value }) => `${key} is ${value}: the larger counts, and 1 is strict`,
  };
}

function counts(side: Side): FactSlot<'growth'> {
  return {
    slot: 'fact',
    kind: 'growth',
    from: side,
    is: ({ name, by }) => name === 'TcpExtIPReversePathFilter' && by > 0,
    reason: ({ by }) => `Meanwhile it threw ${by} packets away for their way back`,
  };
}

const SIDES: readonly Side[] = ['server', 'middle', 'client'];

const strictAndCounted = DROPPERS.map((dropper): Rule => ({
  bearing: 'decisive',
  slots: [
    ...[neverAnswered, comesIn(dropper), leadsElsewhere(dropper), ofInterface(dropper)],
    ...[ofAll(dropper.side), counts(dropper.side)],
  ],
  ...DROPPED,
}));

/** It says that some packets were, not whose. */
const countedSomewhere = SIDES.map((side): Rule => ({
  bearing: 'strong',
  slots: [neverAnswered, counts(side)],
}));

function isClient(address: string | undefined, scene: Scene): boolean {
  const client = clientAddress(scene);
  return address !== undefined && client !== undefined && sameIp(address, client);
}

const martian: Rule = {
  bearing: 'strong',
  slots: [
    neverAnswered,
    {
      slot: 'fact',
      kind: 'log',
      is: ({ event, source }, scene) => event === 'martian' && isClient(source, scene),
      reason: ({ source = '', interface: name = '' }) =>
        `The kernel takes a packet from ${source} on ${name} for one that cannot have come in there`,
    },
  ],
};

const strict: Rule = {
  bearing: 'weak',
  slots: [
    neverAnswered,
    {
      slot: 'fact',
      kind: 'setting',
      is: ({ key, value }) => KEY.test(key) && value === '1',
      reason: ({ key }) => `${key} is 1: packets must come in by the interface of the way back`,
    },
  ],
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function sample(count: number): string {
  return `ops@db1:~$ nstat -az\n#kernel\nIpInReceives                    ${1000 + count}             0.0\nTcpExtIPReversePathFilter       ${count}                  0.0`;
}

function server(device: string): string {
  return [
    'ops@db1:~$ ip route get 192.0.2.77',
    `192.0.2.77 dev ${device} src 192.0.2.5 uid 1000`,
    '    cache',
    'ops@db1:~$ sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf.eth0.rp_filter',
    'net.ipv4.conf.all.rp_filter = 0',
    'net.ipv4.conf.eth0.rp_filter = 1',
    sample(4),
    sample(5),
    "ops@db1:~$ sudo timeout 8 tcpdump -nn -i any 'tcp port 8080'",
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    '08:07:01.282958 eth0  In  IP 192.0.2.77.55184 > 192.0.2.5.8080: Flags [S], seq 337649862, win 64240, options [mss 1460], length 0',
    '',
    '1 packet captured',
    '1 packet received by filter',
    '0 packets dropped by kernel',
    'ops@db1:~$',
  ].join('\n');
}

export const reversePathFilter: CauseRules = {
  id: 'reverse-path-filter',
  title: 'rp_filter drops the SYN',
  looks: ['attempt', 'conversation', 'route', 'setting', 'growth', 'log'],
  rules: [...strictAndCounted, ...countedSomewhere, martian, strict, ...martianReported],
  prose: {
    what: 'The SYN comes in by an interface by which the machine would not answer its source, and strict reverse path filtering throws it away without a word.',
    why: 'With rp_filter=1 the kernel asks for the way back to the source of every packet that it receives; if that is another interface than the one it came in by, the packet is dropped. A capture still shows it. Two links, a VPN beside the ordinary one, or a route that somebody added are enough. A router does the same, and a client does it to the SYN-ACK.',
    todo: 'Make both ways one: answer by the interface on which the SYN comes in (a route, or a rule and a table of its own for that address). Where the ways have to differ, set rp_filter of that interface to 2 (loose).',
    prevent:
      'Give each further link of a host its own routing table, and watch the growth of IPReversePathFilter.',
  },
  verdict: (scene, cited) => {
    const talk = ofKind(cited, 'conversation')[0];
    const side = SIDES.find((one) => one === talk?.place.vantage) ?? 'server';
    const packet = talk?.synAck === undefined ? 'syn' : 'synAck';
    const by = talk && arrival(talk, packet)?.by;
    return `rp_filter of the ${WHO[side]} drops the ${packet === 'synAck' ? 'SYN-ACK' : 'SYN'} of port ${scene.case.port ?? ''} that comes in by ${by ?? 'another interface'}.`;
  },
  fixes: [loosenReversePath],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [CLIENT, { from: 'server', text: server('eth1') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [CLIENT, { from: 'server', text: server('eth0') }],
    },
  },
};
