import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { startSsh } from './services/ssh.ts';
import type { Host } from './host.ts';
import { FILTERS } from './listings.ts';
import { CLIENT, SERVER } from './network.ts';
import { fewProbes } from './probes.ts';
import { onClient, onServer } from './prompt.ts';

/** A port that the server's rules send into a network namespace of its own, as a container's host does: no socket of the host listens on it. */
export interface PublishedPort {
  readonly id: string;
  readonly cause: 'tcp-ok' | 'forwarded-to-wrong-port';
  readonly variantOf: string;
  readonly by: 'iptables' | 'nft';
  /** To which port inside; the program there listens on 80. */
  readonly to: number;
  readonly staysLikely?: string;
  readonly evidenceSets: readonly EvidenceSet[];
}

const PORT = 8080;
const INSIDE = '172.18.0.2';

const NAMESPACE = `echo 1 > /proc/sys/net/ipv4/ip_forward
ip netns add web
ip link add br-web type veth peer name eth0 netns web
ip addr add 172.18.0.1/24 dev br-web
ip link set br-web up
ip -n web link set lo up
ip -n web addr add ${INSIDE}/24 dev eth0
ip -n web link set eth0 up
ip -n web route add default via 172.18.0.1`;

const RULES = {
  iptables: (to: number) => `iptables -t nat -N PUBLISHED
iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j PUBLISHED
iptables -t nat -A PUBLISHED ! -i br-web -p tcp -m tcp --dport ${PORT} -j DNAT --to-destination ${INSIDE}:${to}
iptables -t nat -A POSTROUTING -s 172.18.0.0/24 ! -o br-web -j MASQUERADE
iptables -A FORWARD -d ${INSIDE}/32 -p tcp -m tcp --dport ${to} -j ACCEPT`,
  nft: (to: number) => `nft -f - <<END
table ip published {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    fib daddr type local tcp dport ${PORT} dnat to ${INSIDE}:${to}
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr 172.18.0.0/24 oifname != "br-web" masquerade
  }
}
END`,
};

async function startInside(host: Host): Promise<void> {
  await host.shell('mkdir -p /run/www; echo hello > /run/www/index.html');
  await host.start([
    ...['ip', 'netns', 'exec', 'web', '/usr/bin/python3', '-m', 'http.server', '80', '-d', '/run/www'],
  ]);
  const open = `ip netns exec web ss -lntH 'sport = :80' | grep -q .`;
  await host.shell(`for i in $(seq 100); do ${open} && exit 0; sleep 0.1; done; exit 1`);
}

const RECORDINGS: readonly Recording[] = [
  ...fewProbes(SERVER, PORT),
  onClient('curl', `curl -v --max-time 5 http://${SERVER}:${PORT}/`, { name: 'curl-http' }),
  onServer('ss', 'sudo ss -lntp'),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
  onServer('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN'),
  onServer('ip', 'ip addr', { name: 'ip-addr' }),
  ...FILTERS,
  onServer('nc-openbsd', `nc -vz -w 5 127.0.0.1 ${PORT}`, { name: 'nc-loopback' }),
  onServer('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { name: 'nc-own-address' }),
];

export function publishedPort(made: PublishedPort): Fault {
  const { id, cause, variantOf, by, to, staysLikely, evidenceSets } = made;
  return {
    id,
    cause,
    variantOf,
    ...(staysLikely === undefined ? {} : { staysLikely }),
    case: { target: SERVER, port: PORT, service: 'http', client: CLIENT, server: SERVER },
    ...(cause === 'tcp-ok' ? {} : { symptom: 'refused' }),
    how: `${by} on the server sends ${PORT} to ${INSIDE}:${to}, a network namespace in which a web server listens on 80`,
    packages: ['dropbear-bin', 'iptables', 'nftables'],
    start: async ({ server }) => {
      await startSsh(server);
      await server.shell(NAMESPACE);
      await startInside(server);
      await server.shell(RULES[by](to));
    },
    recordings: RECORDINGS,
    evidenceSets,
  };
}
