import { expect, test } from 'vitest';
import { diagnose } from '../../engine/index.ts';
import type { Fact, FactRecord } from '../../model/fact.ts';
import { LOG_EVENTS } from '../../model/log-events.ts';
import { SIGNS } from '../../model/signs.ts';
import { explain } from './explain.ts';

const fact = (record: FactRecord): Fact => ({
  ...record,
  at: [{ evidence: 0, first: 1, last: 1 }],
  place: { vantage: 'unknown', shownBy: 'unknown' },
  block: 0,
});

const notesOf = (text: string): readonly string[] => diagnose({ evidence: [{ text }] }).facts.map(explain);

test('an attempt that was read loosely says so, and what it lacks', () => {
  expect(notesOf('connection refused')).toEqual([
    'Attempt refused: a RST or an ICMP port-unreachable answered the SYN (ECONNREFUSED). Read from its words; it does not say whom it dialled',
  ]);
});

test('a tool’s own output needs no such words', () => {
  expect(notesOf('nc: connect to db1 port 5432 (tcp) failed: Connection refused').join()).not.toMatch(
    /Read from its words/,
  );
});

test('a loose attempt whose target stands elsewhere says where it is from', () => {
  const attempt = fact({
    kind: 'attempt',
    tool: 'any',
    transport: 'tcp',
    name: 'db1',
    port: 5432,
    outcome: 'refused',
    count: 2,
    loose: true,
  });
  expect(explain(attempt)).toMatch(/at db1:5432 refused.*, 2 times\. Read from its words; whom it dialled/);
});

test('every sign is a sentence of its own, without its id', () => {
  const sentences = SIGNS.map((sign) => explain(fact({ kind: 'sign', sign })));
  expect(new Set(sentences).size).toBe(SIGNS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^.]{15,100}$/);
  expect(explain(fact({ kind: 'sign', sign: 'proxy', about: 'squid' }))).toBe(
    'A proxy is in the picture (squid)',
  );
});

test('every event of a log is a sentence, with what it is about', () => {
  const log = (event: string): Fact => fact({ kind: 'log', event, count: 1 });
  for (const event of LOG_EVENTS) expect(explain(log(event))).not.toMatch(/^Log:/);
  const listens = fact({
    kind: 'log',
    event: 'listens',
    about: 'mysqld',
    address: '::1',
    port: 3306,
    count: 1,
  });
  expect(explain(listens)).toBe('The service says that it listens (mysqld, [::1]:3306)');
});

test('an attempt by way of a proxy names it', () => {
  const text =
    "ops@app1:~$ curl -sS -x http://10.0.0.3:3128 http://db1:8080/\ncurl: (7) Failed to connect to 10.0.0.3 port 3128 after 0 ms: Couldn't connect to server";
  expect(notesOf(text).join()).toMatch(/Attempt at db1:8080, by way of the proxy 10\.0\.0\.3:3128: failed/);
});
