/** One system call as strace prints it. */
export interface Call {
  readonly pid: string;
  readonly name: string;
  /** Between the brackets. */
  readonly args: string;
  /** Behind the equals sign: `-1 ECONNREFUSED (Connection refused)`. */
  readonly result: string;
  /** Seconds, from midnight, from 1970 or from the start of the trace; only where they have a fraction. */
  readonly clock?: number;
  /** The clock counts from 1970. */
  readonly dated: boolean;
  /** Seconds that the call took, where `-T` prints them. */
  readonly took?: number;
}

export type TraceLine =
  | ({ readonly kind: 'call' } & Call)
  | { readonly kind: 'signal'; readonly signal: string }
  /** strace went away while the call was running. */
  | { readonly kind: 'detached' }
  /** Understood, and says nothing. */
  | { readonly kind: 'nothing' };

// [pid 18884] 04:40:23.226210 socket(...      18884 connect(...      1795236084.114973 connect(...      0.000188 connect(...
const PREFIX =
  /^(?:\[pid {1,8}(\d{1,8})\] |(\d{1,8}) {1,3}(?=[\d:.a-z<+-]))?(?:(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?) |(\d{10}\.\d{3,9}) | {1,10}(\d{1,6}\.\d{6}) )? {0,4}/;
// connect(3, {sa_family=AF_INET, ...
const START = /^([a-z_]\w{1,30})\(/;
// <... connect resumed>) = -1 EINPROGRESS (Operation now in progress)      <... poll resumed> )      = 0 (Timeout)
const RESUMED = /^<\.\.\. ([a-z_]\w{1,30}) resumed> ?/;
const UNFINISHED = / {0,2}<unfinished \.{3}>$/;
// connect(3, {...}, 16strace: Process 15164 detached
//  <detached ...>
const ABANDONED = /strace: Process \d{1,8} detached$/;
const DETACHED = /^ {0,2}<detached \.{3}>$/;
// Connecting to 10.0.2.5:8081... socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3      (wget ends no line before it dials)
const UNENDED = /^(?:Connecting to \S{1,300}|Resolving \S{1,253} \(\S{1,253}\))\.{3} (?=[a-z_]\w{1,30}\()/;
// --- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---      --- SIGALRM (Alarm clock) @ 0 (0) ---
const SIGNAL = /^--- (SIG[A-Z\d]{2,10}) .{0,300}---$/;
// +++ exited with 1 +++      +++ killed by SIGTERM +++      strace: Process 18884 attached      )            = 11
const NOTHING =
  /^(?:\+\+\+ (?:exited with \d{1,3}|killed by SIG[A-Z\d]{2,10}(?: \(core dumped\))?) \+\+\+|strace: Process \d{1,8} (?:attached|resuming)|\) {1,40}= -?\d{1,12})$/;
const TOOK = / <(\d{1,6}\.\d{6})>$/;
// close(3)                                = 0
const RESULT = /^(?:-?\d{1,20}|\?|0x[\da-f]{1,16})(?=[ <]|$)/;

interface Body {
  readonly args: string;
  readonly result: string;
}

/** Splits at the last equals sign that stands behind a bracket and in front of a result. */
function split(text: string): Body | undefined {
  let at = text.lastIndexOf(' = ');
  for (let tries = 0; at > 0 && tries < 6; tries++) {
    const before = text.slice(0, at).trimEnd();
    const result = text.slice(at + 3);
    if (before.endsWith(')') && RESULT.test(result)) return { args: before.slice(0, -1), result };
    at = text.lastIndexOf(' = ', at - 1);
  }
  return undefined;
}

/** Reads the lines of one trace; calls that were interrupted by another thread's are put together. */
export class TraceLines {
  readonly #unfinished = new Map<string, string>();
  #elapsed = 0;

  read(line: string): TraceLine | undefined {
    const text = line.replace(UNENDED, '');
    const prefix = PREFIX.exec(text);
    const rest = text.slice(prefix?.[0].length ?? 0);
    const pid = prefix?.[1] ?? prefix?.[2] ?? '';
    const clock = prefix ? this.#clock(prefix) : undefined;
    const signal = SIGNAL.exec(rest)?.[1];
    if (signal !== undefined) return { kind: 'signal', signal };
    if (DETACHED.test(rest)) return { kind: 'detached' };
    if (NOTHING.test(rest)) return { kind: 'nothing' };
    const shared = { pid, dated: prefix?.[6] !== undefined, ...(clock === undefined ? {} : { clock }) };
    if (ABANDONED.test(rest)) return abandoned(rest.replace(ABANDONED, ''), shared);
    const whole = this.#whole(pid, rest);
    if (whole === undefined || whole === 'unfinished') return whole && { kind: 'nothing' };
    return callOf(whole, shared);
  }

  #clock([, , , hours, minutes, seconds, epoch, relative]: RegExpExecArray): number | undefined {
    if (relative !== undefined) return (this.#elapsed += Number(relative));
    if (epoch !== undefined) return Number(epoch);
    // Whole seconds are too coarse.
    if (seconds?.includes('.') !== true) return undefined;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  }

  /** The text of the call, its interrupted parts joined. */
  #whole(pid: string, text: string): string | undefined {
    const resumed = RESUMED.exec(text);
    if (resumed) {
      const begun = this.#unfinished.get(pid);
      this.#unfinished.delete(pid);
      return begun?.startsWith(`${resumed[1] ?? ''}(`) === true
        ? begun + text.slice(resumed[0].length)
        : 'unfinished';
    }
    if (!START.test(text)) return undefined;
    if (!UNFINISHED.test(text)) return text;
    if (this.#unfinished.size < 1000) this.#unfinished.set(pid, text.replace(UNFINISHED, ''));
    return 'unfinished';
  }
}

/** A call that had not returned when strace went away. */
function abandoned(text: string, shared: Pick<Call, 'pid' | 'clock' | 'dated'>): TraceLine {
  const name = START.exec(text)?.[1];
  if (name === undefined) return { kind: 'nothing' };
  return { kind: 'call', ...shared, name, args: text.slice(name.length + 1), result: '?' };
}

function callOf(text: string, shared: Pick<Call, 'pid' | 'clock' | 'dated'>): TraceLine | undefined {
  const name = START.exec(text)?.[1];
  const took = TOOK.exec(text)?.[1];
  const body = split(took === undefined ? text : text.replace(TOOK, ''));
  if (name === undefined || !body) return undefined;
  return {
    kind: 'call',
    ...shared,
    name,
    args: body.args.slice(name.length + 1),
    result: body.result,
    ...(took === undefined ? {} : { took: Number(took) }),
  };
}
