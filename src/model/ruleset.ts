/** A packet filter's rules, iptables and nft alike, as far as they decide about a SYN. */

export type Verdict =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'continue' }
  /** `answer`: what the client gets: `tcp-reset` or the ICMP type by iptables' name. */
  | { readonly kind: 'reject'; readonly answer: string }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** A target that this program does not judge. */
  | { readonly kind: 'unknown'; readonly text: string };

/** One condition of a rule. `text` is the condition as written, for quoting. */
export interface RuleMatch {
  readonly field:
    | 'protocol'
    | 'source'
    | 'destination'
    | 'in'
    | 'out'
    | 'source-port'
    | 'port'
    | 'state'
    | 'family'
    | 'unknown';
  readonly not: boolean;
  readonly values: readonly string[];
  readonly text: string;
}

export interface FilterRule {
  readonly matches: readonly RuleMatch[];
  readonly verdict: Verdict;
  readonly packets?: number;
  /** 1-based line of the evidence. */
  readonly line: number;
}

export interface FilterChain {
  readonly name: string;
  readonly hook?: 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting';
  readonly priority?: number;
  readonly policy?: 'accept' | 'drop';
  readonly rules: readonly FilterRule[];
  readonly line: number;
}

export interface FilterTable {
  readonly name: string;
  readonly family: 'ip' | 'ip6' | 'inet' | 'other';
  readonly chains: readonly FilterChain[];
}

export interface Ruleset {
  readonly backend: 'iptables' | 'nft';
  readonly tables: readonly FilterTable[];
}
