import type { PacketRecord } from '../../model/packet.ts';
import { readClock, type PrintedTime } from './clock.ts';

/** What stands in front of a packet's own text: time, interface, link header, IP header. */
export interface PacketHead {
  readonly printed?: PrintedTime;
  readonly interface?: string;
  readonly direction?: PacketRecord['direction'];
  readonly protocol: 'ip' | 'ip6' | 'arp' | 'other';
  readonly ttl?: number;
  readonly id?: number;
  /** Addresses and what follows them; empty where they stand on the next line. */
  readonly rest: string;
}

// "eth0  In  IP ..."      "lo    In  IP"      "  Out IP"      "?     B   ARP"
const SIDE =
  /^(?:([\w.@:?-]{1,15}) {1,12})?(In|Out|[BMP]) {1,4}(?=(?:IP6?|ARP|ifindex|[\da-f]{2}:[\da-f]{2}:|ethertype)\b)/;
// 02:0e:2d:f8:5d:a3 > c2:d1:74:39:db:41, ethertype IPv4 (0x0800), length 74:
// 02-0E-2D-F8-5D-A3 > C2-D1-74-39-DB-41, ethertype IPv4 (0x0800), length 74:      (pktmon)
// ifindex 2 9a:b8:61:33:56:cc (oui Unknown) ethertype IPv4 (0x0800), length 80:
// 02:0e:2d:f8:5d:a3 > c2:d1:74:39:db:41, ethertype 802.1Q (0x8100), length 78: vlan 5, p 0, ethertype IPv4, (0x0800),
const MAC = String.raw`[\da-f]{2}(?:[:-][\da-f]{2}){5}(?: \([^()]{1,60}\))?`;
const LINK = new RegExp(
  String.raw`^(?:ifindex \d{1,6} )?(?:${MAC}(?: > (?:${MAC}|Broadcast))?,? )?ethertype ([^ ,(]{2,20}),? \(0x[\da-f]{4}\), length \d{1,6}: (?:vlan \d{1,5}, p \d,(?: DEI,)? ethertype ([^ ,(]{2,20}),? (?:\(0x[\da-f]{4}\), )?)?`,
  'i',
);
// 02:0e:2d:f8:5d:a3 > c2:d1:74:39:db:41, IPv4, length 74: 10.77.1.2.45260 > 10.77.2.2.3307: tcp 0      (-e with -q)
const QUIET_LINK = new RegExp(
  String.raw`^${MAC} > (?:${MAC}|Broadcast), (IPv4|IPv6|ARP), length \d{1,6}: `,
  'i',
);
// ifindex 2 c2:d1:74:39:db:41 10.77.1.2.60296 > 10.77.2.2.8080: tcp 0      ifindex 2 ... Request who-has ...
const QUIET_COOKED = new RegExp(
  String.raw`^ifindex \d{1,6} ${MAC} (?=(Request|Reply|[\da-f.:]{2,60} > ))`,
  'i',
);
const ETHERTYPE: Readonly<Record<string, PacketHead['protocol']>> = {
  IPv4: 'ip',
  IPv6: 'ip6',
  ARP: 'arp',
};
// (tos 0x0, ttl 63, id 14229, offset 0, flags [DF], proto TCP (6), length 60)
// (tos 0x0, ttl  64, id 34567, offset 0, flags [DF], proto: TCP (6), length: 60) 10.0.2.15.38278 > ...
// (tos 0x0, ttl 64, id 8, offset 0, flags [DF], proto TCP (6), length 64, options (NOP,NOP,NOP,EOL), bad cksum 0 (->2307)!)
const IP_HEADER =
  /^\(([^)]{1,120}\(\d{1,3}\),[^()]{1,160}(?:\([^()]{0,160}\))?(?:, bad cksum [\da-f]{1,4} \(->[\da-f]{1,4}\)!)?)\) ?/;
// (flowlabel 0xb286f, hlim 63, next-header ICMPv6 (58) payload length: 88) fd77:2::2 > fd77:1::2:
const IP6_HEADER = /^\(([^)]{1,120}\(\d{1,3}\)[^)]{1,80})\) ?/;

