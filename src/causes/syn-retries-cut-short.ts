import { synSchedule, TIMER_IS_LATE } from '../network/clock/schedule.ts';
import type { CauseRules, FactSlot, FailureSlot, Fix, Rule } from '../model/cause.ts';
import { run } from '../model/command.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { ANSWERED, clientSetting, lateAnswer, waitedInVain } from './slots/late-answer.ts';
import { attemptIn } from './slots/way.ts';

const RETRIES = 'net.ipv4.tcp_syn_retries';
const LINEAR = 'net.ipv4.tcp_syn_linear_timeouts';
/** Where nobody changed it, or an old distribution's 5: a minute and more. */
const USUAL = 5;

/** Seconds that the client's kernel waits at the most; without the second setting the longer of old and new. */
function kernelEnd(retries: number, scene: Scene): number {
  const linear = clientSetting(scene, LINEAR);
  const known = linear === undefined ? [0, 4] : [linear];
  return Math.max(...known.map((value) => synSchedule({ retries, linear: value }).givesUp)) * TIMER_IS_LATE;
}

function retriesIn(filled: readonly Fact[]): number | undefined {
  const setting = filled.find((fact): fact is FactOf<'setting'> & Fact => fact.kind === 'setting');
  return setting === undefined ? undefined : Number(setting.value);
}

function endIn(filled: readonly Fact[], scene: Scene): number | undefined {
  const retries = retriesIn(filled);
  return retries === undefined ? undefined : kernelEnd(retries, scene);
}

const kernelMayHaveEnded: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.transport === 'tcp' &&
    attempt.address !== undefined &&
    attempt.deadline !== undefined &&
    readings(attempt).includes('kernel-timeout'),
  reason: (attempt) =>
    `The client may wait ${attempt.deadline ?? ''} s, and fails with the kernel’s timeout${attempt.took === undefined ? '' : ` after ${attempt.took.toFixed(1)} s`}`,
};

const kernelEnded: FailureSlot = {
  ...kernelMayHaveEnded,
  is: (attempt, scene) => attempt.outcome === 'kernel-timeout' && kernelMayHaveEnded.is(attempt, scene),
};

/** Sooner than any usual number of retransmissions ends. */
const endedBeforeItsTime: FailureSlot = {
  ...kernelEnded,
  is: (attempt, scene) =>
    kernelEnded.is(attempt, scene) &&
    attempt.took !== undefined &&
    attempt.took < synSchedule({ retries: USUAL, linear: 0 }).givesUp,
};

function endsSooner(setting: FactOf<'setting'>, scene: Scene, filled: readonly Fact[]): boolean {
  if (setting.key !== RETRIES || !/^\d{1,3}$/.test(setting.value)) return false;
  const end = kernelEnd(Number(setting.value), scene);
  const { deadline = 0, took = end } = attemptIn(filled) ?? {};
  return end < deadline && took <= end + 0.5;
}

/** The client's kernel gives up before the tool's time is over. */
const fewRetries: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'client',
  is: (setting, scene, filled) => Number(setting.value) < USUAL && endsSooner(setting, scene, filled),
  reason: (setting, scene) =>
    `With tcp_syn_retries = ${setting.value} the client’s kernel gives up after ${Math.floor(kernelEnd(Number(setting.value), scene) / TIMER_IS_LATE)} s`,
};

const answeredAfterTheEnd: Rule = {
  bearing: 'decisive',
  slots: [kernelEnded, fewRetries, lateAnswer(endIn, true)],
  ...ANSWERED,
  apart: [
    {
      causes: ['client-timeout-too-short'],
      why: 'The tool’s own time was not over: the kernel ended the attempt before.',
    },
  ],
};

const rules: readonly Rule[] = [
  answeredAfterTheEnd,
  { bearing: 'strong', slots: [kernelMayHaveEnded, fewRetries] },
  // Without the setting: the program may have set TCP_SYNCNT or TCP_USER_TIMEOUT itself.
  { bearing: 'strong', slots: [endedBeforeItsTime, lateAnswer((filled) => attemptIn(filled)?.took, true)] },
  { bearing: 'weak', slots: [endedBeforeItsTime] },
  {
    bearing: 'against',
    slots: [
      {
        slot: 'fact',
        kind: 'setting',
        from: 'client',
        is: (setting) => setting.key === RETRIES && Number(setting.value) > USUAL,
        reason: (setting) =>
          `With tcp_syn_retries = ${setting.value} the client’s kernel waits two minutes and more`,
      },
    ],
  },
  { bearing: 'against', slots: [waitedInVain] },
];

const raise: Fix = {
  id: 'raise-syn-retries',
  title: 'Let the client’s kernel wait longer than the tool',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const before = clientSetting(scene, RETRIES);
    if (before === undefined) return undefined;
    const set = (value: number) => run('sysctl', '-w', `${RETRIES}=${value}`);
    return {
      command: set(6),
      changes: 'New connections of every program in this network namespace wait up to 131 s for an answer.',
      undo: set(before),
      notes: [
        'It lasts until the next start. Find the file that lowered it (grep -r tcp_syn_retries /etc/sysctl.conf /etc/sysctl.d), and correct it there. A container has a network namespace of its own: set it there.',
      ],
    };
  },
};

