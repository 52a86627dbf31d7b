/** What decides how much room a Linux listener has. */
export interface QueueSettings {
  /** The number given to listen(). Linux reads it as unsigned: a negative one is above every somaxconn. */
  readonly backlog: number;
  /** net.core.somaxconn, of the network namespace of the service. */
  readonly somaxconn: number;
  /** net.ipv4.tcp_max_syn_backlog */
  readonly maxSynBacklog: number;
  /** net.ipv4.tcp_syncookies: 0 off, 1 when the queue is full, 2 always. */
  readonly syncookies: 0 | 1 | 2;
}

export interface AcceptQueue {
  /** min(backlog, somaxconn): what ss shows as Send-Q of the listener. */
  readonly limit: number;
  /** Connections that it holds: the kernel takes one more while length > limit is not true (sk_acceptq_is_full). */
  readonly holds: number;
  readonly boundBy: 'backlog' | 'somaxconn';
}

export interface SynQueue {
  /** Half-open connections that it holds, on Linux 4.3 and later. */
  readonly holds: number;
  readonly boundBy: 'backlog' | 'somaxconn' | 'tcp_max_syn_backlog' | 'cookies';
  /** What a SYN meets that finds it full: a cookie, which loses nobody, or silence. */
  readonly overflow: 'cookie' | 'dropped';
}

export const BOUNDS = {
  backlog: { least: -1, most: 1_000_000 },
  somaxconn: { least: 1, most: 1_000_000 },
  maxSynBacklog: { least: 1, most: 1_000_000 },
} as const;

/** somaxconn is 4096 since Linux 5.4, and 128 before; tcp_max_syn_backlog grows with memory, from 128 on. */
export const DEFAULT_SETTINGS = {
  backlog: 511,
  somaxconn: 4096,
  maxSynBacklog: 1024,
  syncookies: 1,
} as const;

export function acceptQueue({
  backlog,
  somaxconn,
}: Pick<QueueSettings, 'backlog' | 'somaxconn'>): AcceptQueue {
  const capped = backlog < 0 || backlog > somaxconn;
  const limit = capped ? somaxconn : backlog;
  return { limit, holds: limit + 1, boundBy: capped ? 'somaxconn' : 'backlog' };
}

/**
 * Room for half-open connections (tcp_conn_request in net/ipv4/tcp_input.c). A request is taken while no more than the
 * accept queue's limit wait; without cookies also only while a quarter of tcp_max_syn_backlog would stay free, which
 * spares peers that the kernel knows from before. Linux 4.3 held one less: it compared with >=. Measured:
 * e2e/lab/measured/queue-rooms.json.
 */
export function synQueue(settings: QueueSettings): SynQueue {
  if (settings.syncookies === 2) return { holds: 0, boundBy: 'cookies', overflow: 'cookie' };
  const { holds, boundBy } = acceptQueue(settings);
  if (settings.syncookies === 1) return { holds, boundBy, overflow: 'cookie' };
  const { maxSynBacklog } = settings;
  const reserved = maxSynBacklog - Math.floor(maxSynBacklog / 4) + 1;
  return reserved < holds
    ? { holds: reserved, boundBy: 'tcp_max_syn_backlog', overflow: 'dropped' }
    : { holds, boundBy, overflow: 'dropped' };
}
