import type { IcmpError, IcmpUnreachable } from '../../model/packet.ts';
import { portOf } from '../../listing/port-names.ts';
import { readHost } from '../parts/packet-ends.ts';
import type { Body } from './tcp.ts';

const HOST = String.raw`([\w.:%-]{1,253})`;

/** The wordings of tcpdump's print-icmp.c and print-icmp6.c, and what each says. */
const WORDS: readonly (readonly [RegExp, IcmpUnreachable])[] = [
  // ICMP 10.77.2.2 tcp port 1004 unreachable      ICMP db1 tcp port mysql unreachable
  [new RegExp(String.raw`^ICMP ${HOST} tcp port ([\w-]{1,32}) unreachable`), 'port'],
  // ICMP 10.77.2.2 protocol 6 unreachable
  [new RegExp(String.raw`^ICMP ${HOST} protocol \d{1,3}(?: port \d{1,5})? unreachable`), 'protocol'],
  // ICMP 10.77.2.2 unreachable - need to frag (mtu 1400)
  [new RegExp(String.raw`^ICMP ${HOST} unreachable - need to frag`), 'fragmentation-needed'],
  // ICMP host 10.77.2.2 unreachable - admin prohibited filter      code 13
  [new RegExp(String.raw`^ICMP host ${HOST} unreachable - admin prohibited filter`), 'admin-prohibited'],
  [new RegExp(String.raw`^ICMP host ${HOST} unreachable - admin prohibited`), 'host-prohibited'],
  [new RegExp(String.raw`^ICMP net ${HOST} unreachable - admin prohibited`), 'net-prohibited'],
  [new RegExp(String.raw`^ICMP host ${HOST} unreachable`), 'host'],
  [new RegExp(String.raw`^ICMP net ${HOST} unreachable`), 'net'],
  [/^ICMP time exceeded in-transit/, 'time-exceeded'],
  // ICMP6, destination unreachable, unreachable port, fd77:2::2 tcp port 1004
  [
    new RegExp(
      String.raw`^ICMP6, destination unreachable, {1,2}unreachable port, ${HOST} tcp port ([\w-]{1,32})`,
    ),
    'port',
  ],
  [
    new RegExp(String.raw`^ICMP6, destination unreachable, {1,2}unreachable prohibited ${HOST}`),
    'admin-prohibited',
  ],
  [new RegExp(String.raw`^ICMP6, destination unreachable, {1,2}unreachable address ${HOST}`), 'address'],
  [new RegExp(String.raw`^ICMP6, destination unreachable, {1,2}unreachable route ${HOST}`), 'no-route'],
  [/^ICMP6, destination unreachable, {1,2}unknown unreach code \(5\)/, 'policy'],
  [/^ICMP6, destination unreachable, {1,2}unknown unreach code \(6\)/, 'reject-route'],
  [/^ICMP6, packet too big, mtu \d/, 'fragmentation-needed'],
  [/^ICMP6, time exceeded in-transit/, 'time-exceeded'],
];

// [icmp6 sum ok] ICMP6, ...
const CHECKSUM = /^\[(?:bad )?icmp6 (?:cksum|sum)[^\]]{0,40}\] /;
const MTU = /mtu (\d{2,6})/;

// ICMP6, neighbor solicitation, who has fd77:1::1, length 32      ICMP6, neighbor advertisement, tgt is fd77:1::1
// ICMP6, neighbor solicitation, length 32, who has fd77:1::1
const NEIGHBOUR =
  /^ICMP6, neighbor (?:(solicitation)|advertisement),(?: length \d{1,4},)? (?:who has|tgt is) ([\da-f:.]{2,45})/;

function errorOf(text: string): IcmpError | undefined {
  for (const [pattern, unreachable] of WORDS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const about = match[1] === undefined ? undefined : readHost(match[1], portOf(match[2] ?? '') ?? 0);
    const mtu = unreachable === 'fragmentation-needed' ? MTU.exec(text)?.[1] : undefined;
    return {
      unreachable,
      ...(about ? { about } : {}),
      ...(mtu === undefined ? {} : { mtu: Number(mtu) }),
    };
  }
  return undefined;
}

/** ICMP errors and neighbour discovery; nothing for the other kinds. */
export function readIcmp(fromText: string, toText: string, rest: string): Body | undefined {
  const text = rest.replace(CHECKSUM, '');
  if (!text.startsWith('ICMP')) return undefined;
  const from = readHost(fromText);
  const to = readHost(toText);
  if (!from || !to) return undefined;
  const icmp = errorOf(text);
  if (icmp) return { protocol: 'icmp', from, to, icmp };
  const neighbour = NEIGHBOUR.exec(text);
  const asked = readHost(neighbour?.[2] ?? '');
  if (!neighbour || !asked) return undefined;
  const says = neighbour[1] === undefined ? 'answers' : 'asks';
  return says === 'asks'
    ? { protocol: 'arp', from, to: asked, neighbour: { says } }
    : { protocol: 'arp', from: asked, to, neighbour: { says } };
}

// Request who-has 10.77.2.2 tell 10.77.2.1, length 28      who-has 10.0.0.1 tell 10.0.0.2
// Request who-has 10.77.2.2 (ff:ff:ff:ff:ff:ff) tell 10.77.2.1      Ethernet (len 6), IPv4 (len 4), Request ...
const REQUEST =
  /^(?:Ethernet \(len \d{1,2}\), IPv4 \(len 4\), )?(?:Request )?who-has ([\w.-]{1,253})(?: \([^()]{1,60}\))? tell ([\w.-]{1,253})/;
// Reply 10.77.2.2 is-at ae:77:0a:ae:a0:78, length 28
const REPLY =
  /^(?:Ethernet \(len \d{1,2}\), IPv4 \(len 4\), )?[Rr]eply ([\w.-]{1,253}) is-at ([\da-f:]{11,17})/;

/** ARP: who is asked for, and who answers with which hardware address. */
export function readArp(rest: string): Body | undefined {
  const request = REQUEST.exec(rest);
  const asked = readHost(request?.[1] ?? '');
  const teller = readHost((request?.[2] ?? '').replace(/,$/, ''));
  if (asked && teller) return { protocol: 'arp', from: teller, to: asked, neighbour: { says: 'asks' } };
  const reply = REPLY.exec(rest);
  const answerer = readHost(reply?.[1] ?? '');
  if (!reply || !answerer) return undefined;
  const mac = reply[2] ?? '';
  return {
    protocol: 'arp',
    from: answerer,
    to: { address: '*', port: 0 },
    neighbour: { says: 'answers', mac },
  };
}
