import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Level } from '../model/cause.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** What misleads about listeners and names: each recorded in the lab, or printed by the tool named. */

function recorded(fault: string, file: string, from: Evidence['from'] = 'server'): Evidence {
  const url = new URL(`../../e2e/lab/faults/${fault}/recorded/${file}`, import.meta.url);
  return { text: readFileSync(url, 'utf8'), from };
}

function client(fault: string, file: string): Evidence {
  return recorded(fault, file, 'client');
}

function levelOf(diagnosis: Diagnosis, id: string): Level | undefined {
  return diagnosis.suspects.find(({ cause }) => cause === id)?.level;
}

function confirmed(diagnosis: Diagnosis): readonly string[] {
  return diagnosis.suspects.filter(({ level }) => level === 'confirmed').map(({ cause }) => cause);
}

const AT = { target: '10.77.2.2', port: 5432, service: 'postgresql' };

describe('messages that hide how it ended', () => {
  test('curl’s (7) alone is not read as a refusal', () => {
    const text =
      "curl: (7) Failed to connect to 10.77.2.2 port 5432 after 0 ms: Couldn't connect to server\n";
    const alone = diagnose({ case: AT, evidence: [{ from: 'client', text }] });
    expect(levelOf(alone, 'host-down')).not.toBe('ruled-out');
    expect(levelOf(alone, 'no-route')).not.toBe('ruled-out');
  });

  test('MariaDB’s (115) may be a refusal, and is no timeout for certain', () => {
    const evidence = [client('not-listening', 'client.mariadb.txt')];
    const alone = diagnose({ case: { ...AT, port: 3306, service: 'mysql' }, evidence });
    for (const id of ['not-listening', 'loopback-only', 'firewall-reject'])
      expect(levelOf(alone, id)).toBe('possible');
    expect(confirmed(alone)).toEqual([]);
  });

  test.each([
    // netcat-openbsd 1.219 and Node 20 print these.
    ['EADDRNOTAVAIL', 'nc: connect to 10.77.2.2 port 5432 (tcp) failed: Cannot assign requested address', []],
    ['EMFILE', 'Error: connect EMFILE 10.77.2.2:5432 - Local (undefined:undefined)', ['fd-exhaustion']],
  ])('%s is no refusal', (_errno, text, verdict) => {
    const evidence: Evidence[] = [
      { from: 'client', text },
      recorded('not-listening-postgresql', 'server.ss.txt'),
      recorded('not-listening-postgresql', 'server.nft.txt'),
    ];
    const diagnosis = diagnose({ case: AT, evidence });
    expect(levelOf(diagnosis, 'not-listening')).toBe('ruled-out');
    expect(confirmed(diagnosis)).toEqual(verdict);
  });
});

describe('listings', () => {
  const refused = client('not-listening-postgresql', 'client.psql.txt');
  const HEADER = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n';
  const typed = (command: string): Evidence => ({
    from: 'server',
    text: `ops@db1:~$ ${command}\n${HEADER}ops@db1:~$ echo $?\n0\nops@db1:~$\n`,
  });

  test('ss that prints nothing and exits 0 has found nothing', () => {
    const diagnosis = diagnose({ case: AT, evidence: [refused, typed("ss -lnt 'sport = :5432'")] });
    expect(levelOf(diagnosis, 'not-listening')).toBe('likely');
    expect(levelOf(diagnosis, 'loopback-only')).toBe('ruled-out');
  });

  test('ss of connections shows no listeners, and their absence says nothing', () => {
    const diagnosis = diagnose({ case: AT, evidence: [refused, typed('ss -tn')] });
    expect(levelOf(diagnosis, 'not-listening')).toBe('possible');
    expect(levelOf(diagnosis, 'loopback-only')).toBe('possible');
  });

  test('no listener is not confirmed before the rules are seen: a forward needs none', () => {
    const listing = recorded('not-listening-postgresql', 'server.ss.txt');
    const rules = recorded('not-listening-postgresql', 'server.nft.txt');
    expect(confirmed(diagnose({ case: AT, evidence: [refused, listing] }))).toEqual([]);
    expect(confirmed(diagnose({ case: AT, evidence: [refused, listing, rules] }))).toEqual(['not-listening']);
  });

  test('a success on the server itself says nothing of what others meet', () => {
    const local = {
      from: 'server',
      text: 'ops@db1:~$ nc -vz 127.0.0.1 5432\nConnection to 127.0.0.1 5432 port [tcp/postgresql] succeeded!\n',
    } as const;
    const diagnosis = diagnose({ case: AT, evidence: [refused, local] });
    expect(levelOf(diagnosis, 'firewall-reject')).not.toBe('ruled-out');
    expect(levelOf(diagnosis, 'loopback-only')).not.toBe('ruled-out');
    expect(levelOf(diagnosis, 'tcp-ok')).toBe('ruled-out');
  });
});

