import type { CauseRules, Example, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { AFTER_CONNECTING, readings } from '../model/outcome.ts';
import { closesIdle, closesIdleAgain } from './slots/closes-idle.ts';
import { diesAgain, idleDeath, lacksWhatCame, outlivesPause } from './slots/died-idle.ts';
import { atServer, noResetSent, type Conversation } from './slots/ended.ts';
import { raiseIdleLimit } from './slots/idle-limit-fixes.ts';
import { keepaliveByClient, keepaliveByService, rememberLonger } from './slots/keepalive-fixes.ts';
import { resends } from './slots/send-timers.ts';
import { idleAndAsk, refreshConnections } from './slots/pool-fixes.ts';

const failsLater: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined && readings(attempt).some((outcome) => AFTER_CONNECTING.includes(outcome)),
  reason: (attempt) => `A connection to ${attempt.address ?? 'the target'} that was made fails`,
};

const worksThenIdles: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => idleDeath(talk, scene) !== undefined,
  reason: ({ pause }) =>
    `The connection works, is idle for ${pause?.seconds.toFixed(1) ?? ''} s, and what the client then sends is not taken`,
};

const neverArrives = (ran: boolean): FactSlot<'conversation'> =>
  atServer(
    (talk, client) => lacksWhatCame(client, talk, ran),
    ran
      ? 'The server has this very connection, and what the client sent after the pause does not reach it, while its capture goes on'
      : 'The server has this very connection, and what the client sent after the pause does not reach it',
  );

/** Linux' connection tracking: what it forgets after so many seconds without a packet. */
const forgets: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'middle',
  is: ({ key, value }, _scene, filled) => {
    const pause = filled.find((fact): fact is Conversation => fact.kind === 'conversation')?.pause?.seconds;
    return (
      key === 'net.netfilter.nf_conntrack_tcp_timeout_established' &&
      /^\d{1,9}$/.test(value) &&
      pause !== undefined &&
      Number(value) < pause
    );
  },
  reason: ({ value }) => `A device on the way forgets a connection after ${value} s without a packet`,
};

const forgottenOnTheWay: Rule = {
  bearing: 'decisive',
  slots: [failsLater, worksThenIdles, neverArrives(false), noResetSent, forgets],
  leaves: [],
  whyNot:
    'The same connection carried bytes both ways before the pause and none after it, the pause was longer than the device on the way remembers a connection, and the server neither got what came after it nor ended anything itself.',
};

/** A clock that nobody shows is seen by what it does: twice the same, and neither age nor an outage explains it. */
const forgottenTwice: Rule = {
  bearing: 'decisive',
  slots: [failsLater, worksThenIdles, neverArrives(true), noResetSent, diesAgain],
  leaves: [],
  whyNot:
    'Two connections carried bytes both ways before a pause and none after it, each at an age at which another one still worked; what came after the pause left the client and did not reach the server, which ended nothing itself: something between the two forgets connections that are idle.',
};

const lostOnTheWay: Rule = {
  bearing: 'strong',
  slots: [failsLater, worksThenIdles, neverArrives(false), noResetSent],
};

/** The server's own interface shows who ends it, and the clock of the pauses why. */
const serverCloses: Rule = {
  bearing: 'decisive',
  slots: [failsLater, closesIdle('server'), closesIdleAgain],
  leaves: [],
  whyNot:
    'Connections that had been served were ended by the server’s own machine, each after the same silence: neither the way, nor a filter, nor what the client said ends them, but the time.',
};

const closedOnce = (['server', 'client'] as const).map((from): Rule => ({
  bearing: 'strong',
  slots: [failsLater, closesIdle(from)],
}));

const outlived: Rule = { bearing: 'against', slots: [failsLater, outlivesPause] };

function tracked(key: string): boolean {
  return key === 'net.netfilter.nf_conntrack_tcp_timeout_established';
}

/** Five days is the kernel's own (measured); a device that was told an hour or less forgets a pool's connections. */
const forgetsSoon: Rule = {
  bearing: 'weak',
  slots: [
    failsLater,
    {
      slot: 'fact',
      kind: 'setting',
      is: ({ key, value }: FactOf<'setting'>) => tracked(key) && Number(value) <= 3600,
      reason: ({ value }: FactOf<'setting'>) =>
        `This machine forgets a connection after ${value} s without a packet`,
    },
  ],
};

/** A peer that is gone, a lost way back and an MTU hole look the same. */
const sendsInVain: Rule = { bearing: 'weak', slots: [failsLater, resends] };

const A = '10.0.0.7.54372';
const B = '192.0.2.5.6379';

