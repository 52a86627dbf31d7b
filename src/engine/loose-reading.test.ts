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

describe('words that leave open how connecting failed', () => {
  const says = (host: string) =>
    `PS C:\\> Invoke-WebRequest http://${host}:8080/\nInvoke-WebRequest : Unable to connect to the remote server`;

  it('are taken for silence at another machine, and rule no refusal out', () => {
    const { case: known, suspects } = diagnose({ evidence: [{ text: says('192.0.2.5'), from: 'client' }] });
    expect(known.symptom).toBe('timeout');
    expect(suspects.find(({ cause }) => cause === 'not-listening')?.level).toBe('possible');
  });

  it('say so themselves, unless somebody answers', () => {
    const evidence = [{ text: says('192.0.2.5'), from: 'client' } as const];
    expect(diagnose({ evidence }).trail[0]).toMatchObject({ answer: 'timeout', by: 'text' });
    const answers = { symptom: 'refused' };
    expect(diagnose({ evidence, answers }).trail[0]).toMatchObject({ answer: 'refused', by: 'hand' });
  });

  it('are taken for a refusal at the own one', () => {
    expect(diagnose({ evidence: [{ text: says('127.0.0.1'), from: 'client' }] }).case.symptom).toBe(
      'refused',
    );
  });
});

describe('an end that no cause explains', () => {
  it('rules nothing out, and is a conflict', () => {
    const text = 'Error: connect ENOTCONN 192.0.2.5:443 - Local (192.0.2.9:50412)';
    const { suspects, conflicts } = diagnose({ evidence: [{ text, from: 'client' }] });
    expect(suspects.filter(({ level }) => level !== 'possible')).toEqual([]);
    expect(conflicts[0]?.text).toMatch(/^Every cause seems ruled out/);
    expect(conflicts[0]?.sides).toContainEqual(expect.objectContaining({ text }));
  });
});

describe('a reason behind advice', () => {
  it('is read where the operation that failed stands right before it', () => {
    const text =
      'ERR error="Unable to reach the origin service. The service may be down or it may not be responding: dial tcp 192.0.2.5:8080: connect: connection refused"';
    expect(diagnose({ evidence: [{ text }] }).case).toMatchObject({
      target: '192.0.2.5',
      symptom: 'refused',
    });
  });
});

describe('two machines that hold one address', () => {
  const shown = (host: string, own: string) =>
    `ops@${host}:~$ ip -4 -br addr\nlo  UNKNOWN  127.0.0.1/8\neth0  UP  10.0.2.15/24\neth1  UP  ${own}/24`;
  const text = `${shown('head', '192.0.2.10')}\n${shown('w1', '192.0.2.21')}
ops@w1:~$ nc -vz 10.0.2.15 6443
nc: connect to 10.0.2.15 port 6443 (tcp) failed: Connection refused`;

  it('takes what was typed on one of them for the case, and confirms nothing of it', () => {
    const { case: known, suspects } = diagnose({ evidence: [{ text }] });
    expect(known).toMatchObject({ target: '10.0.2.15', port: 6443, symptom: 'refused' });
    expect(suspects.filter(({ level }) => level === 'confirmed')).toEqual([]);
  });

  it('does not where only one of them does', () => {
    const alone = text.slice(text.indexOf('ops@w1'));
    expect(diagnose({ evidence: [{ text: alone }] }).case).toEqual({});
  });
});

describe('how far a driver came', () => {
  it('is read from the frame in which it waited for the greeting', () => {
    const text = [
      'com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure',
      '\tat com.mysql.jdbc.MysqlIO.readPacket(MysqlIO.java:675)',
      '\tat com.mysql.jdbc.MysqlIO.doHandshake(MysqlIO.java:1086)',
    ].join('\n');
    expect(diagnose({ evidence: [{ text }] }).case.symptom).toBe('reset');
  });
});

describe('a text that holds output as material', () => {
  it.each([
    'The failregex does not match these lines:',
    'Lines that the regular expression should cover:',
    'Which pattern catches both?',
  ])('says of no line that it happened: %s', (before) => {
    const text = `${before}\n> postfix/smtp[4711]: connect to mx1.example.org[192.0.2.25]:25: Connection refused`;
    expect(diagnose({ evidence: [{ text }] }).case).toEqual({});
  });

  it('holds no attempt in a change to documentation', () => {
    const text =
      '```diff\n@@ -34,7 +34,7 @@\n curl: (7) Failed to connect to localhost port 5000: Connection refused\n+Start it again.\n```';
    expect(diagnose({ evidence: [{ text }] }).case).toEqual({});
  });

  it('is read well behind the command that prints it, whichever table holds its words', () => {
    const words = "-e:1:in `write': Broken pipe (Errno::EPIPE)";
    const loose = (text: string): readonly unknown[] =>
      diagnose({ evidence: [{ from: 'client', text }] }).facts.flatMap((fact) =>
        fact.kind === 'attempt' ? [fact.loose, fact.tool, fact.port] : [],
      );
    expect(loose(`ops@app1:~$ ruby -rsocket -e 'TCPSocket.new("192.0.2.5", 3306)'\n${words}`)).toEqual([
      undefined,
      'ruby',
      3306,
    ]);
    expect(loose(words)).toEqual([true, 'ruby', undefined]);
  });

  it('takes a URL that is asked for neither for a heading nor for a comment', () => {
    const url = 'https://192.0.2.5:443/apis/a.example.io/v1';
    const text = `Message:  no response from ${url}: Get ${url}: dial tcp 192.0.2.5:443: connect: no route to host`;
    expect(diagnose({ evidence: [{ from: 'client', text }] }).case).toMatchObject({
      target: '192.0.2.5',
      port: 443,
      symptom: 'unreachable',
    });
  });
});
