import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

/** A listing that was cut anywhere has no listener that the whole one lacks: nothing is guessed from what is left. */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const LISTINGS = ['lsof', 'netstat', 'proc-net-tcp', 'ss'].map((id) => `${id}.fixtures`);

function listeners(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) =>
    fact.kind === 'socket' && fact.state === 'listen' ? [`${fact.local.address} ${fact.local.port}`] : [],
  );
}

describe.each(LISTINGS)('%s', (folder) => {
  const names = readdirSync(HERE + folder).filter((name) => name.endsWith('.out'));
  it.each(names)('%s', (name) => {
    const text = readFileSync(`${HERE}${folder}/${name}`, 'utf8');
    const known = new Set(listeners(readEvidence(PARSERS, { text }, 0).facts));
    const lines = text.trimEnd().split('\n');
    const last = lines.pop() ?? '';
    for (let end = 0; end <= last.length; end++) {
      const cut = [...lines, last.slice(0, end)].join('\n');
      const { facts } = readEvidence(PARSERS, { text: cut }, 0);
      expect(listeners(facts).filter((socket) => !known.has(socket))).toEqual([]);
    }
  });
});
