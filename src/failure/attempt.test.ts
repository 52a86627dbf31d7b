import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '../model/fact.ts';
import type { BlockHead } from '../model/parser.ts';
import { attemptDraft, timed, type SeenAttempt } from './attempt.ts';
import { readCommand } from '../command/command-line.ts';

function head(command: string): BlockHead {
  return { commands: readCommand(command).commands, commandLine: 1, root: false };
}

const NO_HEAD: BlockHead = { commands: [], root: false };

function attempt(seen: Partial<SeenAttempt>): { record: AttemptRecord; lines: readonly number[] } {
  const { record, lines } = attemptDraft({
    tool: 'x',
    line: { number: 2, text: '' },
    head: NO_HEAD,
    ...seen,
  });
  if (record.kind !== 'attempt') throw new Error('no attempt');
  return { record, lines };
}

describe('the target of an attempt', () => {
  it('is what the line prints', () => {
    const { record, lines } = attempt({
      host: 'db1',
      address: '10.0.0.5',
      port: '3306',
      errno: 'ECONNREFUSED',
    });
    expect(record).toMatchObject({ name: 'db1', address: '10.0.0.5', port: 3306, outcome: 'refused' });
    expect(lines).toEqual([2]);
  });

  it('is what the command says where the line is silent, and cites it', () => {
    const { record, lines } = attempt({ head: head('nc -w 3 db1 3306'), outcome: 'own-deadline' });
    expect(record).toMatchObject({ name: 'db1', port: 3306, deadline: 3 });
    expect(lines).toEqual([2, 1]);
  });

  it('has no name where an address was dialled', () => {
    const { record } = attempt({ host: '[FD77::0:2]', port: 80 });
    expect(record.name).toBeUndefined();
    expect(record.address).toBe('fd77::2');
  });

  it('does not cite the command for the address that the line prints', () => {
    const seen = { head: head('telnet 10.0.0.5 mysql'), programs: ['telnet'], address: '10.0.0.5' };
    expect(attempt({ ...seen, errno: 'ECONNREFUSED' }).lines).toEqual([2]);
  });

  it('takes nothing from the command of another tool, nor from one of several', () => {
    expect(attempt({ head: head('nc db1 3306'), programs: ['ncat'] }).record.name).toBeUndefined();
    expect(attempt({ head: head('nc db1 3306; nc db1 3307') }).record.name).toBeUndefined();
    expect(attempt({ head: head('nc db1 3306'), command: undefined }).record.name).toBeUndefined();
  });

  it('is no port beyond 65535', () => {
    expect(attempt({ host: 'db1', port: 70000 }).record.port).toBeUndefined();
    expect(attempt({ host: 'db1', port: 'http' }).record.port).toBeUndefined();
  });

  it('is a Unix socket without host and port', () => {
    const { record } = attempt({ host: 'db1', port: 1, path: '/run/x.sock', errno: 'ENOENT' });
    expect(record).toMatchObject({ transport: 'unix', path: '/run/x.sock', outcome: 'other-errno' });
    expect(record.name).toBeUndefined();
    expect(record.port).toBeUndefined();
  });

  it('is the Unix socket of the command', () => {
    const seen = { head: head('curl --unix-socket /run/x.sock http://localhost/'), programs: ['curl'] };
    const { record, lines } = attempt({ ...seen, host: 'localhost', port: 80 });
    expect(record).toMatchObject({ transport: 'unix', path: '/run/x.sock' });
    expect(lines).toEqual([2, 1]);
  });
});

describe('the end of an attempt', () => {
  it('is what connect() returned', () => {
    expect(attempt({ errno: 'ECONNRESET' }).record.outcome).toBe('reset-connecting');
    expect(attempt({ errno: 'EACCES' }).record.outcome).toBe('other-errno');
    expect(attempt({}).record.outcome).toBe('failed');
  });

  it("was the kernel's where it came before the deadline", () => {
    const late = { outcome: 'some-timeout', deadline: 30 } as const;
    expect(attempt({ ...late, took: 3.1 }).record).toMatchObject({
      outcome: 'kernel-timeout',
      errno: 'ETIMEDOUT',
    });
    expect(attempt({ ...late, took: 30 }).record.outcome).toBe('some-timeout');
    expect(attempt({ outcome: 'some-timeout', took: 3.1 }).record.outcome).toBe('some-timeout');
  });

  it('is timed from outside only where nothing came after connect()', () => {
    const { record: refused } = attempt({ errno: 'ECONNREFUSED' });
    const { record: replied } = attempt({ outcome: 'replied' });
    expect(timed(refused, 1.03).took).toBe(1.03);
    expect(timed(replied, 5.7)).toBe(replied);
  });

  it('keeps a bounded reply and a canonical source', () => {
    const { record } = attempt({ outcome: 'replied', reply: 'x'.repeat(500), source: 'FD77::0:1' });
    expect(record.reply).toHaveLength(200);
    expect(record.source).toBe('fd77::1');
    expect(attempt({ source: 'localhost' }).record.source).toBeUndefined();
  });
});

describe('a paste that was cut in the middle of the target', () => {
  it('has it from the command', () => {
    const seen = { head: head('nc -v db1.internal 3306'), errno: 'ECONNREFUSED' } as const;
    const line = { number: 2, text: 'x: connect ECONNREFUSED 10.0.0.5:33' };
    expect(attempt({ ...seen, line, port: '33' }).record.port).toBe(3306);
    expect(attempt({ ...seen, line: { number: 2, text: 'no such host db1' }, host: 'db1' }).record.name).toBe(
      'db1.internal',
    );
  });

  it('is none where more stands behind it', () => {
    const line = { number: 2, text: 'Failed to connect to db1 port 33 after 0 ms' };
    expect(attempt({ head: head('nc -v db1 3306'), line, port: '33' }).record.port).toBe(33);
  });
});
