import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiagnoseInput, Diagnosis } from '../model/diagnosis.ts';
import { CAUSES, diagnose, interpret, readCase } from './index.ts';

const REFUSED = 'nc: connect to 10.77.2.2 port 3306 (tcp) failed: Connection refused';

function listing(...rows: readonly string[]): string {
  const header = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process';
  return ['ops@db1:~$ sudo ss -lntp', header, ...rows, 'ops@db1:~$'].join('\n');
}
const LOOPBACK = listing('LISTEN 0 80 127.0.0.1:3306 0.0.0.0:* users:(("mariadbd",pid=812,fd=21))');

function levels(diagnosis: Diagnosis): Record<string, string> {
  return Object.fromEntries(diagnosis.suspects.map(({ cause, level }) => [cause, level]));
}

function confirmed(input: DiagnoseInput): string | undefined {
  return diagnose(input).verdict?.cause;
}

describe('the catalogue', () => {
  const shared = new URL('../../../shared/contract/causes.json', import.meta.url);
  test.skipIf(!existsSync(shared))(
    'is the contract’s (skipped where ../shared is not beside the project)',
    () => {
      const own: unknown = JSON.parse(
        readFileSync(new URL('../causes/catalogue.json', import.meta.url), 'utf8'),
      );
      expect(own).toEqual(JSON.parse(readFileSync(shared, 'utf8')));
    },
  );

  test('has every cause once, each with a title and a sentence', () => {
    expect(new Set(CAUSES.map(({ id }) => id)).size).toBe(55);
    for (const cause of CAUSES) {
      expect(cause.title.length, cause.id).toBeGreaterThan(5);
      expect(cause.title, cause.id).not.toBe(cause.id);
      expect(cause.is.length, cause.id).toBeGreaterThan(20);
    }
  });

  test('has prose in three parts where it has rules that confirm', () => {
    for (const cause of CAUSES) {
      if (!cause.rules.some(({ bearing }) => bearing === 'decisive')) continue;
      expect(cause.prose?.what, cause.id).toBeTruthy();
      expect(cause.examples, cause.id).toBeDefined();
    }
  });

  const decisive = CAUSES.flatMap((cause) =>
    cause.rules.flatMap((rule) => (rule.bearing === 'decisive' ? [{ cause, rule }] : [])),
  );
  const byId = new Map(CAUSES.map((cause) => [cause.id, cause]));

  test('names only causes of the catalogue as left or linked', () => {
    for (const { cause, rule } of decisive) {
      const left = rule.leaves === 'every' ? [] : rule.leaves;
      for (const id of [...left, ...(cause.bringsAbout ?? [])])
        expect(byId.has(id), `${cause.id} names ${id}`).toBe(true);
    }
  });

  test('parts a proven state by name from causes of its own station alone, each once', () => {
    for (const { cause, rule } of decisive) {
      const named = (rule.apart ?? []).flatMap(({ causes }) => causes);
      for (const id of named) expect(byId.get(id)?.station, `${cause.id} names ${id}`).toBe(cause.station);
      expect(new Set(named).size, cause.id).toBe(named.length);
      expect(named, cause.id).not.toContain(cause.id);
    }
  });

  test('says of the rivals of its own station why not, those to come included', () => {
    for (const { cause, rule } of decisive) {
      if (rule.leaves === 'every' || typeof rule.whyNot === 'string') continue;
      expect(rule.whyNot?.here, cause.id).toBeTruthy();
    }
  });
});

