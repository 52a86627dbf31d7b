import type { Fault } from '../../fault.ts';
import { CASE, PORT } from '../../full-queue.ts';
import { gaveUp, waiting } from '../../impatient.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startNginx } from '../../services/nginx.ts';
import { startSsh } from '../../services/ssh.ts';
import { capture, queueListings } from '../../silent.ts';

const FILTER = `tcp port ${PORT} or icmp or icmp6`;
const KEYS = 'net.ipv4.tcp_syn_retries net.ipv4.tcp_syn_linear_timeouts';

export const fault: Fault = {
  id: 'syn-retries-cut-short',
  cause: 'syn-retries-cut-short',
  variantOf: 'client-timeout-too-short',
  case: CASE,
  symptom: 'timeout',
  packages: ['nginx-light'],
  how: 'nginx, which answers after 4 s (each frame comes 2 s late either way), and a client whose tcp_syn_retries is 1: its kernel gives up after 3 s, whatever the tools allow',
  delays: { db1: 2 },
  start: async (lab) => {
    await startSsh(lab.server);
    await startNginx(lab.server, PORT);
    // ARP gives up after 3 s, before its answer comes.
    await lab.router.shell('ip neigh replace 10.77.2.2 lladdr 52:54:00:77:02:02 dev eth1 nud permanent');
    await lab.server.shell('ip neigh replace 10.77.2.1 lladdr 52:54:00:77:02:01 dev eth0 nud permanent');
    await lab.client.shell('echo 1 > /proc/sys/net/ipv4/tcp_syn_retries');
  },
  sideBySide: true,
  recordings: [
    ...waiting(SERVER, PORT, 60),
    onClient('nc-openbsd', `time nc -vz -w 60 ${SERVER} ${PORT}`, { name: 'nc-timed' }),
    onClient('ssh', `ssh -o ConnectTimeout=60 -p ${PORT} ops@${SERVER}`),
    onClient('sysctl', `sysctl ${KEYS}`),
    onClient('sysctl', 'sysctl -a 2>/dev/null | grep tcp_syn', { name: 'sysctl-grep' }),
    onClient('cat', 'cat /proc/sys/net/ipv4/tcp_syn_retries', { name: 'proc-sys' }),
    onClient('ping', `ping -c 2 -W 9 ${SERVER}`),
    ...queueListings(PORT),
    capture('client', FILTER, 9, [
      onClient('nc-openbsd', `nc -vz -w 60 ${SERVER} ${PORT}`, { name: 'nc-captured' }),
    ]),
    capture('server', FILTER, 9, [
      onClient('nc-openbsd', `nc -vz -w 60 ${SERVER} ${PORT}`, { name: 'nc-captured-there' }),
    ]),
  ],
  evidenceSets: [
    ...gaveUp(
      'syn-retries-cut-short',
      'possible',
      'the kernel’s timeout, and nobody says after how long',
      ['client.ncat.txt'],
      ['client.python.txt'],
    ),
    ...gaveUp(
      'syn-retries-cut-short',
      'likely',
      'the setting explains when it ended, and not that nobody had answered',
      ['client.nc-openbsd.txt', 'client.sysctl.txt'],
      ['client.nc-timed.txt', 'client.sysctl.txt'],
    ),
    ...gaveUp(
      'syn-retries-cut-short',
      'confirmed',
      'every SYN was answered, after the kernel had given up',
      ['client.nc-captured.txt', 'client.sysctl.txt', 'client.tcpdump.txt'],
      ['client.curl.txt', 'client.sysctl.txt', 'client.tcpdump.txt'],
    ),
  ],
};
