import type { Family } from '../model/ip.ts';
import type { FilterChain, FilterTable, Hook, Ruleset } from '../model/ruleset.ts';

/** A base chain and where it stands. */
export interface Stage {
  readonly ruleset: number;
  readonly table: FilterTable;
  readonly chain: FilterChain;
}

/** The base chains of a hook in the order in which the kernel calls them: by priority, then as listed. */
export function stagesAt(rulesets: readonly Ruleset[], hook: Hook, family: Family): readonly Stage[] {
  const stages = rulesets.flatMap((ruleset, index) =>
    ruleset.tables
      .filter((table) => table.families.includes(family))
      .flatMap((table) =>
        table.chains
          .filter((chain) => chain.hook === hook)
          .map((chain) => ({ ruleset: index, table, chain })),
      ),
  );
  return stages.sort((a, b) => (a.chain.priority ?? 0) - (b.chain.priority ?? 0));
}

function openMatches(table: FilterTable): number {
  let open = 0;
  for (const { rules } of table.chains) {
    for (const { matches } of rules) {
      if (matches.some(({ field }) => field === 'unknown' || field === 'hidden-interfaces')) open++;
    }
  }
  return open;
}

/** Two listings of one table: the same chains with as many rules. Empty base chains are not always listed. */
function isSameTable(a: FilterTable, b: FilterTable): boolean {
  if (a.name !== b.name || a.families.join() !== b.families.join()) return false;
  const lengths = new Map(b.chains.map((chain) => [chain.name, chain.rules.length]));
  return (
    a.chains.some(({ rules }) => rules.length > 0) &&
    a.chains.every((chain) => (lengths.get(chain.name) ?? 0) === chain.rules.length)
  );
}

/**
 * Leaves out a table that another listing shows in more detail: `iptables -L` hides the interfaces, and `nft list
 * ruleset` prints some of iptables' conditions only by name.
 */
export function withoutVaguer(rulesets: readonly Ruleset[]): readonly Ruleset[] {
  const all = rulesets.flatMap(({ tables }) => tables.map((table) => ({ table, open: openMatches(table) })));
  const vaguer = new Set(
    all
      .filter(
        ({ table, open }) =>
          open > 0 && all.some((other) => other.open < open && isSameTable(table, other.table)),
      )
      .map(({ table }) => table),
  );
  if (vaguer.size === 0) return rulesets;
  return rulesets.map((ruleset) => ({
    ...ruleset,
    tables: ruleset.tables.filter((table) => !vaguer.has(table)),
  }));
}