function packets(way: 'client' | 'server'): readonly string[] {
  const out = way === 'client' ? 'Out' : 'In ';
  const back = way === 'client' ? 'In ' : 'Out';
  return [
    `08:20:40.516177 eth0  ${out} IP ${A} > ${B}: Flags [S], seq 2125934351, win 64240, length 0`,
    `08:20:40.516232 eth0  ${back} IP ${B} > ${A}: Flags [S.], seq 1088653447, ack 2125934352, win 65160, length 0`,
    `08:20:40.516249 eth0  ${out} IP ${A} > ${B}: Flags [.], ack 1, win 63, length 0`,
    `08:20:40.516312 eth0  ${out} IP ${A} > ${B}: Flags [P.], seq 1:7, ack 1, win 63, length 6`,
    `08:20:40.516330 eth0  ${back} IP ${B} > ${A}: Flags [P.], seq 1:8, ack 7, win 64, length 7`,
    `08:20:40.520662 eth0  ${out} IP ${A} > ${B}: Flags [.], ack 8, win 63, length 0`,
    ...(way === 'server'
      ? []
      : [
          `08:20:45.532592 eth0  Out IP ${A} > ${B}: Flags [P.], seq 7:13, ack 8, win 63, length 6`,
          `08:20:45.532633 eth0  In  IP ${B} > ${A}: Flags [R], seq 1088653455, win 0, length 0`,
        ]),
  ];
}

function capture(prompt: string, way: 'client' | 'server'): string {
  const lines = packets(way);
  return [
    `${prompt}:~$ sudo timeout 9 tcpdump -nn -i any 'tcp port 6379'`,
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    ...lines,
    `${lines.length} packets captured`,
    `${lines.length} packets received by filter`,
    '0 packets dropped by kernel',
    `${prompt}:~$`,
  ].join('\n');
}

function example(seconds: string): Example {
  const setting = `net.netfilter.nf_conntrack_tcp_timeout_established = ${seconds}`;
  return {
    case: { target: '192.0.2.5', port: 6379, service: 'redis', symptom: 'reset' },
    evidence: [
      {
        from: 'client',
        text: capture('ops@app1', 'client'),
      },
      {
        from: 'server',
        text: capture('ops@db1', 'server')
          .replaceAll(/eth0 {2}(?:Out|In ) /g, '')
          .replace('-i any', '-i eth0'),
      },
      {
        from: 'middle',
        text: `ops@gw1:~$ sysctl net.netfilter.nf_conntrack_tcp_timeout_established\n${setting}\nops@gw1:~$\n`,
      },
    ],
  };
}

export const idleTimeout: CauseRules = {
  id: 'idle-timeout',
  title: 'An idle connection was forgotten',
  looks: ['attempt', 'conversation', 'listing', 'setting', 'socket'],
  rules: [
    forgottenOnTheWay,
    forgottenTwice,
    serverCloses,
    lostOnTheWay,
    ...closedOnce,
    forgetsSoon,
    sendsInVain,
    outlived,
  ],
  prose: {
    what: 'The connection was made and worked, then carried nothing for a while, and a device on the way (or the server) forgot it. The next bytes are dropped, or answered with a RST.',
    // AWS: Update the TCP idle timeout for your Network Load Balancer listener. Azure: Configure TCP reset and idle
    // timeout. What is said of Linux: measured, 6.18.
    why: 'Firewalls, NAT and load balancers keep a table of connections and delete those that are idle: AWS’ Network Load Balancer after 350 s unless told otherwise, Azure’s after 4 minutes. As a rule neither end is told. Linux sends its first keepalive after two hours, later than nearly all of them, and only on sockets whose program asked for keepalives.',
    todo: 'Measure after how long a pause it fails: the time is constant, and often names the device. Then let one side speak sooner than that: the service (Redis tcp-keepalive, PostgreSQL tcp_keepalives_idle and _interval, ssh ClientAliveInterval) or the client (ServerAliveInterval, the driver’s option, net.ipv4.tcp_keepalive_time together with tcp_keepalive_intvl: whichever of the two is longer counts). Or let the pool drop connections that have been idle for less.',
    prevent:
      'Give every pool a maximum idle time, and keepalives, that are shorter than the shortest timeout on the way. ss -tno shows which connections have a keepalive timer.',
  },
  verdict: (scene, cited) => {
    const setting = cited.find((fact) => fact.kind === 'setting');
    const talk = cited.find((fact) => fact.kind === 'conversation');
    if (setting === undefined && talk?.kind === 'conversation' && talk.pause?.endedBy === 'client')
      return `A device on the way forgets connections to port ${scene.case.port ?? ''} that are idle for ${talk.pause.seconds.toFixed(0)} s, if not sooner.`;
    if (setting === undefined && talk?.kind === 'conversation')
      return `The service on port ${scene.case.port ?? ''} closes connections that are idle for about ${Math.round(talk.pause?.seconds ?? 0)} s.`;
    const after = setting?.kind === 'setting' ? setting.value : '';
    return `A device on the way forgets connections to port ${scene.case.port ?? ''} that are idle for ${after} s.`;
  },
  fixes: [raiseIdleLimit, keepaliveByService, keepaliveByClient, refreshConnections, rememberLonger],
  proof: idleAndAsk,
  examples: {
    matches: example('2'),
    differs: example('432000'),
  },
};
