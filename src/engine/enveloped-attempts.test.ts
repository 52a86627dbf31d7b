import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ofKind } from '../model/fact.ts';
import type { Envelope, Escape } from '../paste/envelope.ts';
import { ENVELOPES } from '../paste/envelopes/registry.ts';
import { interpret, readCase } from './index.ts';

/** Every attempt that a fixture or a recording holds in one line, read again inside what loggers put around it. */

const ROOTS: readonly (readonly [folder: string, file: RegExp])[] = [
  ['../parsers/', /\.fixtures\/[^/]+\.out$/],
  ['../failure/', /\.fixtures\/[^/]+\.out$/],
  ['../../e2e/lab/faults/', /\/recorded\/client\.[^/]+\.txt$/],
];

/** Every pair of envelopes is far too many: so many a line, drawn by this seed. */
const PAIRS_A_LINE = 8;
const SEED = Number(process.env['SEED'] ?? 8);

/** What the case takes from a text. */
interface Told {
  readonly symptom: unknown;
  readonly target: unknown;
  readonly port: unknown;
}

function toldBy(text: string): Told & { readonly attempts: number } {
  const { facts } = interpret(text);
  const fields = new Map(readCase(facts).map(({ field, value }) => [field, value]));
  const [symptom, target, port] = [fields.get('symptom'), fields.get('target'), fields.get('port')];
  return { symptom, target, port, attempts: ofKind(facts, 'attempt').length };
}

function isSame(a: Told, b: Told): boolean {
  return a.symptom === b.symptom && a.target === b.target && a.port === b.port;
}

function filesIn(folder: string, pattern: RegExp): readonly string[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => root + name.replaceAll('\\', '/'))
    .filter((path) => pattern.test(path))
    .sort();
}

/** Lines that say the same with other names, addresses and numbers are one. */
function shapeOf(line: string): string {
  return line
    .replace(/\d{1,3}(?:\.\d{1,3}){3}/g, 'A')
    .replace(/\b[\da-f]{0,4}:[\da-f]{0,4}:[\da-f:]*/gi, 'A')
    .replace(/\b[\w-]+(?:\.[\w-]+)*\.(?:internal|example\.org|com|net|local)\b/g, 'H')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ');
}

interface Sample extends Told {
  readonly line: string;
}

/** The lines that alone give one attempt its symptom, target and port; one of each shape. */
function samples(): readonly Sample[] {
  const shapes = new Map<string, string>();
  let attempts = 0;
  for (const path of ROOTS.flatMap(([folder, pattern]) => filesIn(folder, pattern))) {
    const text = readFileSync(path, 'utf8');
    const lines = text.split(/\r?\n/);
    const found = ofKind(interpret(text).facts, 'attempt');
    attempts += found.length;
    for (const first of new Set(found.flatMap(({ at }) => at.map((span) => span.first)))) {
      const line = (lines[first - 1] ?? '').trim();
      const shape = shapeOf(line);
      if (line.length >= 10 && line.length <= 600 && !shapes.has(shape)) shapes.set(shape, line);
    }
  }
  const whole = [...shapes.values()].flatMap((line) => {
    const told = toldBy(line);
    const isWhole = told.symptom !== undefined && told.target !== undefined && told.port !== undefined;
    return isWhole && told.attempts === 1 ? [{ ...told, line }] : [];
  });
  console.log(`${attempts} attempts, ${shapes.size} shapes of lines, ${whole.length} of them whole`);
  return whole;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const ESCAPES: Readonly<Record<Escape, (message: string) => string>> = {
  plain: (message) => message,
  json: (message) => JSON.stringify(message).slice(1, -1),
  html: (message) => message.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign),
  csv: (message) => message.replaceAll('"', '""'),
};

function around({ sample: [before, after], escape = 'plain' }: Envelope, message: string): string {
  return before + ESCAPES[escape](message) + after;
}

/** Counts what is found again, and what is read as something else. */
class Tally {
  readonly #of = new Map<string, { found: number; all: number }>();
  readonly lost: string[] = [];
  readonly other: string[] = [];

  add(ids: string, text: string, sample: Sample): void {
    const told = toldBy(text);
    const count = this.#of.get(ids) ?? { found: 0, all: 0 };
    this.#of.set(ids, count);
    count.all++;
    if (isSame(told, sample)) {
      count.found++;
      return;
    }
    const { symptom, target, port } = told;
    const row = `${ids}: ${JSON.stringify({ symptom, target, port })} from ${text}`;
    if (symptom !== undefined && symptom !== sample.symptom) this.other.push(row);
    else this.lost.push(row);
  }

  get share(): number {
    const counts = [...this.#of.values()];
    const sum = (pick: 'found' | 'all'): number => counts.reduce((total, count) => total + count[pick], 0);
    return sum('found') / sum('all');
  }

  /** Each with its share, the worst first. */
  shares(): readonly (readonly [ids: string, share: number])[] {
    return [...this.#of]
      .map(([ids, { found, all }]): [string, number] => [ids, found / all])
      .sort((a, b) => a[1] - b[1]);
  }

  print(title: string): void {
    const worst = this.shares()
      .slice(0, 12)
      .map(([ids, share]) => `${percent(share)} ${ids}`);
    // One a line of those that are lost most.
    const lines = [...new Map(this.lost.map((row) => [row.replace(/^\S+ /, '').slice(0, 60), row])).values()];
    console.log([`${title}: ${percent(this.share)}`, ...worst, ...lines.slice(0, 20)].join('\n'));
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** The same numbers for the same seed. */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const envelopes = ENVELOPES.flatMap((family) => family.envelopes);

test('finds the attempts of fixtures and recordings again in envelopes and in pairs of them', () => {
  const lines = samples();
  const single = new Tally();
  for (const envelope of envelopes)
    for (const sample of lines) single.add(envelope.id, around(envelope, sample.line), sample);
  single.print(`${envelopes.length} envelopes around ${lines.length} lines`);

  const pairs = new Tally();
  const draw = drawing(SEED);
  for (const sample of lines) {
    for (let i = 0; i < PAIRS_A_LINE; i++) {
      const [inner, outer] = [envelopes[draw(envelopes.length)], envelopes[draw(envelopes.length)]];
      if (inner === undefined || outer === undefined) continue;
      pairs.add(`${outer.id} around ${inner.id}`, around(outer, around(inner, sample.line)), sample);
    }
  }
  pairs.print(`pairs by seed ${SEED}`);

  expect(lines.length).toBeGreaterThan(250);
  expect([...single.other, ...pairs.other]).toEqual([]);
  expect(single.share).toBeGreaterThanOrEqual(0.98);
  expect(pairs.share).toBeGreaterThanOrEqual(0.98);
  expect(single.shares().filter(([, share]) => share < 0.9)).toEqual([]);
}, 240_000);
