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
import { fixed } from '../../probes.ts';
import { onClient, onRouter } from '../../prompt.ts';
import { healed } from '../../repair.ts';

/** Entries like those of a busy host: established, and none that may be thrown out early (nf_conntrack_core.c, early_drop). */
const FILL = `max=$(cat /proc/sys/net/netfilter/nf_conntrack_max)
awk -v max=$((max + 2)) 'BEGIN {
  for (i = 0; i < max; i++)
    printf "-A -t 86400 -u ASSURED,SEEN_REPLY -p tcp --state ESTABLISHED -s 10.78.%d.%d -d 10.79.0.2 --sport %d --dport 443\\n", i / 64000, i / 250 % 250, 1025 + i % 64000
}' | conntrack --load-file - >/dev/null 2>&1 || true
cat /proc/sys/net/netfilter/nf_conntrack_count`;

const UNTRACK = (what: '-A' | '-D'): string =>
  [
    `sudo iptables -t raw ${what} PREROUTING -d ${SERVER} -p tcp --dport 8080 -j CT --notrack`,
    `sudo iptables -t raw ${what} PREROUTING -s ${SERVER} -p tcp --sport 8080 -j CT --notrack`,
  ].join(' && ');

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
  repair: {
    how: 'the packets of this service pass untracked; the table is as full as before',
    fixes: [{ where: 'middle', tool: 'iptables', command: UNTRACK('-A'), undo: UNTRACK('-D') }],
    recordings: fixed([
      onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} 8080`, { check: true }),
      onClient('curl', `curl -sS -i --connect-timeout 5 http://${SERVER}:8080/`),
      onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S' }),
      onRouter('sysctl', 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max', {
        name: 'sysctl-conntrack',
      }),
      onRouter('dmesg', 'sudo dmesg | grep nf_conntrack | tail -3'),
    ]),
    evidenceSets: [
      ...healed(
        'conntrack-full',
        'likely',
        ['client.nc-openbsd.fixed.txt', 'middle.sysctl-conntrack.fixed.txt'],
        ['client.nc-openbsd.fixed.txt', 'middle.dmesg.fixed.txt'],
      ),
      ...healed('conntrack-full', 'confirmed', [
        ...['client.curl.fixed.txt', 'middle.sysctl-conntrack.fixed.txt'],
        ...['middle.conntrack-S.after.txt', 'middle.conntrack-S.fixed.txt'],
      ]),
    ],
  },
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
