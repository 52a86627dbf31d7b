import type { LogEntry } from '../../failure/log-draft.ts';
import type { Row } from './systemd.ts';
import { addressOf, portOf } from './where.ts';

// [13848.951818] TCP: ...      [Sat Nov 21 07:15:34 2026] TCP: ...      kern  :warn  : [13778.300009] TCP: ...
const UPTIME =
  /^(?:kern {1,3}:\w{3,6} {1,3}: )?\[(?:\s{0,8}\d{1,12}\.\d{6}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})\] /;

// db1 kernel: [38775494.392631] nf_conntrack: ...      a syslog line whose date was cut off
const CUT_STAMP = /^[\w.-]{1,64} kernel: (?=\[\s{0,8}\d{1,12}\.\d{6}\] )/;

/** Takes off what dmesg puts in front. */
export function withoutUptime(message: string): string {
  const bare = message.replace(CUT_STAMP, '');
  const first = bare[0];
  return first === '[' || first === 'k' ? bare.replace(UPTIME, '') : bare;
}

const MARKS: readonly string[] = [
  'ut of memory',
  'SYN flooding',
  'table full',
  'martian',
  'll header',
  'able overflow',
  'Link is ',
  'link becomes',
  'callbacks suppressed',
  'file-max',
  'avc:  denied',
  'apparmor="',
  'type=1326',
  'SECCOMP',
  ' PROTO=',
];

/** Every line that is read as the kernel's has one of these in it: most lines of a log have none. */
export function mayBeKernel(message: string): boolean {
  return MARKS.some((mark) => message.includes(mark));
}

function flood(host: string | undefined, port: string | undefined, does: string | undefined): LogEntry {
  const address = addressOf(host);
  const wildcard = address === '0.0.0.0' || address === '::';
  return {
    event: 'syn-flood',
    address: wildcard ? undefined : address,
    port: portOf(port),
    detail: does?.startsWith('Sending') === true ? 'cookies' : 'dropped',
  };
}

/** The kernel's own lines. */
export const KERNEL: readonly Row[] = [
  // Out of memory: Killed process 4242 (mysqld) total-vm:...
  [
    /^(?:Memory cgroup out of memory|Out of memory): Killed process \d{1,10} \(([^)]{1,40})\)/,
    ([, about]) => ({ event: 'oom-killed', about }),
  ],
  // TCP: request_sock_TCP: Possible SYN flooding on port 10.77.1.2:3306. Sending cookies.
  // TCP: request_sock_TCP: Possible SYN flooding on port [::]:8080. Dropping request.
  // TCP: request_sock_TCP: Possible SYN flooding on port 80. Sending cookies.  Check SNMP counters.
  [
    /^(?:TCP: )?(?:(?:request_sock_)?TCP(?:v6)?: )?[Pp]ossible SYN flooding on port (?:([\d.]{7,15}|\[[\da-f:.]{2,45}\]):)?(\d{1,5})\. {1,2}(Sending cookies|Dropping request)\.(?: {1,2}Check SNMP counters\.)?$/,
    ([, host, port, does]) => flood(host, port, does),
  ],
  // nf_conntrack: nf_conntrack: table full in netns 4026536437, dropping packet
  // nf_conntrack: nf_conntrack: table full, dropping packet      ip_conntrack: table full, dropping packet.
  [
    /^(?:nf_conntrack: ){0,2}(?:nf|ip)_conntrack: table full(?: in netns \d{1,12})?, dropping packet\.?$/,
    () => ({ event: 'conntrack-full' }),
  ],
  // IPv4: martian source 10.77.2.2 from 10.99.0.7, on dev eth0      (the packet went from the second to the first)
  [
    /^(?:IPv4: )?martian source ([\d.]{7,15}) from ([\d.]{7,15}), on dev ([\w.@-]{1,15})$/,
    ([, to, from, name]) => ({
      event: 'martian',
      address: addressOf(to),
      source: addressOf(from),
      interface: name,
    }),
  ],
  // ll header: 00000000: ae 93 d6 22 f4 c1 62 0f f6 bb ef f5 08 00
  // IPv4: martian destination 127.0.0.1 from 10.77.1.2, dev eth0      nf_conntrack: 12 callbacks suppressed
  [
    /^(?:ll header: [\da-f: ]{10,200}|(?:IPv4: )?martian destination [\d.]{7,15} from [\d.]{7,15}, dev .{1,20}|[\w:() ]{2,60}: \d{1,9} callbacks suppressed)$/,
    () => undefined,
  ],
  // neighbour: arp_cache: neighbor table overflow!      Neighbour table overflow.
  [
    /^(?:neighbour: )?(?:(\w{3,12}_cache): )?[Nn]eighbou?r table overflow[!.]$/,
    ([, detail]) => ({ event: 'neighbour-full', detail }),
  ],
  // VFS: file-max limit 1024 reached
  [
    /^VFS: file-max limit \d{1,12} reached$/,
    () => ({ event: 'no-descriptors', about: 'kernel', detail: 'ENFILE' }),
  ],
  // e1000e 0000:00:1f.6 eno1: NIC Link is Down      eth0: Link is Up - 1Gbps/Full - flow control off
  [
    /^(?:[\w-]{2,20} \S{3,20}:? )?([\w.@-]{2,15}):? (?:NIC )?(?:Copper )?Link is (Down|Up)\b/,
    ([, name, state]) => ({ event: state === 'Up' ? 'link-up' : 'link-down', interface: name }),
  ],
  // IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready
  [
    /^(?:IPv6: )?ADDRCONF\(NETDEV_CHANGE\): ([\w.@-]{2,15}): link becomes ready$/,
    ([, name]) => ({ event: 'link-up', interface: name }),
  ],
];
