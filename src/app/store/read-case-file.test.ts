import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFile } from './case-file.ts';
import { readCaseFile } from './read-case-file.ts';

const FILE: CaseFile = {
  version: 1,
  id: 'abc123',
  case: { target: 'db1', port: 3306, symptom: 'refused' },
  evidence: [
    {
      id: 'paste1',
      text: 'x',
      from: 'client',
      label: 'mine',
      ran: { recipe: 'probe', command: 'nc', where: 'server' },
    },
  ],
  answers: { outcome: 'refused' },
  noAccess: ['server'],
  created: 1,
  changed: 2,
};

describe('a stored case file', () => {
  test('comes back as it was', () => {
    expect(readCaseFile(JSON.stringify(FILE), 'abc123')).toEqual({ kind: 'file', file: FILE });
  });

  test('loses only the fields that cannot be right', () => {
    const hostile = {
      ...FILE,
      case: { target: 'db1', port: '70000', symptom: '<img>', extra: 1 },
      evidence: [
        { text: 'kept', from: 'moon', ran: { recipe: 'a', command: 'b', where: 'moon' } },
        { text: 5 },
        null,
        'text',
      ],
      answers: { a: 'b', c: 1 },
      noAccess: ['server', 'moon', 5, 'server'],
      created: 'yesterday',
      changed: -1,
    };
    const read = readCaseFile(JSON.stringify(hostile), 'abc123');
    expect(read).toEqual({
      kind: 'file',
      file: {
        version: 1,
        id: 'abc123',
        case: { target: 'db1' },
        evidence: [{ id: 'paste0', text: 'kept', ran: { recipe: 'a', command: 'b' } }],
        answers: { a: 'b' },
        noAccess: ['server'],
        created: 0,
        changed: 0,
      },
    });
  });

  test('has only times that a date can hold', () => {
    const read = readCaseFile(JSON.stringify({ ...FILE, created: 1e300, changed: 9e15 }), 'abc123');
    expect(read.kind === 'file' && [read.file.created, read.file.changed]).toEqual([0, 0]);
  });

  test('has its id from its key', () => {
    const read = readCaseFile(JSON.stringify({ ...FILE, id: '../../x' }), 'abc123');
    expect(read.kind === 'file' && read.file.id).toBe('abc123');
    expect(readCaseFile(JSON.stringify(FILE), '__proto__').kind).toBe('damaged');
  });

  test('gives each paste an id of its own', () => {
    const twice = { ...FILE, evidence: [FILE.evidence[0], FILE.evidence[0]] };
    const read = readCaseFile(JSON.stringify(twice), 'abc123');
    const ids = read.kind === 'file' ? read.file.evidence.map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(2);
  });

  test('of a newer version is left alone', () => {
    expect(readCaseFile('{"version":2}', 'abc123').kind).toBe('newer');
  });

  test('is read without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (text, id) => {
        readCaseFile(text, id);
      }),
    );
    const anyField = fc.record({
      version: fc.constant(1),
      case: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('target', 'port', 'symptom'), fc.jsonValue()),
      ),
      evidence: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ text: fc.jsonValue(), from: fc.jsonValue(), ran: fc.jsonValue() })),
      ),
      answers: fc.jsonValue(),
      created: fc.jsonValue(),
      changed: fc.jsonValue(),
    });
    fc.assert(
      fc.property(anyField, (raw) => {
        const first = readCaseFile(JSON.stringify(raw), 'abc123');
        expect(first.kind).toBe('file');
        if (first.kind === 'file') expect(readCaseFile(JSON.stringify(first.file), 'abc123')).toEqual(first);
      }),
    );
  });
});