describe('nc -l', () => {
  const AT_9999 = { target: '10.77.2.2', port: 9999 };

  test.each(['openbsd', 'ncat'])('ends with its first connection (%s)', (flavour) => {
    const fault = `flapping-one-shot-${flavour}`;
    const evidence = [client(fault, 'client.nc-twice.txt'), recorded(fault, 'server.ss-loop.txt')];
    const diagnosis = diagnose({ case: AT_9999, evidence });
    expect(levelOf(diagnosis, 'flapping-listener')).toBe('likely');
    expect(confirmed(diagnosis)).toEqual([]);
  });

  test('the traditional one without -p listens on another port than the one that was typed', () => {
    const fault = 'not-listening-nc-traditional';
    const evidence = [client(fault, 'client.nc-openbsd.txt'), recorded(fault, 'server.ss.txt')];
    const diagnosis = diagnose({ case: AT_9999, evidence });
    expect(levelOf(diagnosis, 'not-listening')).toBe('likely');
    expect(confirmed(diagnosis)).toEqual([]);
  });

  test('BusyBox takes the port for an address: its own error is no attempt of the client', () => {
    const fault = 'not-listening-nc-busybox';
    const evidence = [client(fault, 'client.ncat.txt'), recorded(fault, 'server.nc-l.txt')];
    const diagnosis = diagnose({ case: AT_9999, evidence });
    expect(levelOf(diagnosis, 'not-listening')).not.toBe('ruled-out');
    expect(confirmed(diagnosis)).toEqual([]);
  });
});

describe('names', () => {
  const NAME = { target: 'db9.internal', port: 5432 };
  const fault = 'dns-failure-nsswitch';

  test('a name that dig finds may still be none for programs', () => {
    const dig = client(fault, 'client.dig.txt');
    const error = client(fault, 'client.nc-openbsd.txt');
    const getent = client(fault, 'client.getent-ahosts.txt');
    expect(levelOf(diagnose({ case: NAME, evidence: [error, dig] }), 'dns-failure')).toBe('likely');
    expect(confirmed(diagnose({ case: NAME, evidence: [error, dig, getent] }))).toEqual(['dns-failure']);
  });

  test('traditional netcat looks for IPv4 alone: the name may have an IPv6 address in /etc/hosts', () => {
    const text = 'db9.internal: forward host lookup failed: Unknown host';
    const known = { target: 'db9.internal', port: 5432, service: 'postgresql' };
    const dig = client('dns-failure', 'client.dig.txt');
    const diagnosis = diagnose({ case: known, evidence: [{ from: 'client', text }, dig] });
    expect(confirmed(diagnosis)).toEqual([]);
    expect(levelOf(diagnosis, 'loopback-only')).toBe('possible');
    expect(levelOf(diagnosis, 'dns-failure')).not.toBe('ruled-out');
  });

  test('a temporary failure is also what a silent resolver gives', () => {
    const error = client('dns-failure-refused', 'client.nc-openbsd.txt');
    const getent = client('dns-failure-refused', 'client.getent-ahosts.txt');
    const diagnosis = diagnose({ case: { ...NAME, target: 'db1.corp.example' }, evidence: [error, getent] });
    expect(levelOf(diagnosis, 'dns-timeout')).toBe('possible');
    expect(confirmed(diagnosis)).toEqual([]);
  });
});
