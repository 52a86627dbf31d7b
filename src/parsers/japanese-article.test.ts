import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

// An article on the timeouts of wget, curl, nc and mysql, read as it stands: prose, manuals, strace, captures.
const FOLDER = new URL('../../../shared/seeds/', import.meta.url);
const file = existsSync(FOLDER)
  ? readdirSync(FOLDER).find((name) => readFileSync(new URL(name, FOLDER), 'utf8').includes('タイムアウト'))
  : undefined;

const SILENT = '192.168.100.1';
const CUT_SHORT = '192.168.100.0';

/** tool, whom it dialled, and how that ended; in the order of the text. */
const ATTEMPTS = [
  ['curl', CUT_SHORT, 80, 'failed'],
  ['strace', CUT_SHORT, 80, 'kernel-timeout'],
  ['wget', CUT_SHORT, 80, 'kernel-timeout'],
  ['strace', CUT_SHORT, 80, 'kernel-timeout'],
  ['strace', SILENT, 80, 'own-deadline'],
  ['curl', 'www.kernel.org', 443, 'silent'],
  ['wget', '192.168.0.90', 80, 'some-timeout'],
  ['wget', '192.168.0.90', 80, 'some-timeout'],
  ['wget', '192.168.0.90', 80, 'some-timeout'],
  ['strace', SILENT, 80, 'own-deadline'],
  ['strace', SILENT, 80, 'kernel-timeout'],
  ['strace', CUT_SHORT, 80, 'own-deadline'],
  ['strace', '127.0.0.1', 8080, 'connected'],
  ['wget', '127.0.0.1', 8080, 'silent'],
  ['wget', '127.0.0.1', 8080, 'refused'],
  ['strace', '127.0.0.1', 8080, 'silent'],
  ['mysql', SILENT, 3306, 'kernel-timeout'],
  ['strace', SILENT, 3306, 'kernel-timeout'],
  ['mysql', SILENT, 3306, 'failed'],
  ['strace', SILENT, 3306, 'failed'],
  ['strace', '127.0.0.1', 3306, 'connected'],
  ['mysql', '127.0.0.1', 3306, 'failed'],
  ['mysql', '127.0.0.1', 3306, 'refused'],
  ['mysql', '127.0.0.1', 3306, 'refused'],
  ['strace', '127.0.0.1', 3306, 'refused'],
  ['mysql', '/var/lib/mysql/mysql.sock', undefined, 'other-errno'],
] as const;

describe.skipIf(file === undefined)('the Japanese article (skipped where ../shared is not there)', () => {
  const text = file === undefined ? '' : readFileSync(new URL(file, FOLDER), 'utf8');
  const { facts } = readEvidence(PARSERS, { text }, 0);
  const attempts = ofKind(facts, 'attempt');

  it('shows who ended each attempt', () => {
    const seen = attempts.map((attempt) => [
      attempt.tool,
      attempt.name ?? attempt.address ?? attempt.path,
      attempt.port,
      attempt.outcome,
    ]);
    expect(seen).toEqual(ATTEMPTS);
  });

  it('times what the kernel ended after two SYNs, whatever the tool would have waited', () => {
    const cut = attempts.filter(({ address, deadline }) => address === CUT_SHORT && deadline === 999);
    expect(cut.map(({ tool, took }) => [tool, took])).toEqual([
      ['curl', 3.004],
      ['wget', 3.003],
    ]);
  });

  it('does not know of the old (4) whether the connection or the greeting was late', () => {
    const old = attempts.filter(
      ({ tool, address, outcome }) => tool === 'mysql' && address === '127.0.0.1' && outcome === 'failed',
    );
    expect(old.map(({ couldBe, deadline }) => [couldBe?.includes('silent'), deadline])).toEqual([[true, 30]]);
  });

  it('counts the SYNs of each capture, and the pauses between them', () => {
    const syns = ofKind(facts, 'conversation').map(({ syn }) => syn?.gaps.map(Math.round));
    expect(syns).toEqual([[1, 2, 4, 8, 16], [1], [1, 2, 4, 8, 16]]);
  });
});

describe.skipIf(file === undefined)('the articles in Chinese and English', () => {
  it('tell of errors, and show none that occurred', () => {
    for (const name of readdirSync(FOLDER)) {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      if (!/backlog设置的太小|Connection Refused’ Errors/.test(text)) continue;
      expect(readEvidence(PARSERS, { text }, 0).facts, name).toEqual([]);
    }
  });
});
