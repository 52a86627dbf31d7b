import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

// The outputs of the Japanese article on timeouts, made again: 10.77.2.3 drops every SYN, port 9999 of 10.77.2.2 takes
// connections and says nothing, its 3306 is closed. Beside each, who ended it and how that is known.
function read(name: string) {
  const text = readFileSync(new URL(`timeouts.fixtures/${name}.out`, import.meta.url), 'utf8');
  return readEvidence(PARSERS, { text }, 0);
}

function attempts(name: string): readonly unknown[] {
  return ofKind(read(name).facts, 'attempt').map((seen) => [
    seen.tool,
    seen.path ?? `${seen.name ?? seen.address ?? '?'}:${seen.port ?? '?'}`,
    seen.outcome,
    ...[seen.errno, seen.took, seen.deadline].map((value) => value ?? '-'),
  ]);
}

const SILENT = '10.77.2.3';
const SERVER = '10.77.2.2';

/** tool, whom it dialled, outcome, errno, seconds that it took, seconds that the client allowed. */
const READ: Readonly<Record<string, readonly unknown[]>> = {
  // Nothing but -v makes nc say how it ended: that it took so long may as well have been a conversation.
  'nc-default': [],
  'nc-two-syns': [],
  'nc-own': [],
  'nc-v-kernel': [['nc', `${SILENT}:80`, 'kernel-timeout', 'ETIMEDOUT', 3.035, '-']],
  'nc-v-own': [['nc', `${SILENT}:80`, 'own-deadline', '-', 2.006, 2]],
  // select() without a limit, and the kernel's ETIMEDOUT in SO_ERROR.
  'strace-nc-default': [['strace', `${SILENT}:82`, 'kernel-timeout', 'ETIMEDOUT', '-', '-']],
  // select() came back with 0 after -w.
  'strace-nc-own': [['strace', `${SILENT}:92`, 'own-deadline', '-', '-', 2]],
  // The kernel was faster than -w 60.
  'strace-tt-nc': [['strace', `${SILENT}:94`, 'kernel-timeout', 'ETIMEDOUT', 3.035487, 60]],
  // After the handshake -w limits the idle time: no sign of a silent service.
  'strace-nc-idle': [['strace', `${SERVER}:9999`, 'connected', '-', '-', 2]],
  // --connect-timeout is a limit of poll(); the kernel's two SYNs end sooner than 999 s.
  'curl-own': [['curl', `${SILENT}:87`, 'own-deadline', '-', 2.001, 2]],
  'strace-curl-own': [['strace', `${SILENT}:88`, 'own-deadline', '-', '-', 2]],
  'curl-kernel': [['curl', `${SILENT}:83`, 'kernel-timeout', 'ETIMEDOUT', 3.025, 999]],
  'strace-curl-kernel': [['strace', `${SILENT}:84`, 'kernel-timeout', 'ETIMEDOUT', '-', 999]],
  // --max-time limits the whole run: it ended an answer of which bytes were still flowing.
  'curl-max-time': [['curl', `${SERVER}:8080`, 'silent', '-', '-', 5]],
  'strace-curl-max-time': [['strace', `${SILENT}:89`, 'own-deadline', '-', '-', 2]],
  // wget prints the same for SIGALRM and for ETIMEDOUT; the time, or strace, tells them apart.
  'wget-own': [
    ['wget', `${SILENT}:90`, 'some-timeout', '-', '-', 2],
    ['wget', `${SILENT}:90`, 'some-timeout', '-', '-', 2],
    ['wget', `${SILENT}:90`, 'some-timeout', '-', '-', 2],
  ],
  'strace-wget-own': [['strace', `${SILENT}:91`, 'own-deadline', '-', '-', 2]],
  'wget-kernel': [['wget', `${SILENT}:85`, 'kernel-timeout', 'ETIMEDOUT', 3.12, 999]],
  'strace-wget-kernel': [['strace', `${SILENT}:86`, 'kernel-timeout', 'ETIMEDOUT', '-', 999]],
  // --read-timeout ends a connection that was made; the one-shot listener is gone for the second try.
  'wget-read': [
    ['wget', `${SERVER}:8081`, 'silent', 'ETIMEDOUT', '-', '-'],
    ['wget', `${SERVER}:8081`, 'refused', 'ECONNREFUSED', '-', '-'],
  ],
  'strace-wget-read': [['strace', `${SERVER}:9999`, 'silent', '-', '-', '-']],
  // --dns-timeout ended the look-up: nobody was dialled but the name server, by datagrams.
  'wget-dns': [['wget', 'www.db9.internal:80', 'unresolved', '-', 2.02, '-']],
  'strace-wget-dns': [['program', 'www.db9.internal:?', 'unresolved', '-', '-', '-']],
  // MariaDB's (115) hides what it was, (110) is its own --connect-timeout.
  'mysql-default': [['mysql', `${SILENT}:3306`, 'some-timeout', '-', 64.809, '-']],
  'strace-mysql-default': [['strace', `${SILENT}:3316`, 'kernel-timeout', 'ETIMEDOUT', '-', '-']],
  'mysql-own': [['mysql', `${SILENT}:3306`, 'own-deadline', '-', 2.015, 2]],
  'strace-mysql-own': [['strace', `${SILENT}:3306`, 'own-deadline', '-', '-', 2]],
  'mysql-refused': [['mysql', `${SERVER}:3306`, 'failed', '-', 0.043, '-']],
  'mysql-refused-timeout': [['mysql', `${SERVER}:3306`, 'failed', '-', 0.026, 1]],
  'strace-mysql-refused': [['strace', `${SERVER}:3306`, 'refused', 'ECONNREFUSED', '-', 1]],
  // It waits for the greeting: with --connect-timeout so long, without one for ever.
  'mysql-silent': [['mysql', `${SERVER}:9999`, 'silent', '-', '-', 2]],
  'strace-mysql-silent': [['strace', `${SERVER}:9999`, 'silent', '-', '-', 2]],
  'strace-mysql-hang': [['strace', `${SERVER}:9999`, 'connected', '-', '-', 3]],
  'mysql-socket': [['mysql', '/run/mysqld/mysqld.sock', 'other-errno', 'ENOENT', '-', '-']],
  // --contimeout limits connect(), --timeout what follows.
  'rsync-own': [['rsync', `${SILENT}:873`, 'own-deadline', '-', 2.009, 2]],
  'rsync-io': [['rsync', `${SERVER}:9999`, 'silent', '-', '-', '-']],
};

