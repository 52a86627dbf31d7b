import type { Verdict } from '../../model/ruleset.ts';
import { unquoted } from './tokens.ts';

/** `accept`, `jump web`: what a verdict map gives. */
export function readPlainVerdict(tokens: readonly string[]): Verdict | undefined {
  const [word = '', chain = ''] = tokens;
  if (word === 'accept' || word === 'drop') return { kind: word };
  if (word === 'return' || word === 'continue') return { kind: word };
  if (word === 'jump' || word === 'goto') return { kind: word, chain: unquoted(chain) };
  return undefined;
}
