import type { Family } from '../../model/ip.ts';
import type { FilterChain, FilterRule, FilterTable, Ruleset, Verdict } from '../../model/ruleset.ts';
import { builtinHead, isBuiltin, rankOf, tableOf } from './builtin.ts';
import type { IptablesQuery } from './query.ts';
import type { Rule } from './rule.ts';

/** How it is written: as commands, as a table for reading, or by iptables-save. */
export type Form = 'commands' | 'columns' | 'save';

interface OpenChain {
  readonly rules: FilterRule[];
  policy?: Verdict;
  line: number;
}

const POLICIES: ReadonlyMap<string, Verdict> = new Map(
  Object.entries<Verdict>({ ACCEPT: { kind: 'accept' }, DROP: { kind: 'drop' } }),
);

/** One listing while it is read. */
export class Listing {
  readonly form: Form;
  readonly #tables = new Map<string, Map<string, OpenChain>>();
  /** The table that is being read; empty where its name is still to be told by its chains. */
  #table = '';
  #open = false;
  /** Of the built-in chains that were declared, the last one's place. */
  #rank = -1;
  family: Family | undefined;
  variant: Ruleset['variant'];
  first: number | undefined;

  constructor(form: Form) {
    this.form = form;
  }

  get isEmpty(): boolean {
    return this.#tables.size === 0;
  }

  /** A table of iptables-save that has not come to its COMMIT. */
  get isOpen(): boolean {
    return this.#open;
  }

  hasTable(name: string): boolean {
    return this.#tables.has(name);
  }

  /** The chain's own line has been read already, or stands where none of this listing could: it is another one's. */
  isBehind(chain: string): boolean {
    const declared = (this.#tables.get(this.#table)?.get(chain)?.line ?? 0) > 0;
    const rank = rankOf(chain);
    return declared || (rank >= 0 && rank < this.#rank);
  }

  table(name: string): void {
    this.#table = name;
    this.#open = true;
    this.#chains();
  }

  commit(): void {
    this.#open = false;
  }

  declare(chain: string, policy: string | undefined, line: number): void {
    const open = this.#chain(chain);
    open.line = line;
    this.#rank = Math.max(this.#rank, rankOf(chain));
    const verdict = policy === undefined ? undefined : POLICIES.get(policy);
    if (verdict) open.policy = verdict;
    this.first ??= line;
  }

  add(chain: string, rule: Rule, line: number): void {
    this.#chain(chain).rules.push({ ...rule, line });
    this.first ??= line;
  }

  /** Text that only one family prints: `fd00::/8`, `icmp6-adm-prohibited`, `10.0.0.0/8`. */
  sign(text: string): void {
    if (this.family !== undefined) return;
    if (/icmp6|(?:^|[\s!])[\da-f:]*::[\da-f]*(?:\/|\s|$)/i.test(text)) this.family = 6;
    else if (/\b\d{1,3}(?:\.\d{1,3}){3}\b/.test(text)) this.family = 4;
  }

  #chains(): Map<string, OpenChain> {
    const chains = this.#tables.get(this.#table) ?? new Map<string, OpenChain>();
    this.#tables.set(this.#table, chains);
    return chains;
  }

  #chain(name: string): OpenChain {
    const chains = this.#chains();
    const chain = chains.get(name) ?? { rules: [], line: 0 };
    chains.set(name, chain);
    return chain;
  }

  ruleset(query: IptablesQuery): Ruleset {
    const family = query.family ?? this.family ?? 4;
    const variant = this.variant ?? query.variant;
    const tables = [...this.#tables].map(([name, chains]) => this.#tableOf(name, chains, family, query));
    return {
      backend: 'iptables',
      ...(variant === undefined ? {} : { variant }),
      families: [family],
      covers: this.#covers(query),
      tables,
    };
  }

  #covers(query: IptablesQuery): Ruleset['covers'] {
    if (query.family !== undefined) return query.covers;
    return this.form === 'save' ? 'all-tables' : 'tables';
  }

  #tableOf(
    name: string,
    chains: ReadonlyMap<string, OpenChain>,
    family: Family,
    query: IptablesQuery,
  ): FilterTable {
    const table = name === '' ? (query.table ?? tableOf([...chains.keys()])) : name;
    return {
      name: table,
      families: [family],
      chains: [...chains].map(([chain, open]) => chainOf(table, chain, open)),
    };
  }
}

function chainOf(table: string, name: string, { rules, policy, line }: OpenChain): FilterChain {
  const head = isBuiltin(name) ? builtinHead(table, name) : {};
  return {
    name,
    ...head,
    ...(policy === undefined ? {} : { policy }),
    rules,
    line: line > 0 ? line : (rules[0]?.line ?? 0),
  };
}
