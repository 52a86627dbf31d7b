/** What decides how long Linux waits for an answer to a SYN. */
export interface SynSettings {
  /** net.ipv4.tcp_syn_retries, 1 to 127; 6 where nobody changed it. */
  readonly retries: number;
  /** net.ipv4.tcp_syn_linear_timeouts; 0 before Linux 6.5, where the key does not exist, and 4 since. */
  readonly linear: number;
  /** Seconds until the first retransmission: 1 since Linux 3.1 (RFC 6298), 3 before (RFC 1122). */
  readonly initial?: number;
  /** Seconds that one wait may last: net.ipv4.tcp_rto_max_ms / 1000 since Linux 6.15, 120 before. */
  readonly longest?: number;
}

/** Seconds after the start of connect(), nominal: a real timer is late by up to `TIMER_IS_LATE`. */
export interface SynSchedule {
  /** When each SYN leaves; the first is at 0. */
  readonly syns: readonly number[];
  /** When connect() fails with ETIMEDOUT. */
  readonly givesUp: number;
}

/** The timer wheel rounds up: 20 schedules on Linux 6.18 ended at nominal x 1.01 to x 1.03. */
export const TIMER_IS_LATE = 1.04;

export const DEFAULT_SETTINGS = { retries: 6, linear: 4, initial: 1, longest: 120 } as const;

/** The bounds of the kernel's own sysctl handlers (net/ipv4/sysctl_net_ipv4.c), and sane ones for what has none. */
export const BOUNDS = {
  retries: { least: 1, most: 127 },
  linear: { least: 0, most: 127 },
  initial: { least: 1, most: 60 },
  longest: { least: 1, most: 120 },
} as const;

function within(value: number | undefined, name: keyof typeof BOUNDS): number {
  const { least, most } = BOUNDS[name];
  const known = value === undefined || !Number.isFinite(value) ? DEFAULT_SETTINGS[name] : value;
  return Math.min(Math.max(known, least), most);
}

/**
 * Seconds after which no further SYN is sent, whatever their number: as if the timer had doubled `retries` times
 * (tcp_model_timeout in net/ipv4/tcp_timer.c).
 */
function timeLimit(retries: number, initial: number, longest: number): number {
  const doublings = Math.max(0, Math.floor(Math.log2(longest / initial)));
  if (retries <= doublings) return (2 ** (retries + 1) - 1) * initial;
  return (2 ** (doublings + 1) - 1) * initial + (retries - doublings) * longest;
}

/**
 * The SYNs of one connect() that nobody answers. The timer stays at its initial value for the first linear + 1 waits and
 * doubles from then on; at each of its ends the kernel gives up after retries + linear retransmissions or past the time
 * limit, whichever is first (tcp_write_timeout, tcp_retransmit_timer in net/ipv4/tcp_timer.c). What is out of bounds is
 * taken as the nearest bound. Measured: e2e/lab/measured/syn-schedules.json.
 */
export function synSchedule(settings: SynSettings): SynSchedule {
  const [retries, linear] = [within(settings.retries, 'retries'), within(settings.linear, 'linear')];
  const initial = within(settings.initial, 'initial');
  const longest = Math.max(initial, within(settings.longest, 'longest'));
  const limit = timeLimit(retries, initial, longest);
  const syns = [0];
  let wait = initial;
  let now = initial;
  while (syns.length <= retries + linear && (syns.length === 1 || now < limit)) {
    syns.push(now);
    if (syns.length > linear + 1) wait = Math.min(wait * 2, longest);
    now += wait;
  }
  return { syns, givesUp: now };
}
