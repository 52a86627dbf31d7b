import { describe, expect, it } from 'vitest';
import { letsThrough, passesOf } from './pipe.ts';

const through = (...pipeline: string[][]) => passesOf(pipeline);
const words = (...list: string[]) => ({ kind: 'matching', words: list, ignoreCase: false });

describe('passesOf', () => {
  it('lets all through where nothing filters', () => {
    expect(through()).toEqual({ kind: 'all' });
    expect(through(['sort', '-k4'], ['tee', 'out'], ['uniq'])).toEqual({ kind: 'all' });
  });

  it.each([
    [['grep', '3306'], ['3306']],
    [['grep', '--color=auto', ':3306'], [':3306']],
    [['sudo', 'grep', '3306'], ['3306']],
    [['/usr/bin/grep', '-e', '3306'], ['3306']],
    [
      ['grep', '-E', '(3306|5432)'],
      ['3306', '5432'],
    ],
    [
      ['egrep', 'State|3306'],
      ['State', '3306'],
    ],
    [
      ['grep', '3306\\|5432'],
      ['3306', '5432'],
    ],
    [['grep', '-w', '3306', '2>/dev/null'], ['3306']],
    [['grep', '-A2', ' 0A '], [' 0A ']],
    [
      ['findstr', ':3306 :5432'],
      [':3306', ':5432'],
    ],
    [['find', '3306'], ['3306']],
  ])('%j', (program, list) => {
    expect(through(program)).toEqual(words(...list));
  });

  it('knows what ignores case', () => {
    expect(through(['grep', '-i', 'listen'])).toMatchObject({ ignoreCase: true });
    expect(through(['findstr', '/I', 'listening'])).toMatchObject({ ignoreCase: true });
    expect(through(['Select-String', 'listening'])).toMatchObject({ ignoreCase: true });
  });

  it.each([
    [['grep', '-v', '127.0.0.1']],
    [['grep', '-c', '3306']],
    // Line numbers in front of the rows.
    [['grep', '-n', '3306']],
    [['grep', '-f', 'words']],
    // A plain | is no "or" here, so nothing came through.
    [['grep', '3306|5432']],
    [['grep', '-F', '3306|5432']],
    // Of `0.0.0.0:3306`, `:3306` is no whole word.
    [['grep', '-w', ':3306']],
    [['grep', '^tcp.*3306$']],
    [['uniq', '-d']],
    [['head', '-3']],
    [['awk', '{print $4}']],
    [['findstr', '/V', 'UDP']],
  ])('cannot tell %j', (program) => {
    expect(through(program)).toEqual({ kind: 'unknown' });
  });

  it('does not follow two filters', () => {
    expect(through(['grep', 'LISTEN'], ['grep', '3306'])).toEqual({ kind: 'unknown' });
  });
});

describe('letsThrough', () => {
  it('looks for any of the words', () => {
    const passes = through(['grep', '-i', 'listen']);
    expect(letsThrough(passes, 'LISTEN 0 128')).toBe(true);
    expect(letsThrough(passes, 'ESTAB 0 0')).toBe(false);
    expect(letsThrough({ kind: 'all' }, 'x')).toBe(true);
    expect(letsThrough({ kind: 'unknown' }, 'x')).toBe(false);
  });
});
