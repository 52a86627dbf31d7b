import type { MatchField } from '../../model/ruleset.ts';
import type { Family } from '../../model/ip.ts';
import type { Cursor } from './tokens.ts';

/** What a condition looks at. nft(8), "Expressions", "Payload expressions", "Conntrack expressions". */
export interface Key {
  readonly field: MatchField | 'never';
  /** The rule then holds for this family only. */
  readonly family?: Family;
}

const KEYS: ReadonlyMap<string, Key> = new Map(
  Object.entries<Key>({
    'ip saddr': { field: 'source', family: 4 },
    'ip daddr': { field: 'destination', family: 4 },
    'ip protocol': { field: 'protocol', family: 4 },
    'ip6 saddr': { field: 'source', family: 6 },
    'ip6 daddr': { field: 'destination', family: 6 },
    'ip6 nexthdr': { field: 'protocol', family: 6 },
    'tcp dport': { field: 'port' },
    'tcp sport': { field: 'source-port' },
    'th dport': { field: 'port' },
    'th sport': { field: 'source-port' },
    'tcp flags': { field: 'flags' },
    'meta l4proto': { field: 'protocol' },
    'meta nfproto': { field: 'family' },
    'meta protocol': { field: 'family' },
    'meta iifname': { field: 'in' },
    'meta oifname': { field: 'out' },
    'meta iif': { field: 'in' },
    'meta oif': { field: 'out' },
    'ct state': { field: 'state' },
    'ct status': { field: 'state' },
  }),
);

// meta's keys that are printed without it.
const META = new Set(
  'iif iifname iifgroup iiftype oif oifname oifgroup oiftype l4proto nfproto protocol mark skuid skgid cgroup pkttype cpu length priority random rtclassid time hour day nftrace sdif sdifname ipsec ibrname obrname'.split(
    ' ',
  ),
);

// Headers of other protocols, which a SYN does not have.
const OTHERS = new Set('udp udplite sctp dccp icmp icmpv6 igmp esp ah comp gre'.split(' '));

// Expressions that are not read, and how many words name what they look at at the least.
const UNREAD: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    ip: 2,
    ip6: 2,
    tcp: 2,
    th: 2,
    meta: 2,
    ct: 2,
    fib: 3,
    rt: 2,
    socket: 2,
    ether: 2,
    vlan: 2,
    arp: 2,
    exthdr: 2,
    hbh: 2,
    frag: 2,
    dst: 2,
    mh: 2,
    srh: 2,
    numgen: 2,
    jhash: 2,
    symhash: 1,
    osf: 2,
    ipsec: 2,
    geneve: 2,
    vxlan: 2,
  }),
);

/** A word with which a condition begins. */
export function startsExpression(token: string): boolean {
  return UNREAD.get(token) !== undefined || META.has(token) || OTHERS.has(token) || token.startsWith('@');
}

const UNKNOWN: Key = { field: 'unknown' };

/** `fib daddr . iif type`: what is looked up, joined by points, and what is asked of it. */
function fibKey(cursor: Cursor): Key {
  const start = cursor.at;
  cursor.skip(2);
  while (cursor.take('.')) cursor.skip(1);
  cursor.skip(1);
  const asked = cursor.text(start);
  if (asked === 'fib saddr type') return { field: 'source-type' };
  return asked === 'fib daddr type' ? { field: 'destination-type' } : UNKNOWN;
}

/** `ct original ip saddr`, `ct mark`, `ct state`. */
function ctLength(cursor: Cursor): number {
  if (cursor.peek(1) !== 'original' && cursor.peek(1) !== 'reply') return 2;
  return ['ip', 'ip6'].includes(cursor.peek(2)) ? 4 : 3;
}

/** Reads what a condition looks at; the cursor is at its first word. */
export function readKey(cursor: Cursor): Key {
  const word = cursor.peek();
  if (word === 'fib') return fibKey(cursor);
  const isBare = META.has(word);
  const known = KEYS.get(isBare ? `meta ${word}` : `${word} ${cursor.peek(1)}`);
  if (known) {
    cursor.skip(isBare ? 1 : 2);
    return known;
  }
  // rt type 0: a SYN has no routing header.
  if (OTHERS.has(word) || (word === 'rt' && cursor.peek(1) === 'type')) {
    cursor.skip(2);
    return { field: 'never' };
  }
  cursor.skip(
    isBare || word.startsWith('@') ? 1 : word === 'ct' ? ctLength(cursor) : (UNREAD.get(word) ?? 1),
  );
  return UNKNOWN;
}