describe('the story of a MySQL that is bound to loopback', () => {
  test('the client’s error alone confirms nothing, and the next step separates most of what remains', () => {
    const diagnosis = diagnose({ evidence: [{ text: REFUSED }] });
    expect(diagnosis.verdict).toBeUndefined();
    expect(diagnosis.case).toMatchObject({
      target: '10.77.2.2',
      port: 3306,
      service: 'mysql',
      symptom: 'refused',
    });
    const standing = diagnosis.suspects
      .filter(({ level }) => level !== 'ruled-out')
      .map(({ cause }) => cause);
    const [next] = diagnosis.next;
    expect(next?.question).toBe('listener');
    const told = standing.filter((cause) => next?.separates.includes(cause));
    expect(told.length).toBeGreaterThan(standing.length / 2);
    expect(diagnosis.trail.map(({ question, answer, by }) => [question, answer, by])).toEqual([
      ['symptom', 'refused', 'text'],
    ]);
  });

  const client = { text: REFUSED, from: 'client' } as const;
  test('the server’s listing confirms it, with fix, undo and proof', () => {
    const diagnosis = diagnose({ evidence: [client, { text: LOOPBACK, from: 'server' }] });
    expect(diagnosis.verdict?.cause).toBe('loopback-only');
    expect(diagnosis.verdict?.fixes[0]?.run.command).toContain('bind-address');
    expect(diagnosis.verdict?.fixes[0]?.run.changes?.undo).toContain('rm ');
    expect(diagnosis.verdict?.proof[0]?.command).toBe('nc -vz -w 3 10.77.2.2 3306');
  });

  test('with a symptom that was only told, the last step asks for the client’s own attempt', () => {
    const diagnosis = diagnose({
      case: { target: '10.77.2.2', port: 3306, symptom: 'refused' },
      evidence: [{ text: LOOPBACK, from: 'server' }],
    });
    expect(diagnosis.verdict).toBeUndefined();
    expect(diagnosis.next[0]?.question).toBe('attempt');
    expect(diagnosis.next[0]?.runs[0]?.command).toBe('nc -vz -w 3 10.77.2.2 3306');
  });

  test('what something speaks against comes after what nothing is said of', () => {
    const text = LOOPBACK.replace('127.0.0.1:3306', '0.0.0.0:3306');
    const timeout = 'nc: connect to 10.77.2.2 port 3306 (tcp) timed out: Operation now in progress';
    const { suspects } = diagnose({
      evidence: [
        { text: timeout, from: 'client' },
        { text, from: 'server' },
      ],
    });
    const down = suspects.findIndex(({ cause }) => cause === 'host-down');
    expect(suspects[down]?.reasons.every(({ against }) => against)).toBe(true);
    const open = suspects.findIndex(({ level, reasons }) => level === 'possible' && reasons.length === 0);
    expect(down).toBeGreaterThan(open);
  });

  test('a listing from another machine, a cut one, one without its command, one of another port do not', () => {
    const other = `ops@web3:~$ ip -br addr\nlo UNKNOWN 127.0.0.1/8 ::1/128\neth0 UP 10.77.3.2/24\n${LOOPBACK.replaceAll('db1', 'web3')}`;
    const bare = LOOPBACK.split('\n').slice(1, -1).join('\n');
    const cut = `${LOOPBACK.split('\n').slice(0, 3).join('\n')}\n[...]`;
    const otherPort = LOOPBACK.replace(':3306', ':3307');
    for (const text of [other, bare, cut, otherPort]) {
      expect(confirmed({ evidence: [client, { text, from: 'server' }] }), text).not.toBe('loopback-only');
    }
  });

  test('told by hand it is likely at the most, and nothing is ruled out by it', () => {
    const before = levels(diagnose({ evidence: [client] }));
    const diagnosis = diagnose({ evidence: [client], answers: { listener: 'loopback' } });
    const after = levels(diagnosis);
    expect(after['loopback-only']).toBe('likely');
    for (const [cause, level] of Object.entries(after)) {
      if (level === 'ruled-out') expect(before[cause], cause).toBe('ruled-out');
    }
  });

  test('where hand and text disagree the text counts, and the pair is a conflict', () => {
    const evidence = [client, { text: LOOPBACK, from: 'server' as const }];
    const diagnosis = diagnose({ evidence, answers: { listener: 'none' } });
    expect(diagnosis.verdict?.cause).toBe('loopback-only');
    expect(diagnosis.conflicts).toHaveLength(1);
    expect(diagnosis.conflicts[0]?.sides[0]).toEqual({ question: 'listener', answer: 'none' });
  });

  test('two listings that disagree confirm nothing; of two in one paste the later counts', () => {
    const wide = LOOPBACK.replace('127.0.0.1:3306', '0.0.0.0:3306');
    const apart = diagnose({
      evidence: [client, { text: LOOPBACK, from: 'server' }, { text: wide, from: 'server' }],
    });
    expect(apart.verdict).toBeUndefined();
    expect(apart.conflicts.length).toBeGreaterThan(0);
    expect(confirmed({ evidence: [client, { text: `${wide}\n${LOOPBACK}`, from: 'server' }] })).toBe(
      'loopback-only',
    );
    expect(
      levels(diagnose({ evidence: [client, { text: `${LOOPBACK}\n${wide}`, from: 'server' }] }))[
        'loopback-only'
      ],
    ).toBe('ruled-out');
  });

  test('a listing whose prompt is the client’s own does not speak for the server', () => {
    const text = `ops@app1:~$ nc -vz -w 3 10.77.2.2 3306\n${REFUSED}`;
    const diagnosis = diagnose({
      evidence: [
        { text, from: 'client' },
        { text: LOOPBACK.replaceAll('db1', 'app1'), from: 'server' },
      ],
    });
    expect(diagnosis.verdict).toBeUndefined();
    expect(diagnosis.conflicts).toHaveLength(1);
  });
});

