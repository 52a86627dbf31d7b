import { silence } from '../../full-queue.ts';
import { lostWay } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startWeb } from '../../services/tls.ts';
import { capture } from '../../silent.ts';

const PORT = 8443;
const SEES = `tcp port ${PORT} or icmp or icmp6`;
const CURL = `curl -sSk -m 7 https://${SERVER}:${PORT}/`;

const made = lostWay({
  id: 'mtu-blackhole-tls',
  cause: 'mtu-blackhole',
  symptom: 'hang',
  how: 'the router takes no packet over 1400 bytes either way and says nothing of it; the server’s certificates fill two segments and a small one',
  packages: ['nginx-light', 'openssl'],
  start: async (lab) => {
    await startWeb(lab.server, `${PORT} ssl`, '', 'chain');
    await lab.router.shell(`ip route change 10.77.1.0/24 dev eth0 src 10.77.1.1 mtu lock 1400
ip route change 10.77.2.0/24 dev eth1 src 10.77.2.1 mtu lock 1400
iptables -A OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP`);
  },
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    onClient('curl', CURL, { check: true }),
    onClient('openssl', `timeout 6 openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
    capture('server', SEES, 11, [
      capture('client', SEES, 9, [
        {
          ...onClient('curl', CURL, { name: 'curl-captured' }),
          meanwhile: [
            onServer('ss', 'ss -tin', { name: 'ss-ti' }),
            onServer('ss', 'ss -tano', { name: 'ss-tano' }),
            onClient('ss', 'ss -tano', { name: 'ss-tano' }),
          ],
        },
      ]),
    ]),
    onServer('ss', 'sudo ss -lntp', { check: true }),
  ],
  evidenceSets: silence(
    'mtu-blackhole',
    'confirmed',
    'one connection at both ends: the large segments of the server’s certificates leave and only the last, small one arrives',
    ['client.tcpdump.txt', 'server.tcpdump.txt'],
  ),
});

export const fault = { ...made, case: { ...made.case, port: PORT, service: 'https' } };
