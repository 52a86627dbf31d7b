import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from '../parsers/registry.ts';

/**
 * What programs print of their failures in sentences: `<program>-<what it shows>.out` is read as evidence, the `.json`
 * beside it holds its facts. `GOLDEN=write npx vitest run --project unit src/engine/vocabulary-fixtures.test.ts` writes
 * them anew: read the difference.
 */
const FOLDER = fileURLToPath(new URL('../failure/vocabulary.fixtures/', import.meta.url));
const REWRITE = process.env['GOLDEN'] === 'write';

/** A fact without its place and block, its lines as numbers. */
function bare(fact: Fact): unknown {
  const { at, place, ...rest } = fact;
  return { ...rest, block: undefined, inside: place.inside, lines: at.map((span) => span.first) };
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`;
}

/** One fact a line, so that a change shows as one line. */
function golden(text: string): string {
  const { facts, unread } = readEvidence(PARSERS, { text }, 0);
  const rows = facts.map((fact) => JSON.stringify(bare(fact)));
  const spans = unread.map(({ first, last }) => JSON.stringify([first, last]));
  return `{"facts": ${list(rows)},\n"unread": ${list(spans)}}\n`;
}

describe('what programs print in sentences', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.out'));
  it.each(names)('%s', (name) => {
    const read = golden(readFileSync(FOLDER + name, 'utf8'));
    const file = FOLDER + name.replace(/\.out$/, '.json');
    if (REWRITE) writeFileSync(file, read);
    expect(JSON.parse(read)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
