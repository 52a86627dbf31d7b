import { silence } from '../../full-queue.ts';
import {
  counted,
  HELD,
  lookAlike,
  lostWay,
  patientProbes,
  ROUTERS_FILTERS,
  seenEverywhere,
} from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { onClient, onRouter } from '../../prompt.ts';

/** Entries like those of a busy host: established, and none that may be thrown out early (nf_conntrack_core.c, early_drop). */
const FILL = `max=$(cat /proc/sys/net/netfilter/nf_conntrack_max)
awk -v max=$((max + 2)) 'BEGIN {
  for (i = 0; i < max; i++)
    printf "-A -t 86400 -u ASSURED,SEEN_REPLY -p tcp --state ESTABLISHED -s 10.78.%d.%d -d 10.79.0.2 --sport %d --dport 443\\n", i / 64000, i / 250 % 250, 1025 + i % 64000
}' | conntrack --load-file - >/dev/null 2>&1 || true
cat /proc/sys/net/netfilter/nf_conntrack_count`;

export const fault = lostWay({
  id: 'conntrack-full',
  cause: 'conntrack-full',
  how: 'the router tracks connections, and its table is full of established ones',
  packages: ['conntrack'],
  start: async (lab) => {
    await lab.router.shell('iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP');
    await lab.router.shell(FILL);
  },
  recordings: [
    ...patientProbes(SERVER),
    onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S.before' }),
    ...counted(['client'], [seenEverywhere(SERVER)]),
    onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S.after' }),
    onRouter('conntrack', 'sudo conntrack -C', { name: 'conntrack-C' }),
    onRouter('sysctl', 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max', {
      name: 'sysctl-conntrack',
    }),
    onRouter(
      'cat',
      'cat /proc/sys/net/netfilter/nf_conntrack_count /proc/sys/net/netfilter/nf_conntrack_max',
      { name: 'cat-conntrack' },
    ),
    onRouter('dmesg', 'sudo dmesg | grep nf_conntrack | tail -3'),
    onClient('ping', `ping -c 3 ${SERVER}`, { inTurn: true }),
    ...HELD,
    ...ROUTERS_FILTERS,
  ],
  evidenceSets: [
    ...lookAlike('conntrack-full'),
    ...silence('conntrack-full', 'likely', 'whether the SYN comes to that machine is not seen', [
      'client.nc-openbsd.txt',
      'middle.sysctl-conntrack.txt',
    ]),
    ...silence('conntrack-full', 'confirmed', 'the table is full, drops, and the SYN ends there', [
      ...['client.nc-captured.txt', 'middle.sysctl-conntrack.txt', 'middle.tcpdump.txt'],
      ...['middle.conntrack-S.before.txt', 'middle.conntrack-S.after.txt'],
    ]),
  ],
});
