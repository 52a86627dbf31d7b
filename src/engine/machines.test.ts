import { describe, expect, it } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** Whose line it is: what the text gives to two machines never fills one rule. */

const DIALLED = '192.0.2.5';

function dials(host: string, words: string): string {
  return `ops@${host}:~$ nc -vz -w 5 ${DIALLED} 5432\nnc: connect to ${DIALLED} port 5432 (tcp) ${words}\n`;
}

const TIMED_OUT = 'timed out: Operation now in progress';

function levels(evidence: readonly Evidence[], answers?: Readonly<Record<string, string>>) {
  const { suspects, conflicts, next } = diagnose({ evidence, ...(answers ? { answers } : {}) });
  const above = suspects.filter(({ level }) => level === 'confirmed' || level === 'likely');
  return { above: above.map(({ cause, level }) => `${cause} ${level}`), conflicts, next };
}

const CLIENT_STATES: readonly (readonly [cause: string, words: string, shown: string])[] = [
  [
    'outbound-block',
    TIMED_OUT,
    'iptables -S\n-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A OUTPUT -p tcp -m tcp --dport 5432 -j DROP\n',
  ],
  [
    'no-route',
    'failed: Network is unreachable',
    `ip route get ${DIALLED}\nRTNETLINK answers: Network is unreachable\n`,
  ],
];

describe.each(CLIENT_STATES)('a state of the client that causes %s', (cause, words, shown) => {
  const attempt: Evidence = { text: dials('app', words), from: 'client' };

  it('confirms it on the machine that dialled', () => {
    const same: Evidence = { text: `root@app:~# ${shown}`, from: 'client' };
    expect(levels([attempt, same]).above).toEqual([`${cause} confirmed`]);
  });

  it('is the same machine under its full name', () => {
    const full: Evidence = { text: `root@app.example.org:~# ${shown}`, from: 'client' };
    expect(levels([attempt, full]).above).toEqual([`${cause} confirmed`]);
  });

  it('says nothing of it on another one, and that is a conflict', () => {
    const other: Evidence = { text: `root@bastion:~# ${shown}`, from: 'client' };
    const { above, conflicts } = levels([attempt, other]);
    expect(above).toEqual([]);
    expect(conflicts.map(({ text }) => text)).toEqual([
      'Told to be the client, but the attempt was made on app and this is bastion',
    ]);
  });

  it('says nothing of the one that failed where both dialled and the other one connected', () => {
    const works = `ops@bastion:~$ nc -vz -w 5 ${DIALLED} 5432\nConnection to ${DIALLED} 5432 port [tcp/postgresql] succeeded!\n`;
    const other: Evidence = { text: `${works}root@bastion:~# ${shown}`, from: 'client' };
    const { above } = levels([attempt, other]);
    expect(above).not.toContain(`${cause} confirmed`);
    expect(above).not.toContain(`${cause} likely`);
  });
});

describe('a machine that bears another name than the one dialled', () => {
  const attempt: Evidence = {
    text: 'ops@app:~$ nc -vz -w 5 db1 5432\nnc: connect to db1 (192.0.2.5) port 5432 (tcp) failed: Connection refused\n',
    from: 'client',
  };
  const listing = (host: string): Evidence => ({
    text: `root@${host}:~# ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      244    127.0.0.1:5432     0.0.0.0:*\nLISTEN 0      128    0.0.0.0:22         0.0.0.0:*\nroot@${host}:~# `,
    from: 'server',
  });

  it('stays likely, and the machine is asked for', () => {
    const { above, next } = levels([attempt, listing('db2')]);
    expect(above).toEqual(['loopback-only likely']);
    expect(next.map(({ question }) => question)).toContain('machine');
  });

  it('is confirmed by a yes', () => {
    expect(levels([attempt, listing('db2')], { machine: 'yes' }).above).toEqual(['loopback-only confirmed']);
  });

  it('is not doubted under the dialled name', () => {
    expect(levels([attempt, listing('db1')]).above).toEqual(['loopback-only confirmed']);
    expect(levels([attempt, listing('db1.example.org')]).above).toEqual(['loopback-only confirmed']);
  });
});

describe('a remote shell that cannot reach its host', () => {
  const failed = (command: string, ...lines: readonly string[]) =>
    diagnose({
      evidence: [{ text: ['ops@app1:~$ ' + command, ...lines, 'ops@app1:~$'].join('\n'), from: 'client' }],
    });

  it('dialled from where it was typed, though its command should run there', () => {
    const { case: known, suspects } = failed(
      'ssh -p 8080 10.77.2.2 uptime',
      'ssh: connect to host 10.77.2.2 port 8080: Connection refused',
    );
    expect(known).toMatchObject({ target: '10.77.2.2', port: 8080, symptom: 'refused' });
    expect(suspects.filter(({ level }) => level === 'ruled-out').length).toBeGreaterThan(20);
  });

  it('names the address that it cannot come from, so that no port is missing', () => {
    const { suspects } = failed(
      'ssh -b 10.77.1.50 -p 8080 10.77.2.2 true',
      'bind 10.77.1.50: Cannot assign requested address',
      'ssh: connect to host 10.77.2.2 port 8080: failure',
    );
    expect(suspects[0]?.cause).toBe('source-address-unavailable');
    expect(suspects.find(({ cause }) => cause === 'port-exhaustion')?.level).not.toBe('likely');
  });
});
