import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULT_IDS, loadFault } from './faults.ts';
import { readFixtures, readRecorded, recordedFolder } from './fixtures.ts';
import { everyOne, fileOf, recordingsOf } from './recording.ts';
import { telling } from './telling.ts';
import catalogue from '../../src/causes/catalogue.json' with { type: 'json' };

/** What only the machine that recorded could have put there. */
const LEAKS = /\/(?:work|tmp|var\/local|root|run\/lab)\b|TCPWHY/;

describe.each(FAULT_IDS)('%s', async (id) => {
  const fault = await loadFault(id);
  const { recordings } = readFixtures(id);
  const files = new Set(readdirSync(recordedFolder(id)).filter((file) => file.endsWith('.txt')));

  test('is named after its folder and has a cause of the catalogue', () => {
    expect(fault.id).toBe(id);
    expect(catalogue.causes.map((cause) => cause.id)).toContain(fault.cause);
  });

  test('is recorded as declared', () => {
    expect(new Set(recordings.map(({ file }) => file))).toEqual(files);
    const written = recordings.filter(({ recipe }) => recipe === undefined);
    expect(written.map(({ file, command }) => ({ file, command }))).toEqual(
      recordingsOf(fault).map((one) => ({ file: fileOf(one), command: one.command })),
    );
  });

  test('each file begins with a prompt and its command, and names no other machine', () => {
    for (const { file, host, command } of recordings) {
      const text = readRecorded(id, file);
      expect(text.startsWith(`ops@${host}:~$ ${command}\n`), file).toBe(true);
      expect(text, file).not.toMatch(LEAKS);
    }
  });

  test('its truth speaks of pastes that exist', () => {
    const sets = [...fault.evidenceSets, ...(fault.repair?.evidenceSets ?? [])];
    for (const paste of sets.flatMap(({ pastes }) => pastes)) expect(files).toContain(paste);
    expect(existsSync(`${recordedFolder(id)}/truth.json`)).toBe(true);
  });

  test('has a recording that `npm run lab` compares', () => {
    expect(everyOne(fault.recordings).some(({ check }) => check)).toBe(true);
  });

  test('what the kernel decides can be told from each recording that is checked', () => {
    for (const recording of everyOne(fault.recordings).filter(({ check }) => check)) {
      const { exit } = recordings.find(({ file }) => file === fileOf(recording)) ?? {};
      const told = telling(readRecorded(id, fileOf(recording)));
      expect(told.length > 0 || exit === 0, fileOf(recording)).toBe(true);
    }
  });
});

test('a refusal and a success are told apart', () => {
  const refused = readRecorded('loopback-only-mariadb', 'client.nc-openbsd.txt');
  const succeeded = readRecorded('loopback-only-mariadb', 'client.nc-openbsd.fixed.txt');
  expect(telling(refused)).toEqual(['connection refused']);
  expect(telling(succeeded)).toEqual(['succeeded']);
});

test('a listener on loopback and one on every address are told apart', () => {
  const loopback = telling(readRecorded('loopback-only-mariadb', 'server.ss.txt'));
  expect(loopback).toContain('127.0.0.1:3306');
  expect(telling(readRecorded('loopback-only-mariadb', 'server.ss.fixed.txt'))).not.toEqual(loopback);
});
