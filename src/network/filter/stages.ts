import type { Family } from '../../model/ip.ts';
import type { FilterChain, FilterTable, Hook, Ruleset } from '../../model/ruleset.ts';

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

/** Chains that only this front end makes, of firewalld's two backends and of ufw's two families. */
const MADE_BY: Readonly<Partial<Record<Ruleset['backend'], RegExp>>> = {
  firewalld: /^(?:filter_INPUT_ZONES|INPUT_ZONES)$/,
  ufw: /^ufw6?-user-input$/,
};

/** Leaves out what a front end says of its rules where the rules that it made are listed too: those are what is loaded. */
function withoutFrontEnds(rulesets: readonly Ruleset[], family: Family): readonly Ruleset[] {
  const listed = (made: RegExp): boolean =>
    rulesets.some(({ tables }) =>
      tables.some(
        ({ families, chains }) => families.includes(family) && chains.some(({ name }) => made.test(name)),
      ),
    );
  return rulesets.map((ruleset) => {
    const made = MADE_BY[ruleset.backend];
    return made !== undefined && listed(made) ? { ...ruleset, tables: [] } : ruleset;
  });
}

/**
 * Leaves out a table that another listing shows in more detail: `iptables -L` hides the interfaces, and `nft list
 * ruleset` prints some of iptables' conditions only by name.
 */
export function withoutVaguer(given: readonly Ruleset[], family: Family): readonly Ruleset[] {
  const rulesets = withoutFrontEnds(given, family);
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
