import type { Command } from '../model/command.ts';
import type { Fact } from '../model/fact.ts';

/** Words out of a paste that begin with a dash: where a command takes one, its program takes it for an option. */

/** Left out: whole lines as pasted, and rules as iptables writes them, in options of its own. */
const NO_VALUES = new Set(['at', 'said', 'reply', 'matches', 'typed']);
// http://-x:3128      user=-x      "-x"
const BETWEEN = /[\s/:@=,;"'()[\]{}]+/;
const DEEPEST = 8;

function collect(value: unknown, words: Set<string>, depth: number): void {
  if (typeof value === 'string') {
    if (!value.includes('-')) return;
    for (const word of [value, ...value.split(BETWEEN)]) if (/^-./s.test(word)) words.add(word);
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const [key, inner] of Object.entries(value))
      if (!NO_VALUES.has(key)) collect(inner, words, depth + 1);
  }
}

/** What nft's rules say is written behind `nft` as it stands. */
function collectRules(fact: Fact, words: Set<string>): void {
  if (fact.kind !== 'filter' || fact.ruleset.backend !== 'nft') return;
  for (const { chains } of fact.ruleset.tables)
    for (const { rules } of chains)
      for (const { matches } of rules) for (const { text } of matches) collect(text, words, 0);
}

/** The words of all values that facts hold. */
export function optionWordsOf(facts: readonly Fact[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const fact of facts) {
    collect(fact, words, 0);
    collectRules(fact, words);
  }
  return words;
}

function wordsOf(command: Command): readonly string[] {
  switch (command.kind) {
    case 'run':
      return command.words;
    case 'script':
      return command.arguments;
    case 'inside':
      return [...Object.values(command.place), ...wordsOf(command.of)];
    case 'sudo':
    case 'limited':
      return wordsOf(command.of);
    case 'sequence':
    case 'and':
    case 'pipe':
    case 'stamped':
      return command.of.flatMap(wordsOf);
    case 'write':
      return [command.path];
  }
}

/** The word of a command that its program would take for an option, though the paste gave it as a value. */
export function foreignOption(command: Command, words: ReadonlySet<string>): string | undefined {
  return words.size === 0 ? undefined : wordsOf(command).find((word) => words.has(word));
}
