import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLink, readRefusals } from './link.ts';

const link = (text: string) => readLink(new URLSearchParams(text));

describe('a link', () => {
  test('gives every documented parameter to the case', () => {
    const read = link(
      'target=db1.internal&port=5432&service=postgresql&symptom=refused&client=10.0.0.7&server=10.0.0.5&clientPlatform=linux&serverPlatform=pod',
    );
    expect(read.refused).toEqual([]);
    expect(read.case).toEqual({
      target: 'db1.internal',
      port: 5432,
      service: 'postgresql',
      symptom: 'refused',
      client: '10.0.0.7',
      server: '10.0.0.5',
      clientPlatform: 'linux',
      serverPlatform: 'pod',
    });
  });

  test('may name the port with the target', () => {
    expect(link('target=db1:5432').case).toEqual({ target: 'db1', port: 5432 });
  });

  test('refuses a bad parameter by itself and uses the rest', () => {
    const { case: known, refused } = link('target=db1&port=70000&symptom=sad');
    expect(known).toEqual({ target: 'db1' });
    expect(refused.map(({ field }) => field)).toEqual(['port', 'symptom']);
    for (const { why } of refused) expect(why).toMatch(/^.{10,}\.$/u);
  });

  test('says so where a parameter does not exist', () => {
    expect(link('prot=5432').refused).toEqual([{ field: 'prot', why: 'No link parameter has this name.' }]);
  });

  test('never throws, and never gives what it refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('target', 'port', 'symptom', '__proto__', 'x'), fc.string())),
        (pairs) => {
          const read = readLink(new URLSearchParams(pairs));
          const refused = new Set(read.refused.map(({ field }) => field));
          expect(Object.keys(read.case).some((field) => refused.has(field) && field !== 'target')).toBe(
            false,
          );
        },
      ),
    );
  });
});

test('refusals are read from any history entry without throwing', () => {
  expect(readRefusals({ refused: [{ field: 'port', why: 'No.' }, { field: 1 }, null] })).toEqual([
    { field: 'port', why: 'No.' },
  ]);
  fc.assert(fc.property(fc.anything(), (state) => Array.isArray(readRefusals(state))));
});
