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
