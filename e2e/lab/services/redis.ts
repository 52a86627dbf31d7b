import { isRoot, untilListens, type Host, type Service } from '../host.ts';

/** The lines of Debian's file that matter here. */
const configuration = (bind: string): string => `bind ${bind}
protected-mode yes
port 6379
tcp-backlog 511
timeout 0
tcp-keepalive 300
daemonize no
pidfile /run/redis/redis-server.pid
loglevel notice
databases 16
set-proc-title yes
proc-title-template "{title} {listen-addr} {server-mode}"
dir /var/lib/redis
`;

/** A real Redis from Debian's package. */
export async function startRedis(host: Host, bind: string): Promise<Service> {
  await host.shell(`grep -q ^redis: /etc/passwd || {
  echo 'redis:x:103:106::/var/lib/redis:/usr/sbin/nologin' >> /etc/passwd
  echo 'redis:x:106:' >> /etc/group
}
rm -rf /etc/redis; mkdir -p /etc/redis /run/redis /var/lib/redis
${isRoot ? 'chown redis:redis /run/redis /var/lib/redis' : ':'}`);
  await host.shell('cat > /etc/redis/redis.conf', configuration(bind));
  const service = await host.start(['/usr/bin/redis-server', '/etc/redis/redis.conf'], { user: 'redis' });
  await untilListens(host, 6379, service);
  return service;
}
