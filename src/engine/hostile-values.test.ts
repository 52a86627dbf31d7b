import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Case } from '../model/case.ts';
import { CASE_FIELDS } from '../model/case.ts';
import { CAUSES, diagnose } from './index.ts';

/** No value out of a paste, a link or a form stands in a command where its program would act on it. */

const EXAMPLES = CAUSES.flatMap(({ examples }) => (examples ? [examples.matches, examples.differs] : []));
const OPTIONS = ['-Zq9', '-f/etc/passwd', '--help', '-oProxyCommand=id'];

function commandsOf({ next, verdict }: Diagnosis): readonly string[] {
  const runs = [
    ...next.flatMap((step) => step.runs),
    ...(verdict?.fixes.map((fix) => fix.run) ?? []),
    ...(verdict?.proof ?? []),
  ];
  return runs.flatMap(({ command, changes }) => [command, changes?.undo ?? '']);
}

/** The value as a word of its own, or as the beginning of one, quoted or not. */
function standsIn(value: string, command: string): boolean {
  const parts = command.split(value);
  return parts.slice(0, -1).some((before) => /(?:^|[\s'"])$/.test(before));
}

/** What may be a value in a text: each word, and each part of one. */
function valuesIn(text: string): readonly string[] {
  const words = text.split(/[\s"'[\](),;|]+/);
  return [...new Set(words.flatMap((word) => [word, ...word.split(/[=:/@{}]+/)]))].filter(
    (word) => word.length > 1 && !word.startsWith('-'),
  );
}

const somewhere = fc.constantFrom(...EXAMPLES).chain((example) =>
  fc.record({
    example: fc.constant(example),
    value: fc.constantFrom(...example.evidence.flatMap(({ text }) => valuesIn(text))),
    told: fc.boolean(),
  }),
);

test('in place of any value of any example, an option is no word of a command', () => {
  fc.assert(
    fc.property(somewhere, fc.constantFrom(...OPTIONS), ({ example, value, told }, option) => {
      const evidence = example.evidence.map((one) => ({ ...one, text: one.text.split(value).join(option) }));
      const diagnosis = diagnose({ case: told ? example.case : {}, evidence });
      const leaks = commandsOf(diagnosis).filter((command) => standsIn(option, command));
      // An example's own options are its command's.
      const own = leaks.length === 0 ? [] : commandsOf(diagnose(example));
      expect(leaks.filter((command) => !own.includes(command))).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test.each([
  ['packet-loss', 'lossy'],
  ['proxy-in-the-way', '192.0.2.9'],
  ['unix-socket-denied', 'ops'],
  ['unix-socket-denied', 'redis'],
])('%s with an option in place of %s makes no command of it, and says so', (id, value) => {
  const example = CAUSES.find((cause) => cause.id === id)?.examples?.matches;
  const evidence = example?.evidence.map((one) => ({ ...one, text: one.text.split(value).join('-Zq9') }));
  const diagnosis = diagnose({ case: example?.case ?? {}, evidence: evidence ?? [] });
  expect(commandsOf(diagnosis).filter((command) => standsIn('-Zq9', command))).toEqual([]);
  if (diagnosis.verdict) expect(diagnosis.refused.map(({ why }) => why).join()).toContain('“-Zq9”');
});

test('a name that ssh could not resolve is refused where it is an option', () => {
  const text = 'ssh: Could not resolve hostname -f/etc/passwd: Name or service not known';
  const diagnosis = diagnose({ evidence: [{ text, from: 'client' }] });
  expect(diagnosis.case.target).toBeUndefined();
  expect(commandsOf(diagnosis).filter((command) => command.includes('passwd'))).toEqual([]);
  expect(diagnosis.refused).toEqual([
    { field: 'target', why: expect.stringContaining('“-f/etc/passwd”') as string },
  ]);
});

test.each(CASE_FIELDS)('an option told as %s is refused', (field) => {
  const told = { target: 'db1', port: 5432, [field]: '-Zq9' } as Partial<Case>;
  const diagnosis = diagnose({ case: told, evidence: [] });
  expect(diagnosis.refused.map((one) => one.field)).toEqual([field]);
  expect(commandsOf(diagnosis).filter((command) => command.includes('Zq9'))).toEqual([]);
});

test('nft reads its words as a script: a table named like one is none', () => {
  const example = CAUSES.find(({ id }) => id === 'packet-loss')?.examples?.matches;
  const evidence = example?.evidence.map((one) => ({
    ...one,
    text: one.text.replaceAll('lossy', 'a;flush'),
  }));
  const commands = commandsOf(diagnose({ case: example?.case ?? {}, evidence: evidence ?? [] }));
  expect(commands.filter((command) => command.includes('a;flush'))).toEqual([]);
});
