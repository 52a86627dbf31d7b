import type { SocketRecord } from '../model/fact.ts';

/** A Unix socket that somebody listens on. */
export function unixListener(
  path: string,
  more: Pick<SocketRecord, 'processes' | 'acceptQueue'> = { processes: [] },
): SocketRecord {
  return {
    kind: 'socket',
    transport: 'unix',
    state: 'listen',
    local: { address: path, port: 0 },
    accepts: [],
    mayAccept: [],
    ...(more.acceptQueue === undefined ? {} : { acceptQueue: more.acceptQueue }),
    processes: more.processes,
    path,
    count: 1,
  };
}