/** Seconds between the SYNs of a capture: tcp_syn_retries 5 and 1, tcp_syn_linear_timeouts 0. */
const GAPS: Readonly<Record<string, readonly number[]>> = {
  'tcpdump-nc-default': [1, 2, 4, 8, 16],
  'tcpdump-two-syns': [1],
};

describe('who ended it', () => {
  it.each(Object.entries(READ))('%s', (name, expected) => {
    expect(attempts(name)).toEqual(expected);
  });

  it('leaves open what MariaDB hides behind (115)', () => {
    const [refused] = ofKind(read('mysql-refused').facts, 'attempt');
    expect(refused?.couldBe).toEqual(expect.arrayContaining(['refused', 'kernel-timeout']));
  });
});

describe('the SYNs of a capture', () => {
  it.each(Object.entries(GAPS))('%s', (name, gaps) => {
    const [talk, ...more] = ofKind(read(name).facts, 'conversation');
    expect(more).toEqual([]);
    expect(talk).toMatchObject({ handshake: false, resets: [], syn: { count: gaps.length + 1 } });
    expect(talk?.syn?.gaps.map(Math.round)).toEqual(gaps);
    // No timer fires early, and it fires late by less than a twentieth.
    const late = talk?.syn?.gaps.map((gap, i) => gap / (gaps[i] ?? 1)) ?? [];
    expect(late.every((ratio) => ratio > 0.99 && ratio < 1.05)).toBe(true);
  });

  it('gives its server the port behind the name', () => {
    expect(ofKind(read('tcpdump-nc-default').facts, 'conversation')[0]?.server).toEqual({
      address: SILENT,
      port: 80,
    });
  });
});
