import { describe, expect, it } from 'vitest';
import { ENVELOPES } from './envelopes/registry.ts';
import type { Envelope, Escape } from './envelope.ts';
import { unwrap } from './unwrap.ts';

const MESSAGES = [
  'connect to 192.0.2.5:5432 failed: Connection refused',
  'dial tcp 192.0.2.5:5432: i/o timeout',
  'Error: connect ECONNREFUSED ::1:6379',
  'psql: error: connection to server at "db1" (192.0.2.5), port 5432 failed: Connection refused',
  'curl: (7) Failed to connect to 2001:db8::5 port 443 after 3 ms: No route to host',
  'Get "https://db1.example.org:6443/api?a=1&b=2": dial tcp [2001:db8::5]:6443: connect: connection refused',
  "Can't connect to MySQL server on 'db1:3306' (111)",
  'java.net.ConnectException: Connection refused (Connection refused)',
  'nc: connect to db1 port 6379 (tcp) failed: Connection timed out',
  "[Errno 111] Connect call failed ('127.0.0.1', 5672)",
  'write: broken pipe <10.0.0.1> C:\\temp\\x',
  'Verbindung verweigert – 拒绝连接',
];

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

const envelopes = ENVELOPES.flatMap((family) => family.envelopes);

/** How many envelopes are taken off until the message stands alone, or nothing where it never does. */
function depthOf(text: string, message: string, depth = 0): number | undefined {
  for (const inner of unwrap(text, depth)?.texts ?? []) {
    const found = inner === message ? depth + 1 : depthOf(inner, message, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

it('has ids that begin with their family and are told once', () => {
  for (const family of ENVELOPES) {
    expect(family.envelopes.length).toBeGreaterThan(0);
    for (const { id } of family.envelopes) expect(id.split('/')[0]).toBe(family.id);
  }
  const ids = envelopes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

const FILLINGS = [
  '[ ',
  '] ',
  ' - ',
  ' in ',
  ' (a.b',
  ' at x line ',
  ' | ',
  '\\"',
  '"," ',
  '<',
  '0 ',
  '  ',
  'a.',
  'a="b" ',
  ' {"a":"b"} [] ',
];

it('reads lines that were made to be slow as fast as others', () => {
  for (const envelope of envelopes) {
    const { id, sample } = envelope;
    const begun = performance.now();
    for (const filling of FILLINGS) {
      const hostile = filling.repeat(20_000 / filling.length);
      for (const text of [hostile, sample[0] + hostile, `${sample[0]}${hostile}!`, sample.join(hostile)])
        envelope.open(text);
    }
    expect({ id, slow: performance.now() - begun > 1000 }).toEqual({ id, slow: false });
  }
});

describe.each(envelopes)('$id', (envelope) => {
  it.each(MESSAGES)('gives back %s', (message) => {
    expect(envelope.open(around(envelope, message))?.inner).toEqual([message]);
  });

  // Another family may open it first, as a whole or in part.
  it.each(MESSAGES)('is taken off by all families together, from %s', (message) => {
    expect(depthOf(around(envelope, message), message)).toBeLessThan(4);
  });

  it('has a mark that its sample holds, and a source', () => {
    expect(around(envelope, 'x').toLowerCase()).toContain(envelope.mark ?? '');
    expect(envelope.mark?.toLowerCase()).toBe(envelope.mark);
    expect(envelope.source.length).toBeGreaterThan(10);
  });

  it('leaves a message alone that nothing is around', () => {
    for (const message of [...MESSAGES, '', ' ']) expect(envelope.open(message)).toBeUndefined();
  });
});
