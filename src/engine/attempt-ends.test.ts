import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from './index.ts';

/** An attempt is read to its end: what went well before is no success, and a proxy's answer is not the service's. */

function recorded(name: string): string {
  return readFileSync(new URL(`../parsers/${name}.out`, import.meta.url), 'utf8');
}

function said(text: string) {
  const { case: known, suspects } = diagnose({ evidence: [{ text, from: 'client' }] });
  return { known, confirmed: suspects.flatMap(({ cause, level }) => (level === 'confirmed' ? [cause] : [])) };
}

describe('an answer that does not end as it should', () => {
  it.each([
    ['curl.fixtures/answer-reset', 'reset'],
    ['curl.fixtures/answer-cut-short', 'reset'],
    ['curl.fixtures/answer-stalls', 'hang'],
    ['wget.fixtures/answer-reset', 'reset'],
    ['wget.fixtures/answer-cut-short', 'reset'],
  ])('%s is a failure', (name, symptom) => {
    const { known, confirmed } = said(recorded(name));
    expect(known.symptom).toBe(symptom);
    expect(confirmed).toEqual([]);
  });

  it.each([
    'openssl s_client -connect 192.0.2.5:443\nCONNECTED(00000003)',
    'curl -v http://192.0.2.5/\n* Connected to 192.0.2.5 (192.0.2.5) port 80\n> GET / HTTP/1.1\n> ',
  ])('nobody answers until it is cut off by hand: %s', (shown) => {
    expect(said(`ops@app1:~$ ${shown}\n^C\n`).known.symptom).toBe('hang');
  });
});

describe('what a proxy says in its own name', () => {
  it.each([
    ['curl.fixtures/proxy-refuses-tunnel', { target: '192.0.2.5', port: 443 }],
    ['curl.fixtures/proxy-answers-itself', { target: 'db1.example.org', port: 8080 }],
  ])('%s is no answer of the target', (name, target) => {
    const { known, confirmed } = said(recorded(name));
    expect(known).toMatchObject(target);
    expect(confirmed).toEqual([]);
  });

  it.each(['502 Bad Gateway', '503 Service Unavailable', '504 Gateway Time-out'])(
    'a gateway may have said %s',
    (status) => {
      const text = `ops@app1:~$ curl -si http://192.0.2.5/\nHTTP/1.1 ${status}\nServer: squid/5.7\n\n`;
      expect(said(text).confirmed).toEqual([]);
    },
  );

  it('an answer of the service confirms that TCP connects', () => {
    expect(said('ops@app1:~$ curl -si http://192.0.2.5/\nHTTP/1.1 200 OK\n\n').confirmed).toEqual(['tcp-ok']);
  });
});

describe('an answer of a name server that a paste has lost', () => {
  const answer = (row: string): string =>
    `ops@app1:~$ dig db9.internal\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 6822
;; flags: qr aa rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1
;; QUESTION SECTION:\n;db9.internal.\t\t\tIN\tA\n;; ANSWER SECTION:\n${row}
;; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)\n`;

  it('says nothing, where its header counts one', () => {
    const facts = (row: string) =>
      diagnose({ evidence: [{ text: answer(row), from: 'client' }] }).facts.map(({ kind }) => kind);
    expect(facts('db9.internal.\t\t300\tIN\tA\t192.0.2.5')).toContain('resolution');
    expect(facts('')).not.toContain('resolution');
  });
});

describe('a contrast', () => {
  const failed = {
    text: 'ops@app:~$ nc -vz -w 5 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) timed out: Operation now in progress\n',
    from: 'client',
  } as const;

  it.each([
    [
      'another port',
      'ops@app:~$ nc -vz 192.0.2.5 22\nConnection to 192.0.2.5 22 port [tcp/ssh] succeeded!\n',
    ],
    [
      'another machine',
      'ops@app2:~$ nc -vz 192.0.2.5 5432\nConnection to 192.0.2.5 5432 port [tcp/postgresql] succeeded!\n',
    ],
  ])('is no opposite of a failure: %s', (_, text) => {
    const { case: known, suspects } = diagnose({ evidence: [failed, { text, from: 'client' }] });
    expect(known).toMatchObject({ target: '192.0.2.5', port: 5432, symptom: 'timeout' });
    expect(suspects.find(({ cause }) => cause === 'tcp-ok')?.level).toBe('ruled-out');
  });
});
