import { describe, expect, it } from 'vitest';
import { LOG_EVENTS } from '../model/log-events.ts';
import { interpret } from './index.ts';
import { STATES } from '../failure/states/registry.ts';

const HOLES: Readonly<Record<string, string>> = {
  host: 'db1',
  at: '192.0.2.5:8080',
  port: '8080',
  address: '192.0.2.5',
  path: '/run/app.sock',
  why: 'Connection refused',
  source: '198.51.100.7',
  client: '198.51.100.7',
  about: 'web',
  n: '12',
  word: '52:54:00:77:02:02',
  text: 'one',
};

const TWICE: ReadonlyMap<string, string> = new Map([
  ['(', '\u0001'],
  ['[', '\u0002'],
  ['{', '\u0003'],
]);

/** One line that the wording stands for: the first alternatives, without its optional parts, its holes filled. */
function spoken(says: string): string {
  return says
    .replaceAll(/([([{])\1/g, (_, sign: string) => TWICE.get(sign) ?? '')
    .replaceAll(/\{([a-z-]+)\}/g, (_, name: string) => HOLES[name] ?? '?')
    .replaceAll(/\[[^[\]]{1,40}\]/g, '')
    .replaceAll(/\(([^()|]{1,60})\|[^()]{1,120}\)/g, (_, first: string) => first)
    .replaceAll('\u0001', '(')
    .replaceAll('\u0002', '[')
    .replaceAll('\u0003', '{');
}

/** What the engine reads from the line, between others that it does not know. */
function events(line: string): readonly string[] {
  const { facts } = interpret(`one two three\n${line}\nfour five six`);
  return facts.flatMap((fact) => (fact.kind === 'log' ? [fact.event] : []));
}

describe.each(STATES)('$id', ({ source, entries }) => {
  const states = entries.flatMap((entry) =>
    entry.event === undefined ? [] : [{ ...entry, event: entry.event }],
  );
  // A logged packet says more than its words.
  const lines = states
    .filter(({ event }) => event !== 'packet-logged')
    .flatMap(({ says, event }) => [says].flat().map((each): [string, string] => [spoken(each), event]));

  it('says where it is from, and what it reports', () => {
    expect(source).not.toBe('');
    for (const { event } of states) expect(LOG_EVENTS).toContain(event);
  });

  it.skipIf(lines.length === 0).each(lines)('%s', (line, event) => {
    expect(events(line)).toContain(event);
    expect(events(`May  6 07:08:09 db1 app[31]: ${line}`)).toContain(event);
  });
});

describe('prose and source code that name a state report none', () => {
  it.each([
    'If you see "nf_conntrack: table full" in dmesg, raise nf_conntrack_max.',
    "if (err.code === 'EMFILE') retry();",
    'This error usually means that there are too many open files on the server.',
    'log.Printf("listen tcp %s: bind: address already in use", addr)',
    'You may get "Too many connections" when max_connections is reached.',
    '// no healthy upstream: Envoy answers with 503',
  ])('%s', (line) => {
    expect(events(line)).toEqual([]);
  });
});
