import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommands } from './shell-words.ts';

const words = (text: string) => splitCommands(text).map((command) => command.words);
const joints = (text: string) => splitCommands(text).map((command) => command.then);

describe('splitCommands', () => {
  it.each<[string, string[][]]>([
    ['ss -lnt', [['ss', '-lnt']]],
    [`echo 'a b' "c d" e\\ f`, [['echo', 'a b', 'c d', 'e f']]],
    [`echo 'it'\\''s'`, [['echo', "it's"]]],
    [`echo "a \\"b\\" c"`, [['echo', 'a "b" c']]],
    [`echo 'unclosed | x`, [['echo', 'unclosed | x']]],
    ['', []],
    ['ss -lnt # the listeners; all', [['ss', '-lnt']]],
    ['curl http://db1/#top', [['curl', 'http://db1/#top']]],
    ['nc -vz $(hostname -i | head -1) 22', [['nc', '-vz', '$(hostname -i | head -1)', '22']]],
    ['nc -vz `hostname; id` 22', [['nc', '-vz', '`hostname; id`', '22']]],
    ['nc \\\n-vz db1 22', [['nc', '-vz', 'db1', '22']]],
    ['(ss; ip a) | cat', [['('], ['ss'], ['ip', 'a'], [')'], ['cat']]],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('knows what stands behind each command', () => {
    expect(joints('a; b && c || d | e |& f & g')).toEqual([';', '&&', '||', '|', '|', '&', undefined]);
    expect(joints('a\n| b')).toEqual(['|', undefined]);
  });

  it('does not take redirections for separators', () => {
    expect(words('ss 2>&1 | cat')).toEqual([['ss', '2>&1'], ['cat']]);
    expect(words('ss &>out; x >&2')).toEqual([
      ['ss', '&>out'],
      ['x', '>&2'],
    ]);
    expect(words('ss >|out')).toEqual([['ss', '>|out']]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from(`a '"\\\`$()|&;<>#\n`)) }), (text) => {
        expect(splitCommands(text).every((command) => command.words.length > 0)).toBe(true);
      }),
    );
  });
});