// 192.0.2.9.1044 > 192.0.2.60.3306: S 118822031:118822031(0) win 65535      (tcpdump before 3.9, Cisco's `show capture`)
const BARE =
  /^(?:802\.1Q vlan#\d{1,5} P\d )?(?=\d{1,3}(?:\.\d{1,3}){3}\.\d{1,5} > \d{1,3}(?:\.\d{1,3}){3}\.\d{1,5}: (?:Flags \[|[SFRPWE.]{1,5} (?:\d{1,10}:|ack |win )))/;

interface Cut {
  readonly protocol: PacketHead['protocol'];
  readonly rest: string;
}

function protocolOf(text: string): Cut | undefined {
  const link = LINK.exec(text);
  if (link) {
    const protocol = ETHERTYPE[link[2] ?? link[1] ?? ''] ?? 'other';
    return { protocol, rest: text.slice(link[0].length) };
  }
  const quiet = QUIET_LINK.exec(text);
  if (quiet) return { protocol: ETHERTYPE[quiet[1] ?? ''] ?? 'other', rest: text.slice(quiet[0].length) };
  const cooked = QUIET_COOKED.exec(text);
  if (cooked) {
    const [head, next = ''] = cooked;
    const isArp = next.startsWith('Re');
    return { protocol: isArp ? 'arp' : next.includes(':') ? 'ip6' : 'ip', rest: text.slice(head.length) };
  }
  if (text.startsWith('IP ')) return { protocol: 'ip', rest: text.slice(3) };
  if (text.startsWith('IP6 ')) return { protocol: 'ip6', rest: text.slice(4) };
  if (text.startsWith('ARP, ')) return { protocol: 'arp', rest: text.slice(5) };
  if (/^arp (?:who-has|reply) /.test(text)) return { protocol: 'arp', rest: text.slice(4) };
  return undefined;
}

/** Two ends alone are a packet behind its time: without it they are the second line of one, or quoted. */
function bareOf(text: string): Cut | undefined {
  const bare = BARE.exec(text);
  return bare ? { protocol: 'ip', rest: text.slice(bare[0].length) } : undefined;
}

function withIpHeader({ protocol, rest }: Cut): Pick<PacketHead, 'ttl' | 'id' | 'rest'> {
  const header = (protocol === 'ip' ? IP_HEADER : IP6_HEADER).exec(rest);
  if (!header) return { rest };
  const fields = header[1] ?? '';
  const ttl = /\b(?:ttl|hlim) {1,2}(\d{1,3})\b/.exec(fields)?.[1];
  const id = protocol === 'ip' ? /\bid (\d{1,5})\b/.exec(fields)?.[1] : undefined;
  return {
    ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
    ...(id === undefined ? {} : { id: Number(id) }),
    rest: rest.slice(header[0].length),
  };
}

function sideOf(text: string): Pick<PacketHead, 'interface' | 'direction'> & { length: number } {
  const [all = '', name, way] = SIDE.exec(text) ?? [];
  return {
    length: all.length,
    ...(name === undefined ? {} : { interface: name }),
    // A broadcast or multicast frame comes in; P is one that was for another machine.
    ...(way === undefined ? {} : { direction: way === 'Out' ? 'out' : 'in' }),
  };
}

// node3: 13:40:54.693257 IP ...      [node3] 13:40:54.693257 eth0  In  IP ...      (captures of several machines put together)
const NODE = /^\[?([A-Za-z][\w.-]{0,60})\]?(?:: | [|>] | )(?=(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{6} )/;

/** Reads the head of a packet, or nothing where the line begins with none. */
export function readHead(whole: string): PacketHead | undefined {
  const [prefix = '', node] = NODE.exec(whole) ?? [];
  const line = whole.slice(prefix.length);
  const printed = readClock(line);
  const text = printed?.rest ?? line;
  const { length, ...shown } = sideOf(text);
  // Which machine saw it tells copies of one packet apart, as an interface does.
  const side =
    node === undefined ? shown : { ...shown, interface: `${node} ${shown.interface ?? ''}`.trimEnd() };
  const cut = protocolOf(text.slice(length)) ?? (printed ? bareOf(text.trimStart()) : undefined);
  if (!cut) return undefined;
  const ip = cut.protocol === 'ip' || cut.protocol === 'ip6' ? withIpHeader(cut) : { rest: cut.rest };
  return { ...(printed ? { printed } : {}), ...side, protocol: cut.protocol, ...ip };
}
