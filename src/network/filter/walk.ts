import type { FilterChain, FilterRule, FilterTable, RuleMatch, Verdict } from '../../model/ruleset.ts';
import { ChainWalk, type Passage, type Surroundings } from './chain-walk.ts';
import type { Doubt, Ending, Fate, RuleRef } from './endings.ts';
import { isForOneSource } from './one-source.ts';
import type { Packet } from './syn.ts';
import { matchTruth } from './truth.ts';

/** nft allows 16 jumps in a row (NFT_JUMP_STACK_SIZE), iptables no sane number more. */
const DEEPEST = 64;

/** What ends the way; nothing for a verdict that leads on. */
function fateOf(verdict: Verdict): Fate | undefined {
  switch (verdict.kind) {
    case 'accept':
    case 'drop':
    case 'reject':
    case 'rewrite':
      return verdict;
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return undefined;
  }
}

/** Walks one table's chains for one packet. Each chain is walked once, however many jumps lead to it. */
export class Walk implements Surroundings {
  readonly #ruleset: number;
  readonly #table: FilterTable;
  readonly #packet: Packet;
  readonly #chains: ReadonlyMap<string, FilterChain>;
  readonly #walked = new Map<string, Passage>();
  readonly #open = new Set<string>();

  constructor(ruleset: number, table: FilterTable, packet: Packet) {
    this.#ruleset = ruleset;
    this.#table = table;
    this.#packet = packet;
    this.#chains = new Map(table.chains.map((chain) => [chain.name, chain]));
  }

  /** A base chain with its policy. */
  base(chain: FilterChain): { readonly endings: readonly Ending[]; readonly untracks: Passage['untracks'] } {
    const { maybe, end, back, untracks } = this.chain(chain) ?? { maybe: [], back: 'sure', untracks: 'no' };
    const policy = (doubt?: Doubt): Ending => ({
      fate: chain.policy === undefined ? { kind: 'unknown' } : (fateOf(chain.policy) ?? { kind: 'accept' }),
      rule: { ...this.#ref(chain, chain.line), policy: true },
      ...(doubt === undefined ? {} : { doubt }),
    });
    const behind = back === undefined ? [] : [back === 'sure' ? policy() : policy(back)];
    const last = end === undefined ? behind : [...behind, end];
    return { endings: [...maybe, ...last], untracks };
  }

  /** Nothing where jumps go in a circle: the kernel loads no such rules, so the listing is not what is loaded. */
  chain(chain: FilterChain): Passage | undefined {
    const known = this.#walked.get(chain.name);
    if (known) return known;
    if (this.#open.has(chain.name) || this.#open.size >= DEEPEST) return undefined;
    this.#open.add(chain.name);
    const passage = new ChainWalk(chain, this).run();
    this.#open.delete(chain.name);
    this.#walked.set(chain.name, passage);
    return passage;
  }

  named(name: string): FilterChain | undefined {
    return this.#chains.get(name);
  }

  #ref(chain: FilterChain, line: number): RuleRef {
    return {
      ruleset: this.#ruleset,
      table: this.#table.name,
      chain: chain.name,
      line,
      via: [],
      onlySource: false,
    };
  }

  refTo(chain: FilterChain, rule: FilterRule): RuleRef {
    return { ...this.#ref(chain, rule.line), onlySource: rule.matches.some(isForOneSource) };
  }

  /** The first condition that cannot be told, nothing where all hold, or `no`. */
  holds(rule: FilterRule): 'yes' | 'no' | RuleMatch {
    let open: RuleMatch | undefined;
    for (const match of rule.matches) {
      const truth = matchTruth(match, this.#packet);
      if (truth === 'no') return 'no';
      if (truth === 'maybe') open ??= match;
    }
    return open ?? 'yes';
  }
}
