import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../model/diagnosis.ts';
import { diagnose } from './index.ts';

/** What a connect() that failed in itself leaves standing, per system and per kind of socket. */

function of(text: string): Diagnosis {
  return diagnose({ evidence: [{ text, from: 'client' }] });
}

function standing({ suspects }: Diagnosis): readonly string[] {
  return suspects.filter(({ level }) => level !== 'ruled-out').map(({ cause }) => cause);
}

describe('errnos of connect()', () => {
  test.each([
    ['dial tcp 10.77.0.2:8080: connect: address already in use', 'port-exhaustion'],
    ['dial tcp 10.77.0.2:8080: connect: no buffer space available', 'port-exhaustion'],
    ['dial tcp 10.77.0.2:8080: connect: resource temporarily unavailable', 'port-exhaustion'],
    ['Error: connect EAGAIN 10.77.0.2:8080', 'port-exhaustion'],
    [
      'dial tcp 10.77.0.2:8080: connectex: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
      'port-exhaustion',
    ],
    ['dial unix /run/app/app.sock: connect: resource temporarily unavailable', 'unix-socket-full'],
    ['dial unix /run/app/app.sock: connect: no such file or directory', 'unix-socket-missing'],
    ['SQLSTATE[HY000] [2002] No such file or directory', 'unix-socket-missing'],
    ['dial tcp 10.77.0.2:8080: socket: too many open files', 'fd-exhaustion'],
  ])('%s', (text, cause) => {
    const diagnosis = of(text);
    expect(standing(diagnosis)[0]).toBe(cause);
    expect(diagnosis.conflicts).toEqual([]);
  });

  test('a path that is too long is no full queue alone', () => {
    expect(standing(of('dial unix /run/app/app.sock: connect: invalid argument'))).toEqual(
      expect.arrayContaining(['unix-socket-missing', 'unix-socket-full']),
    );
  });

  test('who waits for a Unix socket until its own time is over may stand before a full queue', () => {
    expect(standing(of('dial unix /run/app/app.sock: connect: connection timed out'))).toContain(
      'unix-socket-full',
    );
  });

  test.each([
    'dial unix /run/app/app.sock: connect: address already in use',
    'dial tcp 10.77.0.2:8080: connect: cannot allocate memory',
  ])('%s leaves something standing', (text) => {
    expect(standing(of(text)).length).toBeGreaterThan(0);
  });
});

describe('bound to a device', () => {
  test('that is not there', () => {
    const text = [
      'ops@app1:~$ curl --interface eth7 http://10.77.0.2:8080/',
      "curl: (45) Couldn't bind to interface 'eth7' with errno 19: No such device",
      'ops@app1:~$',
    ].join('\n');
    const diagnosis = of(text);
    expect(diagnosis.case.symptom).toBe('local-error');
    expect(standing(diagnosis)).toContain('source-address-unavailable');
  });
});

describe('several attempts', () => {
  const SILENT = 'nc: connect to 10.77.0.2 port 8080 (tcp) timed out: Operation now in progress';
  const ANSWERED = 'Connection to 10.77.0.2 8080 port [tcp/http-alt] succeeded!';
  const loop = (...lines: readonly string[]): Diagnosis =>
    of(
      ['ops@app1:~$ for i in 1 2 3; do nc -vz -w 1 10.77.0.2 8080; done', ...lines, 'ops@app1:~$'].join('\n'),
    );

  test.each([
    ['first', [ANSWERED, SILENT, SILENT]],
    ['in the middle', [SILENT, ANSWERED, SILENT]],
    ['last', [SILENT, SILENT, ANSWERED]],
  ])('one answered %s rules out no limit, no random loss and no bad backend', (_, lines) => {
    expect(standing(loop(...lines))).toEqual(
      expect.arrayContaining(['packet-loss', 'partial-backend', 'source-blocked', 'conntrack-full']),
    );
  });

  test('one address unanswered and the other unreachable is both', () => {
    const text = [
      'ops@app1:~$ wget http://db1:8080/',
      'Connecting to db1 (db1)|10.77.0.2|:8080... failed: Connection timed out.',
      'Connecting to db1 (db1)|fd87::5|:8080... failed: Network is unreachable.',
      'ops@app1:~$',
    ].join('\n');
    expect(standing(of(text))).toEqual(
      expect.arrayContaining(['no-route', 'firewall-drop', 'path-filter', 'address-family-mismatch']),
    );
  });
});
