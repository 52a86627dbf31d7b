import { CLIENT } from '../network.ts';
import type { Host, Service } from '../host.ts';

/**
 * Once the client's connection to Redis is two seconds old: the link goes down, the connection and the process end
 * without a packet to the client, Redis starts anew and the link comes back.
 */
const FORGETS = `exec >/dev/null 2>&1 </dev/null
old() { ss -Htn state established dst ${CLIENT} | grep -q ':6379 '; }
while sleep 0.2; do
  old || continue
  sleep 2
  old || continue
  ip link set eth0 down
  ss -K dst ${CLIENT}
  pkill -9 -x redis-server
  sleep 0.3
  setsid setpriv --reuid redis --regid redis --init-groups redis-server /etc/redis/redis.conf --protected-mode no &
  sleep 0.5
  ip link set eth0 up
  ip route add default via 10.77.2.1
done
`;

export async function forgetConnections(host: Host): Promise<Service> {
  await host.shell('cat > /run/forgets.sh', FORGETS);
  return host.start(['bash', '/run/forgets.sh']);
}
