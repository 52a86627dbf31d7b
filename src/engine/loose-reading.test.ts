import { describe, expect, it } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

const LISTING: Evidence = {
  from: 'server',
  text: [
    'ops@db1:~$ ip -br addr',
    'lo               UNKNOWN        127.0.0.1/8',
    'eth0             UP             192.0.2.5/24',
    'ops@db1:~$ sudo ss -lntp',
    'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process',
    'LISTEN 0      80     127.0.0.1:3306     0.0.0.0:*         users:(("mariadbd",pid=812,fd=21))',
    'LISTEN 0      128    0.0.0.0:22         0.0.0.0:*         users:(("sshd",pid=812,fd=3))',
    'ops@db1:~$',
  ].join('\n'),
};

function levelOf(cause: string, evidence: readonly Evidence[], told = {}): string | undefined {
  return diagnose({ case: told, evidence }).suspects.find((suspect) => suspect.cause === cause)?.level;
}

describe('what is read loosely', () => {
  const located = 'app: cannot reach the store: connect to 192.0.2.5:3306: Connection refused';
  const bare = 'app: the store answers nobody: Connection refused';
  const told = { target: '192.0.2.5', port: 3306 };

  it('is an attempt of its own where the message says whom it dialled', () => {
    expect(levelOf('loopback-only', [{ from: 'client', text: located }, LISTING], told)).toBe('confirmed');
  });

  it('confirms nothing where it does not', () => {
    const evidence = [{ from: 'client', text: bare } as const, LISTING];
    expect(diagnose({ case: told, evidence }).case.symptom).toBe('refused');
    expect(levelOf('loopback-only', evidence, told)).toBe('likely');
  });

  it('reads the number before its text', () => {
    const { case: known } = diagnose({
      evidence: [{ from: 'client', text: 'dial 192.0.2.5:3306 failed (111: Unknown error)' }],
    });
    expect(known).toMatchObject({ symptom: 'refused', target: '192.0.2.5', port: 3306 });
  });

  it.each(['Connection refused', 'ECONNREFUSED', 'ERR_CONNECTION_REFUSED'])('reads %s alone', (text) => {
    expect(diagnose({ evidence: [{ text }] }).case.symptom).toBe('refused');
  });
});

describe('several attempts in one paste', () => {
  const text = [
    '2026-11-21 04:47:00 ERROR connect to 192.0.2.9:6379: Connection timed out',
    '2026-11-21 04:47:01 ERROR connect to 192.0.2.5:3306: Connection refused',
  ].join('\n');
  const evidence = [{ from: 'client', text } as const, LISTING];

  it('takes the last that failed, keeps the others as choices, and confirms nothing', () => {
    const { case: known, choices, suspects } = diagnose({ evidence });
    expect(known).toMatchObject({ target: '192.0.2.5', port: 3306, symptom: 'refused' });
    expect(choices?.map(({ value }) => value)).toEqual(expect.arrayContaining(['192.0.2.9', 6379]));
    expect(suspects.filter(({ level }) => level === 'confirmed')).toEqual([]);
    expect(suspects[0]).toMatchObject({ cause: 'loopback-only', level: 'likely' });
  });

  it('confirms once it is told which one is meant', () => {
    const { suspects, choices } = diagnose({ case: { target: '192.0.2.5', port: 3306 }, evidence });
    expect(suspects[0]).toMatchObject({ cause: 'loopback-only', level: 'confirmed' });
    expect(choices).toBeUndefined();
  });
});

describe('a change to documentation', () => {
  it('holds no attempt, whatever it quotes', () => {
    const text =
      '```diff\n@@ -34,7 +34,7 @@\n curl: (7) Failed to connect to localhost port 5000: Connection refused\n+Start it again.\n```';
    expect(diagnose({ evidence: [{ text }] }).case).toEqual({});
  });
});
