import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { errnoNumbers } from '../failure/errno-numbers.ts';
import type { Parser } from '../model/parser.ts';
import { parsersOf } from '../paste/block-starts.ts';
import { LineMarks } from '../paste/line-marks.ts';
import { innermost } from '../paste/unwrap.ts';
import { PARSERS } from './registry.ts';

/** Every line of every fixture and recording, and what stands in their envelopes. */
function lines(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folder of ['src/parsers', 'e2e/lab']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:out|txt)$/.test(name)) continue;
      for (const raw of readFileSync(path.join(folder, name), 'utf8').split(/\r?\n/)) {
        for (const line of [raw, ...innermost(raw).leaves]) found.add(line.slice(0, 4096));
      }
    }
  }
  return found;
}

const HEAD = { commands: [], root: false };

function takes(parser: Parser, text: string): boolean {
  return [text, text.trimStart()].some(
    (each) =>
      (parser.block !== undefined && parser.opens?.(each) === true) ||
      parser.line?.({ number: 1, text: each }, HEAD) !== undefined,
  );
}

const parsers = parsersOf(PARSERS);
const marks = new LineMarks(parsers);
const all = lines();

it('has lines to look at', () => {
  expect(all.size).toBeGreaterThan(5000);
});

it('names marks for every parser that is asked for lines', () => {
  const asked = [...parsers.openers, ...parsers.ofLines];
  expect(asked.filter((parser) => parser.marks === undefined).map(({ id }) => id)).toEqual([]);
});

it('finds a mark of the parser in every line that it opens on or reads', () => {
  const missed: string[] = [];
  for (const line of all) {
    const { openers, ofLines } = marks.wants(line);
    for (const parser of new Set([...parsers.openers, ...parsers.ofLines])) {
      if (openers.includes(parser) || ofLines.includes(parser)) continue;
      if (takes(parser, line)) missed.push(`${parser.id}: ${line}`);
    }
  }
  expect(missed).toEqual([]);
});

it('lets through every line with a number that stands for an errno', () => {
  expect([...all].filter((line) => errnoNumbers(line).length > 0 && !marks.wants(line).words)).toEqual([]);
});
