/** What the SYN clock and the queues of this kernel do, against what src/network/clock and src/network/queues compute. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synSchedule, TIMER_IS_LATE, type SynSettings } from '../../src/network/clock/schedule.ts';
import { acceptQueue, synQueue, type QueueSettings } from '../../src/network/queues/room.ts';
import { createHost } from './host.ts';

export interface Check {
  readonly name: string;
  /** What differs; nothing where all is as computed. */
  run(store: string): Promise<string | undefined>;
  /** Why it cannot be made on this kernel. */
  readonly skip?: string;
}

const [CLOCK, ROOM] = ['syn-clock.py', 'queue-room.py'].map((file) =>
  readFileSync(join(import.meta.dirname, file), 'utf8'),
);

async function measure(store: string, program = '', ...words: readonly string[]): Promise<unknown> {
  const host = await createHost('app1', '127.0.0.1 localhost', store);
  try {
    return JSON.parse(await host.run('/usr/bin/python3', '-c', program, ...words));
  } finally {
    host.end();
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}

/** A machine that makes many faults at once wakes a process late. */
const BUSY = 0.5;

/** Short ones only: the long ones were measured once, see measured/syn-schedules.json. */
const SCHEDULES: readonly SynSettings[] = [
  { retries: 1, linear: 0 },
  { retries: 1, linear: 4 },
  { retries: 2, linear: 0 },
  { retries: 2, linear: 4 },
  { retries: 3, linear: 0, longest: 1 },
];

function hasKey(name: string): boolean {
  return existsSync(`/proc/sys/net/ipv4/${name}`);
}

function clockCheck(settings: SynSettings): Check {
  const expected = synSchedule(settings);
  const keys: readonly (readonly [string, number | undefined])[] = [
    ['tcp_syn_retries', settings.retries],
    ['tcp_syn_linear_timeouts', settings.linear === 0 ? undefined : settings.linear],
    ['tcp_rto_max_ms', settings.longest === undefined ? undefined : settings.longest * 1000],
  ];
  const words = keys.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  if (settings.linear === 0 && hasKey('tcp_syn_linear_timeouts')) words.push('tcp_syn_linear_timeouts=0');
  const lacks = words.map((word) => word.replace(/=.*/, '')).find((name) => !hasKey(name));
  return {
    name: `clock/${words.join(' ')}`,
    ...(lacks !== undefined && { skip: `this kernel has no ${lacks}` }),
    run: async (store) => {
      const found = await measure(store, CLOCK, ...words);
      const [syns, seconds] = [field(found, 'syns'), field(found, 'seconds')];
      const count = Array.isArray(syns) ? syns.length : 0;
      const inTime =
        typeof seconds === 'number' &&
        seconds >= expected.givesUp &&
        seconds <= expected.givesUp * TIMER_IS_LATE + BUSY;
      return count === expected.syns.length && inTime
        ? undefined
        : `computed ${expected.syns.length} SYNs and ${expected.givesUp} s, measured ${JSON.stringify(found)}`;
    },
  };
}

/** Five backlogs under this somaxconn, and what else bounds the SYN queue. */
const BACKLOGS = [1, 5, 50, 128, 511];
const SOMAXCONN = 300;
const BOUNDS: readonly Pick<QueueSettings, 'syncookies' | 'maxSynBacklog'>[] = [
  { syncookies: 0, maxSynBacklog: 1024 },
  { syncookies: 0, maxSynBacklog: 30 },
  { syncookies: 1, maxSynBacklog: 30 },
];

function acceptCheck(backlog: number): Check {
  const expected = acceptQueue({ backlog, somaxconn: SOMAXCONN });
  return {
    name: `queues/accept backlog ${backlog}, somaxconn ${SOMAXCONN}`,
    run: async (store) => {
      const found = await measure(store, ROOM, 'accept', String(backlog), `core/somaxconn=${SOMAXCONN}`);
      const same =
        field(found, 'holds') === expected.holds &&
        field(found, 'recvQ') === expected.holds &&
        field(found, 'sendQ') === expected.limit;
      return same ? undefined : `computed ${expected.holds}, measured ${JSON.stringify(found)}`;
    },
  };
}

function synCheck(settings: QueueSettings): Check {
  const { holds, overflow } = synQueue(settings);
  const { backlog, syncookies, maxSynBacklog } = settings;
  return {
    name: `queues/syn backlog ${backlog}, somaxconn ${SOMAXCONN}, cookies ${syncookies}, tcp_max_syn_backlog ${maxSynBacklog}`,
    run: async (store) => {
      const keys = [
        `core/somaxconn=${SOMAXCONN}`,
        `ipv4/tcp_syncookies=${syncookies}`,
        `ipv4/tcp_max_syn_backlog=${maxSynBacklog}`,
      ];
      const found = await measure(store, ROOM, 'syn', String(backlog), ...keys);
      const next = overflow === 'cookie' ? 'connects' : 'no answer';
      return field(found, 'holds') === holds && field(found, 'next') === next
        ? undefined
        : `computed ${holds}, then ${next}; measured ${JSON.stringify(found)}`;
    },
  };
}

export const CHECKS: readonly Check[] = [
  ...SCHEDULES.map(clockCheck),
  ...BACKLOGS.map(acceptCheck),
  ...BACKLOGS.flatMap((backlog) =>
    BOUNDS.map((bounds) => synCheck({ backlog, somaxconn: SOMAXCONN, ...bounds })),
  ),
];
