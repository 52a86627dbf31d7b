import type { Glimpse } from './glimpse.ts';

/** `tcp[tcpflags] & (tcp-syn|tcp-rst) != 0`: a header's byte against a value. */

const BITS: Readonly<Record<string, number>> = {
  'tcp-fin': 1,
  'tcp-syn': 2,
  'tcp-rst': 4,
  'tcp-push': 8,
  'tcp-ack': 16,
  'tcp-urg': 32,
};
// tcp[tcpflags]&(tcp-syn|tcp-rst)!=0      tcp[13]&2!=0      ip6[53]&0x12==2      tcp[tcpflags]==tcp-syn
const TERM =
  /^(tcp|ip6|icmp6?|ip|udp)\[([^\]]{1,40})\](?:&\(?([\w|-]{1,80})\)?)?(==|=|!=)\(?([\w|-]{1,80})\)?$/;
/** The protocol field of IPv6's header, and TCP's flags behind it where no other header stands between. */
const NEXT_HEADER = '6';
const FLAGS_BEHIND_IPV6 = '53';

function valueOf(text: string): number | undefined {
  let value = 0;
  for (const part of text.split('|')) {
    const one = BITS[part] ?? (/^(?:0x[\da-f]{1,4}|\d{1,5})$/i.test(part) ? Number(part) : undefined);
    if (one === undefined) return undefined;
    value |= one;
  }
  return value;
}

/** Such terms on `tcp` compile to IPv4 alone (libpcap 1.10, measured). `false`: the packet has no such header. */
function byteOf(header: string, index: string, seen: Glimpse): number | false | undefined {
  const { family, protocol, flags } = seen;
  if (header === 'ip6') {
    if (family !== 6) return false;
    if (index === NEXT_HEADER) return protocol === 'tcp' ? 6 : 58;
    return index === FLAGS_BEHIND_IPV6 && protocol === 'tcp' ? flags : undefined;
  }
  if (header === 'tcp') {
    if (family !== 4 || protocol !== 'tcp') return false;
    return index === 'tcpflags' || index === '13' ? flags : undefined;
  }
  if (header === 'icmp') return family === 4 && protocol === 'icmp' ? undefined : false;
  if (header === 'icmp6') return family === 6 && protocol === 'icmp' ? undefined : false;
  return header === 'udp' || family !== 4 ? false : undefined;
}

export function meaningOfBytes(text: string, seen: Glimpse): boolean | undefined {
  const match = TERM.exec(text.replace(/\s+/g, ''));
  if (!match) return undefined;
  const [, header = '', index = '', mask, sign, wanted = ''] = match;
  const byte = byteOf(header, index, seen);
  if (byte === false) return false;
  const [bits, value] = [mask === undefined ? 0xff : valueOf(mask), valueOf(wanted)];
  if (byte === undefined || bits === undefined || value === undefined) return undefined;
  return (byte & bits) === value ? sign !== '!=' : sign === '!=';
}
