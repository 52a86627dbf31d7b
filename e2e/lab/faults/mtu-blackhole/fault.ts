import { silence } from '../../full-queue.ts';
import { counted, HELD, lostWay, PORT, ROUTERS_FILTERS, waysOf } from '../../lost-way.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient, onRouter, onServer } from '../../prompt.ts';
import { healed } from '../../repair.ts';
import { capture } from '../../silent.ts';

const BIG = `http://${SERVER}:${PORT}/report.csv`;
const SEES = `tcp port ${PORT} or icmp or icmp6`;
const big = (name: string): ReturnType<typeof onClient> =>
  onClient('curl', `curl -sS -m 6 -o report.csv ${BIG}`, { name });

const CLAMP = 'FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu';
const NARROW = (what: 'add' | 'del'): string =>
  `sudo ip -4 route ${what} ${CLIENT} via 10.77.2.1 dev eth0 mtu 1280`;

export const fault = lostWay({
  id: 'mtu-blackhole',
  cause: 'mtu-blackhole',
  symptom: 'hang',
  how: 'the router takes no packet over 1400 bytes either way, as in front of a tunnel, and its own filter drops the ICMP error that says so',
  packages: ['iputils-tracepath'],
  start: async (lab) => {
    await lab.server.shell(
      `cd /run/www; yes 2026-11-21,10.77.2.2,order,accepted | head -c 200000 > report.csv; echo ok > small.txt`,
    );
    await lab.router.shell(`ip route change 10.77.1.0/24 dev eth0 src 10.77.1.1 mtu lock 1400
ip route change 10.77.2.0/24 dev eth1 src 10.77.2.1 mtu lock 1400
iptables -A OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP`);
  },
  recordings: [
    onClient('curl', `curl -sS -m 3 -o report.csv ${BIG}`, { name: 'curl-hasty', check: true }),
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    onClient('ncat', `ncat -v -w 5 ${SERVER} ${PORT} </dev/null`),
    onClient('curl', `curl -sS -m 5 http://${SERVER}:${PORT}/small.txt`, { name: 'curl-small' }),
    onClient('curl', `curl -v -m 8 -o report.csv ${BIG}`, { name: 'curl-v' }),
    onClient('curl', `curl -sS -m 8 -o report.csv ${BIG}`),
    onClient('wget', `wget -T 6 -t 1 -O report.csv ${BIG}`),
    onClient(
      'python',
      `python3 -c "import urllib.request; print(len(urllib.request.urlopen('${BIG}', timeout=6).read()))"`,
    ),
    ...counted(
      ['server', 'client'],
      [
        capture('server', SEES, 10, [
          capture('client', SEES, 8, [
            capture('middle', SEES, 7, [
              {
                ...big('curl-captured'),
                meanwhile: [
                  onServer('ss', 'ss -tin', { name: 'ss-ti' }),
                  onServer('ss', 'ss -tano', { name: 'ss-tano' }),
                  onServer('net-tools', 'netstat -tan', { name: 'netstat-tan' }),
                ],
              },
            ]),
          ]),
        ]),
      ],
    ),
    onClient('ping', `ping -c 3 -M do -s 1472 ${SERVER}`, { name: 'ping-1472', inTurn: true }),
    onClient('ping', `ping -c 3 -M do -s 1372 ${SERVER}`, { name: 'ping-1372', inTurn: true }),
    onServer('ping', `ping -c 3 -M do -s 1472 ${CLIENT}`, { name: 'ping-1472' }),
    onServer('ping', `ping -c 3 -M do -s 1372 ${CLIENT}`, { name: 'ping-1372' }),
    onServer('tracepath', `tracepath -n -m 4 ${CLIENT}`),
    onClient('tracepath', `tracepath -n -m 4 ${SERVER}`, { inTurn: true }),
    onRouter('ip', 'ip route', { name: 'ip-route' }),
    ...HELD.filter(({ name }) => !/^(?:ss-syn|netstat-tan)/.test(name)),
    ...waysOf(),
    ...ROUTERS_FILTERS,
  ],
  repair: {
    how: 'the router clamps the MSS of new connections to its narrow link',
    fixes: [
      {
        where: 'middle',
        tool: 'iptables',
        command: `sudo iptables -t mangle -A ${CLAMP}`,
        undo: `sudo iptables -t mangle -D ${CLAMP}`,
      },
      { where: 'server', tool: 'ip', command: NARROW('add'), undo: NARROW('del') },
    ],
    recordings: fixed([
      onClient('curl', `curl -sS -m 3 -o report.csv ${BIG}`, { name: 'curl-hasty', check: true }),
      onClient('curl', `curl -sS -i -m 5 http://${SERVER}:${PORT}/small.txt`, { name: 'curl-small' }),
      onClient('ping', `ping -c 3 -M do -s 1472 ${SERVER}`, { name: 'ping-1472' }),
      onServer('ss', 'ss -tin', { name: 'ss-ti' }),
      onServer('nstat', 'nstat -az', { name: 'nstat' }),
    ]),
    evidenceSets: [
      ...healed(
        'mtu-blackhole',
        'likely',
        ['client.curl-hasty.fixed.txt', 'client.ping-1472.fixed.txt'],
        ['client.curl-hasty.fixed.txt', 'server.ss-ti.fixed.txt'],
      ),
      ...healed('mtu-blackhole', 'confirmed', ['client.curl-small.fixed.txt', 'server.nstat.fixed.txt']),
    ],
  },
  evidenceSets: [
    ...silence(
      'mtu-blackhole',
      'confirmed',
      'one connection at both ends: the large segments leave and only the small ones arrive',
      ['client.curl-captured.txt', 'server.tcpdump.txt', 'client.tcpdump.txt'],
    ),
  ],
});