const DIALLED =
  'ops@app1:~$ nc -vz -w 60 10.77.2.2 5432\nnc: connect to 10.77.2.2 port 5432 (tcp) failed: Connection timed out\nops@app1:~$';

function settings(retries: number): string {
  return [
    'ops@app1:~$ sysctl net.ipv4.tcp_syn_retries net.ipv4.tcp_syn_linear_timeouts',
    `net.ipv4.tcp_syn_retries = ${retries}`,
    'net.ipv4.tcp_syn_linear_timeouts = 4',
    'ops@app1:~$',
  ].join('\n');
}

// Linux 6.18, a link on which every frame is 2 s late each way.
const CAPTURE = [
  "ops@app1:~$ sudo tcpdump -nn -i any 'host 10.77.2.2 and tcp port 5432'",
  'tcpdump: data link type LINUX_SLL2',
  'tcpdump: verbose output suppressed, use -v[v]... for full protocol decode',
  'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
  '07:31:30.197991 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [S], seq 1220721051, win 64240, options [mss 1460,sackOK,TS val 1389967107 ecr 0,nop,wscale 10], length 0',
  '07:31:31.216521 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [S], seq 1220721051, win 64240, options [mss 1460,sackOK,TS val 1389968126 ecr 0,nop,wscale 10], length 0',
  '07:31:32.240539 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [S], seq 1220721051, win 64240, options [mss 1460,sackOK,TS val 1389969150 ecr 0,nop,wscale 10], length 0',
  '07:31:34.200581 eth0  In  IP 10.77.2.2.5432 > 10.77.1.2.58724: Flags [S.], seq 2500591543, ack 1220721052, win 65160, options [mss 1460,sackOK,TS val 3775817745 ecr 1389967107,nop,wscale 10], length 0',
  '07:31:34.200596 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [R], seq 1220721052, win 0, length 0',
  '07:31:35.202983 eth0  In  IP 10.77.2.2.5432 > 10.77.1.2.58724: Flags [S.], seq 2500591543, ack 1220721052, win 65160, options [mss 1460,sackOK,TS val 3775818747 ecr 1389967107,nop,wscale 10], length 0',
  '07:31:35.203001 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [R], seq 1220721052, win 0, length 0',
  '07:31:36.242636 eth0  In  IP 10.77.2.2.5432 > 10.77.1.2.58724: Flags [S.], seq 2500591543, ack 1220721052, win 65160, options [mss 1460,sackOK,TS val 3775819788 ecr 1389967107,nop,wscale 10], length 0',
  '07:31:36.242650 eth0  Out IP 10.77.1.2.58724 > 10.77.2.2.5432: Flags [R], seq 1220721052, win 0, length 0',
  '^C',
  '9 packets captured',
  'ops@app1:~$',
].join('\n');

export const synRetriesCutShort: CauseRules = {
  id: 'syn-retries-cut-short',
  title: 'The kernel gives up before the tool does',
  looks: ['attempt', 'conversation', 'setting'],
  rules,
  prose: {
    what: 'The client’s kernel stops sending SYNs and fails with ETIMEDOUT while the tool would still wait; the server would have answered later.',
    why: 'tcp_syn_retries bounds every connect(). With 1 it ends after 3 s, with 2 after 7 s; with the 6 of today after 131 s (127 s before Linux 6.5). A timeout of the tool that is longer never applies. The text tells who ended it: “Connection timed out” from the kernel, against curl’s “Timeout was reached”, Python’s “timed out”, ncat’s “TIMEOUT”.',
    todo: 'Read net.ipv4.tcp_syn_retries where the client runs, in its container if it has one, and raise it. A program can also have set TCP_SYNCNT or TCP_USER_TIMEOUT itself. If a patient attempt is not answered either, this was not the cause.',
    prevent:
      'Leave tcp_syn_retries alone and bound the wait in each client, where it is seen. Watch TCPSynRetrans: it grows before clients fail.',
  },
  verdict: (_scene, cited) => {
    const attempt = attemptIn(cited);
    return `The client’s kernel stops after ${retriesIn(cited) ?? ''} retransmissions of the SYN, though the tool may wait ${attempt?.deadline ?? ''} s; ${attempt?.address ?? 'the server'} answers later.`;
  },
  fixes: [raise],
  examples: {
    matches: {
      case: { target: '10.77.2.2', port: 5432 },
      evidence: [
        { from: 'client', text: DIALLED },
        { from: 'client', text: settings(1) },
        { from: 'client', text: CAPTURE },
      ],
    },
    differs: {
      case: { target: '10.77.2.2', port: 5432 },
      evidence: [
        { from: 'client', text: DIALLED },
        { from: 'client', text: settings(6) },
        { from: 'client', text: CAPTURE },
      ],
    },
  },
};