describe('input that is not what it claims to be', () => {
  test('is refused by itself, each field with a sentence, and the rest is used', () => {
    const hostile = { target: '10.0.0.5; rm -rf /', port: 3306, symptom: 'refused', client: 'no address' };
    const diagnosis = diagnose({ case: hostile as DiagnoseInput['case'] & object, evidence: [] });
    expect(diagnosis.refused.map(({ field }) => field).sort()).toEqual(['client', 'target']);
    expect(diagnosis.case).toMatchObject({ port: 3306, symptom: 'refused' });
    expect(JSON.stringify(diagnosis.next)).not.toContain('rm -rf');
  });

  test('never throws, and every quote is a line of its paste', () => {
    const line = fc.oneof(
      fc.constantFrom(
        REFUSED,
        ...LOOPBACK.split('\n'),
        '$ nc -vz 10.77.2.2 3306',
        'Ncat: Connection refused.',
        '== tcpwhy end',
      ),
      fc.string({ maxLength: 80 }),
    );
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    const from = fc.constantFrom('client', 'server', 'middle', 'unknown');
    const evidence = fc.array(fc.record({ text, from }), { maxLength: 4 });
    fc.assert(
      fc.property(evidence, fc.dictionary(fc.string(), fc.string()), (pastes, answers) => {
        const diagnosis = diagnose({ evidence: pastes, answers });
        expect(diagnosis.suspects).toHaveLength(55);
        for (const { quote } of diagnosis.suspects.flatMap(({ reasons }) => reasons)) {
          if (!quote) continue;
          const pasted = pastes[quote.evidence]?.text.split('\n')[quote.line - 1]?.replace(/\r$/, '');
          expect(quote.text).toBe(pasted);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('junk in place of evidence is no evidence', () => {
    const junk = [null, 7, { text: 5 }, { text: 'x', from: 'moon' }] as unknown as DiagnoseInput['evidence'];
    expect(diagnose({ evidence: junk }).suspects).toHaveLength(55);
    expect(diagnose({ evidence: undefined as unknown as DiagnoseInput['evidence'] }).facts).toEqual([]);
  });
});

describe('interpret and readCase', () => {
  test('read a paste without a case, each field with its line', () => {
    const { facts, unread } = interpret(`hello\n${REFUSED}`, { from: 'client' });
    expect(facts.map(({ kind }) => kind)).toEqual(['attempt']);
    expect(unread).toEqual([{ evidence: 0, first: 1, last: 1 }]);
    expect(readCase(facts)).toContainEqual({
      field: 'port',
      value: 3306,
      quote: { evidence: 0, line: 2, text: REFUSED },
    });
  });
});
