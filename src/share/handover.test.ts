import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CAUSES, diagnose } from '../engine/index.ts';
import type { DiagnoseInput } from '../model/diagnosis.ts';
import { placesOf, splitByAccess, type Place } from './access.ts';
import { stepsAhead } from './ahead.ts';
import { handover } from './handover.ts';

const causes = new Map(CAUSES.map((cause) => [cause.id, cause]));
const recorded = (name: string): string =>
  readFileSync(
    new URL(`../../e2e/lab/faults/loopback-only-mariadb/recorded/${name}`, import.meta.url),
    'utf8',
  );

const ERROR = 'nc: connect to 10.77.2.2 port 3306 (tcp) failed: Connection refused';
const REFUSED: DiagnoseInput = { evidence: [{ text: ERROR, from: 'client' }] };

function textOf(input: DiagnoseInput, noAccess: readonly Place[] = []): string {
  return handover({ diagnosis: diagnose(input), causes, evidence: input.evidence, noAccess });
}

/** The text below a heading, up to the next of its rank. */
function below(text: string, heading: string): string {
  return text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
}

describe('refused, and no access to the server', () => {
  const text = textOf(REFUSED, ['server']);
  const { suspects, next } = diagnose(REFUSED);

  test('the case and the quoted error, with its place', () => {
    expect(text).toMatch(/^# 10\.77\.2\.2:3306: the connection is refused\n/);
    expect(below(text, 'What the evidence shows')).toContain('shown by paste 1, line 1, taken on the client');
    expect(below(text, 'What the evidence shows')).toContain(`      ${ERROR}\n`);
  });

  test('every cause that remains for this symptom is named, every excluded one with a reason', () => {
    const remains = below(text, 'What remains');
    const excluded = below(text, 'What is excluded, and by what');
    for (const { cause, level } of suspects.filter(({ cause }) => cause !== 'tcp-ok')) {
      const { title = '', symptoms = [] } = causes.get(cause) ?? {};
      if (level === 'ruled-out') expect(excluded).toContain(title);
      else if (symptoms.includes('refused')) expect(remains).toContain(title);
    }
    expect(excluded).toContain('paste 1, line 1');
  });

  test('only what runs on the server is asked for, with the very commands that the page offers', () => {
    expect(text).not.toContain('## To run on the client');
    const [first] = next.filter((step) => placesOf(step).includes('server'));
    expect(below(text, 'To run on the server')).toContain(`    ${first?.runs[0]?.command ?? 'none'}\n`);
    expect(below(text, 'To run on the server')).toMatch(/Needs root \(sudo\); ends at once; reads only/);
    expect(below(text, 'What to send back')).toContain('== tcpwhy end');
  });

  test('the steps that are left are those of the client', () => {
    const { open, closed } = splitByAccess(next, ['server']);
    expect(open.length + closed.length).toBe(next.length);
    expect(open.every((step) => !placesOf(step).includes('server'))).toBe(true);
  });
});

test('what the answers may ask for next on the same machine is asked for in the same visit', () => {
  const now = diagnose(REFUSED);
  const ahead = stepsAhead(diagnose, REFUSED, now, ['server']);
  expect(ahead.map(({ question }) => question)).toEqual(expect.arrayContaining(['machine']));
  const text = handover({ diagnosis: now, causes, evidence: REFUSED.evidence, noAccess: ['server'], ahead });
  expect(below(text, 'To run on the server')).toContain('nft list ruleset');
  expect(below(text, 'Worth taking in the same visit')).toContain('Is that machine the one');
});

test('without a place that is out of reach, every place is asked for', () => {
  expect(textOf(REFUSED)).toContain('## To run on the server');
});

test('a verdict is handed over with its proof, its fix, its undo and the proof that it works', () => {
  const listing = recorded('recipe.listeners-ss.txt');
  const input: DiagnoseInput = {
    evidence: [
      { text: ERROR, from: 'client' },
      { text: listing, from: 'server' },
    ],
  };
  const text = textOf(input, ['server']);
  expect(below(text, 'Confirmed')).toContain('listens on 127.0.0.1 only');
  expect(below(text, 'Confirmed')).toContain(`        ${ERROR}\n`);
  expect(below(text, 'Why not something else')).not.toBe('');
  expect(below(text, 'The fix')).toMatch(/CHANGES something[\s\S]*To take it back:\n\n {4}\S/);
  expect(below(text, 'The command that shows that it works')).toContain('    nc -vz -w 3 10.77.2.2 3306\n');
  expect(below(text, 'If it still fails')).not.toBe('');
  expect(below(text, 'How to keep it from coming back')).not.toBe('');
});

test('what is pasted never becomes markup, and nothing in it is invisible', () => {
  const text = textOf({
    evidence: [{ text: `${ERROR} \u202E<b>\u0007`, from: 'client' }],
    case: { symptom: 'refused' },
  });
  expect(text).not.toMatch(/[\u202E\u0007]/);
  for (const line of text.split('\n').filter((one) => one.includes('<b>'))) expect(line).toMatch(/^ {4}/);
});

test('an empty case gives a text as well', () => {
  expect(textOf({ evidence: [] })).toMatch(/^# a host that is not named yet/);
});
