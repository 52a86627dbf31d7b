/** A packet filter's rules, of iptables, nft, firewalld, ufw and Windows alike, as far as they decide about a SYN. */
import type { Family } from './ip.ts';

/** What a REJECT sends, under one name for iptables and nft. */
export type RejectAnswer =
  | 'tcp-reset'
  | 'port-unreachable'
  | 'host-unreachable'
  | 'net-unreachable'
  | 'protocol-unreachable'
  | 'net-prohibited'
  | 'host-prohibited'
  | 'admin-prohibited'
  /** ICMPv6; nft's icmpx sends net-unreachable to IPv4 under this name. */
  | 'no-route'
  | 'policy-fail'
  | 'reject-route';

/** What a source NAT lends to connections: the ports, from the first to the last, of one address. */
export interface Lent {
  readonly address: string;
  readonly first: number;
  readonly last: number;
}

export type Verdict =
  /** With `lends` it translates the source, and the packet goes on. */
  | { readonly kind: 'accept'; readonly lends?: Lent }
  | { readonly kind: 'drop' }
  | { readonly kind: 'return' | 'continue' | 'notrack' }
  | { readonly kind: 'reject'; readonly answer: RejectAnswer }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** DNAT; without an address to this host itself (REDIRECT). Without a port the port stays. */
  | { readonly kind: 'rewrite'; readonly address?: string; readonly port?: number }
  /** A target that this program does not judge. */
  | { readonly kind: 'unknown'; readonly text: string };

export type MatchField =
  | 'protocol'
  /** Addresses, `a/bits`, `a-b`. */
  | 'source'
  | 'destination'
  /** Interface names; a `*` at the end stands for anything. */
  | 'in'
  | 'out'
  /** `80`, `80-90`. */
  | 'source-port'
  | 'port'
  /** Connection tracking: new, established, related, invalid, untracked, dnat, snat. */
  | 'state'
  /** `4`, `6`. */
  | 'family'
  /** `mask/value`: TCP flags under the mask are just these; both joined by commas. */
  | 'flags'
  /** What kind of address the destination is to this host: local, unicast, broadcast, multicast ... */
  | 'destination-type'
  /** The same of the source: of its own host local, of another one unicast. */
  | 'source-type'
  /** The listing does not show which interfaces the rule is for. */
  | 'hidden-interfaces'
  | 'unknown';

/** One condition of a rule. */
export interface SimpleMatch {
  readonly field: MatchField;
  readonly not: boolean;
  readonly values: readonly string[];
  /** As written, for quoting. */
  readonly text: string;
  /** The named set that holds the values. */
  readonly set?: string;
  /** The set's members are not in the listing. */
  readonly unresolved?: true;
}

/** One of several combinations: nft's concatenations, `--ports`. */
export interface AnyOfMatch {
  readonly field: 'any-of';
  readonly not: boolean;
  readonly alternatives: readonly (readonly SimpleMatch[])[];
  readonly text: string;
  readonly set?: string;
}

export type RuleMatch = SimpleMatch | AnyOfMatch;

export interface FilterRule {
  readonly matches: readonly RuleMatch[];
  readonly verdict: Verdict;
  /** How many packets it has counted. */
  readonly packets?: number;
  /** 1-based line of the evidence. */
  readonly line: number;
}

export type Hook = 'ingress' | 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting' | 'egress';

export interface FilterChain {
  readonly name: string;
  /** Only base chains have one. */
  readonly hook?: Hook;
  /** It translates addresses: only a connection's first packet comes here, and one translation ends it. */
  readonly nat?: true;
  readonly priority?: number;
  /** Of a base chain; left out where the listing does not show it. */
  readonly policy?: Verdict;
  /** A netdev chain's device. */
  readonly devices?: readonly string[];
  readonly rules: readonly FilterRule[];
  /** The line that shows its policy, or its first one. */
  readonly line: number;
}

export interface FilterTable {
  readonly name: string;
  /** Whose packets it sees; empty for bridge and arp tables, which see none of ours. */
  readonly families: readonly Family[];
  /** In the order of the listing. */
  readonly chains: readonly FilterChain[];
}

/** A set that rules ask by its name, with all its members. */
export interface NamedSet {
  readonly name: string;
  /** Addresses, `a/bits`. */
  readonly values: readonly string[];
}

export interface Ruleset {
  readonly backend: 'iptables' | 'nft' | 'firewalld' | 'ufw' | 'windows';
  /** Which of iptables' two kinds, where the listing shows it: neither lists the other's rules. */
  readonly variant?: 'legacy' | 'nft';
  /** Families for which the listing speaks. */
  readonly families: readonly Family[];
  /** Every table of this backend is listed; only some tables, wholly; or single chains and sets. */
  readonly covers: 'all-tables' | 'tables' | 'chains';
  /** The listing itself says that there are iptables-legacy rules that it does not show. */
  readonly legacyUnseen?: true;
  /** It is what is stored, not what is loaded (firewall-cmd --permanent). */
  readonly stored?: true;
  readonly tables: readonly FilterTable[];
  /** Kept apart from the rules (ipset). */
  readonly sets?: readonly NamedSet[];
}
