import { describe, expect, it } from 'vitest';
import { escaped } from './escaped.ts';

function open(text: string): readonly string[] | undefined {
  for (const envelope of escaped.envelopes) {
    if (envelope.mark !== undefined && !text.toLowerCase().includes(envelope.mark)) continue;
    const opened = envelope.open(text);
    if (opened) return opened.inner;
  }
  return undefined;
}

/** As deep as it goes. */
function openAll(text: string): string {
  let rest = text;
  for (let depth = 0; depth < 6; depth++) {
    const [inner] = open(rest) ?? [];
    if (inner === undefined) return rest;
    rest = inner;
  }
  return rest;
}

const MESSAGE =
  'psql: error: connection to server at "db1" (192.0.2.5), port 5432 failed: Connection refused\n\tIs the server running on that host?';

describe('escaped text', () => {
  it('is read however often it was escaped', () => {
    let text = MESSAGE;
    for (let times = 1; times <= 4; times++) {
      text = JSON.stringify(text).slice(1, -1);
      expect(openAll(text)).toBe(MESSAGE);
      expect(openAll(`"${text}"`)).toBe(MESSAGE);
    }
  });

  it('reads what Python and shells print', () => {
    expect(open(String.raw`b'Verbindung verweigert \xe6\x8b\x92\xe7\xbb\x9d\n'`)).toEqual([
      'Verbindung verweigert 拒绝',
    ]);
    expect(open('b"See \'docker run --help\'."')).toEqual(["See 'docker run --help'."]);
    expect(open(String.raw`$'nc: can\'t connect to 192.0.2.5 (192.0.2.5:5432)\n'`)).toEqual([
      "nc: can't connect to 192.0.2.5 (192.0.2.5:5432)",
    ]);
    expect(
      open(String.raw`fehlgeschlagen: Verbindungsaufbau abgelehnt \303\274ber 192.0.2.5`),
    ).toBeUndefined();
  });

  it('reads signs that HTML-safe JSON and Go write as numbers', () => {
    expect(open(String.raw`write tcp 192.0.2.1:4711-\u003e192.0.2.5:5432: broken pipe`)).toEqual([
      'write tcp 192.0.2.1:4711->192.0.2.5:5432: broken pipe',
    ]);
  });

  it('takes the colours off that were escaped with the text', () => {
    expect(open(String.raw`\u001b[31mError: connect ECONNREFUSED 192.0.2.5:5432\u001b[39m\r\n`)).toEqual([
      'Error: connect ECONNREFUSED 192.0.2.5:5432',
    ]);
  });

  it('leaves paths, patterns and records alone', () => {
    for (const text of [
      String.raw`C:\new\temp\readme.txt: cannot connect`,
      String.raw`C:\Users\ops>netstat -ano`,
      String.raw`\\files\share is not accessible`,
      String.raw`grep -E '\d+\.\d+'`,
      String.raw`{"msg":"a\nb"}`,
      String.raw`level=error msg="Post \"https://db1\": EOF"`,
      'no backslash here',
      '\\',
    ]) {
      expect(open(text)).toBeUndefined();
    }
  });

  it('costs no more than its length', () => {
    for (const part of ['\\', '\\"', '\\\\n', '\\n', '\\x', '\\xe6', '\\u', '\\303', '"', "'"]) {
      for (const head of ['', '"', "b'", "$'"]) {
        const text = head + part.repeat(Math.ceil(1_000_000 / part.length));
        const start = performance.now();
        open(text);
        expect(performance.now() - start).toBeLessThan(3000);
      }
    }
  });
});
