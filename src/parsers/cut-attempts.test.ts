import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const IDS = [
  '../failure/vocabulary bash-dev-tcp curl java mysql node',
  'php psql python redis-cli ssh telnet wget',
].flatMap((row) => row.split(' '));

interface Seen {
  readonly targets: ReadonlySet<string>;
  readonly count: number;
}

function seen(text: string): Seen {
  const attempts = ofKind(readEvidence(PARSERS, { text }, 0).facts, 'attempt');
  const parts = attempts.flatMap(({ name, address, port, path, took, deadline }) =>
    [name, address, port, path, took, deadline].map(String),
  );
  return { targets: new Set(parts), count: attempts.reduce((sum, { count }) => sum + count, 0) };
}

/** Places where a paste may end. */
function cuts(text: string): readonly number[] {
  const step = Math.max(1, Math.floor(text.length / 150));
  return Array.from({ length: Math.ceil(text.length / step) }, (_, i) => i * step);
}

describe.each(IDS)('a cut paste of %s', (id) => {
  const folder = `${HERE}${id}.fixtures/`;
  // Without its command, a paste that ends in the middle of a port cannot be told from a whole one.
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.out') && !name.includes('documentation-'),
  );

  it.each(names)('%s shows no target, time or attempt that is not there', (name) => {
    const text = readFileSync(folder + name, 'utf8');
    const whole = seen(text);
    const typed = new Set([...(text.split('\n', 1)[0] ?? '').split(/[^\w.:-]+/), 'undefined']);
    for (const cut of cuts(text)) {
      const head = seen(text.slice(0, cut));
      const invented = [...head.targets].filter((part) => !whole.targets.has(part) && !typed.has(part));
      expect(invented, `up to ${cut}`).toEqual([]);
      expect(head.count, `up to ${cut}`).toBeLessThanOrEqual(whole.count);
    }
  });
});
