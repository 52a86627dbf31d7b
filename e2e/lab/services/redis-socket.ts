import type { Host, Service } from '../host.ts';
import { startRedis } from './redis.ts';

export const REDIS_SOCKET = '/run/redis/redis-server.sock';

/** A real Redis that listens on a Unix socket too, with these lines in its file. */
export async function startRedisAtSocket(host: Host, ...lines: readonly string[]): Promise<Service> {
  const first = await startRedis(host, '127.0.0.1');
  await first.stop();
  await host.shell('cat >> /etc/redis/redis.conf', [`unixsocket ${REDIS_SOCKET}`, ...lines, ''].join('\n'));
  const service = await host.start(['/usr/bin/redis-server', '/etc/redis/redis.conf'], { user: 'redis' });
  await host.shell(`for i in $(seq 100); do [ -S ${REDIS_SOCKET} ] && exit; sleep 0.1; done; exit 1`);
  return service;
}
