/** A line of a log: what stands in front of its message, and when it was written where the text says so. */
export interface LogLine {
  readonly message: string;
  /** The program that syslog or the journal names. */
  readonly program?: string;
  readonly pid?: number;
  /** Seconds since 1970: only where date and zone are printed. */
  readonly time?: number;
}

// Sat 2026-11-21 04:47:00 UTC      2026-11-21T04:47:00+0000      2026-11-21T04:47:00.123456+00:00      2026-11-21T04:47:00Z
// 2026-11-21 04:44:08.976 UTC [21801] LOG:  ...      2026/11/21 04:43:23 [emerg] 1#1: ...
const DATED =
  /^(?:[A-Z][a-z]{2} )?(\d{4})[-/](\d{2})[-/](\d{2})[T ]{1,2}(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?: ?(UTC|GMT|Z|[+-]\d{2}:?\d{2}))?(?=[\s:[]|$)/;
// 1795236420.333121 db1 sh[92]: boom
const UNIX = /^(\d{10})\.(\d{6}) /;
// Nov 21 04:47:00 db1 systemd[1]: ...      May  6 07:08:09.123 db1 ...
const CLASSIC = /^[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})? /;
// db1 systemd[1]: ...      db1 kernel: ...
const SOURCE = /^[\w.-]{1,64} ([\w./@-]{1,64})(?:\[(\d{1,10})\])?: /;
// db-1  | ...      (docker compose logs)
const COMPOSE = /^[\w.-]{1,64} {1,20}\| /;

const ZONE = /^([+-])(\d{2}):?(\d{2})$/;

/** Minutes east of Greenwich. */
function offset(zone: string): number {
  const match = ZONE.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function timeOf(match: RegExpExecArray): number | undefined {
  const [, year, month, day, hour, minute, second, fraction = '0', zone] = match;
  if (zone === undefined) return undefined;
  const whole = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return whole / 1000 + Number(`0.${fraction}`) - offset(zone) * 60;
}

interface Stamped {
  readonly rest: string;
  readonly time?: number;
  readonly stamped: boolean;
}

function withoutStamp(text: string): Stamped {
  const unix = UNIX.exec(text);
  if (unix) {
    const time = Number(unix[1]) + Number(unix[2]) / 1e6;
    return { rest: text.slice(unix[0].length), time, stamped: true };
  }
  const dated = DATED.exec(text);
  if (dated) {
    const time = timeOf(dated);
    const rest = text.slice(dated[0].length).replace(/^:? {0,3}/, '');
    return { rest, stamped: true, ...(time === undefined ? {} : { time }) };
  }
  const classic = CLASSIC.exec(text);
  return classic ? { rest: text.slice(classic[0].length), stamped: true } : { rest: text, stamped: false };
}

/** Takes the stamp, the machine and the program off. */
export function readLogLine(text: string): LogLine {
  const { rest, time, stamped } = withoutStamp(text.replace(COMPOSE, ''));
  const timed = time === undefined ? {} : { time };
  const source = stamped ? SOURCE.exec(rest) : null;
  if (!source) return { message: rest, ...timed };
  const [prefix, program = '', pid] = source;
  // What the service printed itself may have a stamp of its own, and a better one.
  const inner = withoutStamp(rest.slice(prefix.length));
  return {
    message: inner.rest,
    program,
    ...(pid === undefined ? {} : { pid: Number(pid) }),
    ...timed,
    ...(inner.time === undefined ? {} : { time: inner.time }),
  };
}
