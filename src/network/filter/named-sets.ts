import type { FilterRule, NamedSet, RuleMatch, Ruleset } from '../../model/ruleset.ts';

/** Rules that ask a set by its name, and what another listing says is in it. */

function filled(match: RuleMatch, sets: ReadonlyMap<string, NamedSet>): RuleMatch {
  if (match.field === 'any-of' || match.unresolved !== true || match.set === undefined) return match;
  const known = sets.get(match.set);
  if (!known) return match;
  const { field, not, text, set } = match;
  return { field, not, text, set, values: known.values };
}

function resolved(rule: FilterRule, sets: ReadonlyMap<string, NamedSet>): FilterRule {
  return { ...rule, matches: rule.matches.map((match) => filled(match, sets)) };
}

/** Two listings that differ about a set were made at two times: then nothing is known of it. */
function agreed(all: readonly NamedSet[]): ReadonlyMap<string, NamedSet> {
  const members = (set: NamedSet): string => [...set.values].sort().join(' ');
  return new Map(
    all
      .filter((set) => all.every((other) => other.name !== set.name || members(other) === members(set)))
      .map((set) => [set.name, set]),
  );
}

export function withMembers(rulesets: readonly Ruleset[]): readonly Ruleset[] {
  const all = rulesets.flatMap(({ sets = [] }) => sets);
  if (all.length === 0) return rulesets;
  const sets = agreed(all);
  return rulesets.map((ruleset) => ({
    ...ruleset,
    tables: ruleset.tables.map((table) => ({
      ...table,
      chains: table.chains.map((chain) => ({
        ...chain,
        rules: chain.rules.map((rule) => resolved(rule, sets)),
      })),
    })),
  }));
}
