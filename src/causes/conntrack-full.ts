import type { CauseRules, Exclusions, FactSlot, Rule } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import { CONNTRACK_FIXES, COUNT, MAX } from './slots/conntrack-fixes.ts';
import type { Side } from './slots/judged-filters.ts';
import { isTogether } from '../model/machine.ts';
import { clientAddress } from './slots/reply-filter.ts';
import { isDialledTalk, neverAnswered, staysUnanswered } from './slots/talks.ts';

const WHOSE: Readonly<Record<Side, string>> = { server: 'server', middle: 'router', client: 'client' };

function valueOf({ value }: FactOf<'setting'>): number {
  return /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
}

function most(side?: Side): FactSlot<'setting'> {
  return {
    slot: 'fact',
    kind: 'setting',
    ...(side === undefined ? {} : { from: side }),
    is: ({ key, value }) => key === MAX && /^[1-9]\d{0,9}$/.test(value),
    reason: ({ value }) =>
      `The ${side === undefined ? 'machine' : WHOSE[side]}’s connection tracking has room for ${value} connections`,
  };
}

function full(side?: Side): FactSlot<'setting'> {
  return {
    slot: 'fact',
    kind: 'setting',
    ...(side === undefined ? {} : { from: side }),
    is: (setting, _scene, filled) => {
      const max = ofKind(filled, 'setting')[0];
      return (
        setting.key === COUNT &&
        max !== undefined &&
        isTogether(setting, max) &&
        valueOf(setting) >= valueOf(max)
      );
    },
    reason: ({ value }) => `It holds ${value}: it is full`,
  };
}

function drops(side: Side): FactSlot<'growth'> {
  return {
    slot: 'fact',
    kind: 'growth',
    from: side,
    is: ({ name, by }) => name === 'conntrack.drop' && by > 0,
    reason: ({ by }) => `Meanwhile it dropped ${by} packets for want of an entry`,
  };
}

/** It comes from the client's own address: no NAT stands before this machine. */
function isClients(talk: FactOf<'conversation'>, scene: Scene): boolean {
  const client = clientAddress(scene);
  return client !== undefined && sameIp(talk.client.address, client);
}

/** The SYN comes to this machine and goes no further. */
function endsHere(side: Side): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: side,
    is: (talk, scene) =>
      isDialledTalk(talk, scene) &&
      isClients(talk, scene) &&
      staysUnanswered(talk, scene) &&
      talk.syn?.way === 'in',
    line: (talk) => talk.syn?.line,
    reason: `The SYN comes to the ${WHOSE[side]} and goes no further`,
  };
}

const NO_ENTRY: Exclusions = {
  leaves: [],
  whyNot:
    'A SYN for which connection tracking finds no room is dropped before routing, rules and sockets are asked (nf_conntrack_in): it comes to this machine and nothing leaves it, whatever lies behind.',
};

const dropped = (['middle', 'server'] as const).map((side): Rule => ({
  bearing: 'decisive',
  slots: [neverAnswered, most(side), full(side), drops(side), endsHere(side)],
  ...NO_ENTRY,
}));

const tableFull = (['middle', 'server', 'client'] as const).map((side): Rule => ({
  bearing: 'strong',
  slots: [neverAnswered, most(side), full(side)],
}));

/** Without an attempt beside it, of whatever machine it is told. */
const fullNow: Rule = {
  bearing: 'weak',
  slots: [
    { ...most(), anywhere: true },
    { ...full(), anywhere: true },
  ],
};

const droppedMeanwhile: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'fact',
      kind: 'growth',
      anywhere: true,
      is: ({ name, by }) => name === 'conntrack.drop' && by > 0,
      reason: ({ by }) =>
        `Between two samples connection tracking dropped ${by} packets for want of an entry`,
    },
  ],
};

const saysFull: FactSlot<'log'> = {
  slot: 'fact',
  kind: 'log',
  is: ({ event }) => event === 'conntrack-full',
  reason: 'A kernel on the way says that its table of connections was full and that it dropped packets',
};

const logged: Rule = { bearing: 'strong', slots: [neverAnswered, saysFull] };

/** Without an attempt beside it the line may be old. */
const loggedOnce: Rule = { bearing: 'weak', slots: [{ ...saysFull, anywhere: true }] };

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function statistics(drop: number): string {
  return `ops@db1:~$ sudo conntrack -S\ncpu=0   \tfound=0 invalid=0 insert=${1000 + drop} insert_failed=0 drop=${drop} early_drop=0 error=0 search_restart=0 clash_resolve=0 chaintoolong=0 `;
}

function server(count: number): string {
  return [
    `ops@db1:~$ sysctl ${COUNT} ${MAX}`,
    `${COUNT} = ${count}`,
    `${MAX} = 262144`,
    statistics(11),
    statistics(14),
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

export const conntrackFull: CauseRules = {
  id: 'conntrack-full',
  title: 'A connection-tracking table is full',
  fails: { errnos: ['EPERM', 'ENOBUFS'] },
  looks: ['attempt', 'setting', 'growth', 'conversation', 'log'],
  rules: [...dropped, ...tableFull, fullNow, droppedMeanwhile, logged, loggedOnce],
  prose: {
    what: 'Connection tracking on the server, on a machine on the way or on the client itself has no room for another connection, and drops the SYN.',
    why: 'Each tracked connection takes an entry up to nf_conntrack_max; established ones keep theirs for days unless they are closed. What is tracked already goes on, new connections and pings get no answer: on the client too TCP only times out (measured, Linux 6.18). The kernel log says so: “nf_conntrack: table full, dropping packet”.',
    todo: 'Raise net.netfilter.nf_conntrack_max on that machine (an entry takes 256 bytes of kernel memory, and more with NAT), then see who holds the entries: conntrack -L, by source. A shorter timeout for established connections frees nothing by itself: an entry gets it with its next packet. Traffic that needs no tracking can go without (notrack).',
    prevent: 'Watch nf_conntrack_count against nf_conntrack_max, and size it for the peak.',
  },
  verdict: (scene, cited) => {
    const side =
      cited.find(({ kind }) => kind === 'growth')?.place.vantage === 'middle' ? 'router' : 'server';
    return `The ${side}’s connection-tracking table is full: it drops the SYN to port ${scene.case.port ?? ''}.`;
  },
  fixes: CONNTRACK_FIXES,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [CLIENT, { from: 'server', text: server(262144) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [CLIENT, { from: 'server', text: server(1244) }],
    },
  },
};
