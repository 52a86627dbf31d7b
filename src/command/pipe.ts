import type { Passes } from '../model/command-line.ts';

const ALL: Passes = { kind: 'all' };
const UNKNOWN: Passes = { kind: 'unknown' };

// Programs that let every line through.
const TRANSPARENT = new Set(['cat', 'sort', 'tee', 'less', 'more', 'column']);
const GREPS = new Set(['grep', 'egrep', 'fgrep']);
const WINDOWS_GREPS = new Set(['findstr', 'find', 'select-string', 'sls']);
// Plain words, joined by | where the dialect has it: what such a pattern lets through can be told.
const PLAIN = /^[\w:.\-| ]+$/;
// Options that change neither what a line must hold nor how it is printed: -E -F -P -i -h -s -a -w, and context lines.
const HARMLESS = /^-(?:[EFPGihsawy]|[ABC]\d+)+$/;
const HARMLESS_LONG =
  /^--(?:colou?r(?:=\w+)?|ignore-case|extended-regexp|fixed-strings|text|line-buffered|no-filename)$/;

function isRedirection(word: string): boolean {
  return /^\d?[<>]/.test(word) || word.startsWith('&>');
}

function matching(words: readonly string[], ignoreCase: boolean): Passes {
  if (words.length === 0 || words.some((word) => word === '' || !PLAIN.test(word))) return UNKNOWN;
  return { kind: 'matching', words, ignoreCase };
}

/** The alternatives of a pattern: `a|b` where the dialect is extended, `a\|b` where it is basic. */
function alternatives(pattern: string, extended: boolean): readonly string[] {
  const bare = pattern.replaceAll(/\\[b<>]/g, '');
  if (extended) return bare.replaceAll(/[()]/g, '').split('|');
  const basic = bare.replaceAll(/\\[()]/g, '');
  return basic.replaceAll('\\|', '').includes('|') ? [] : basic.split('\\|');
}

/** grep and its kin, from their arguments. */
export function passesGrep(base: string, args: readonly string[]): Passes {
  const options = args.filter((word) => /^-./.test(word) && word !== '-e');
  if (options.some((word) => !HARMLESS.test(word) && !HARMLESS_LONG.test(word))) return UNKNOWN;
  const short = options.filter((word) => !word.startsWith('--')).join('');
  const patterns = args.filter((word) => !word.startsWith('-') && !isRedirection(word));
  const pattern = patterns[0];
  if (patterns.length !== 1 || pattern === undefined) return UNKNOWN;
  const fixed = base === 'fgrep' || /F/.test(short) || options.includes('--fixed-strings');
  const extended = base === 'egrep' || /[EP]/.test(short) || options.includes('--extended-regexp');
  const words = fixed && pattern.includes('|') ? [] : alternatives(pattern, extended);
  // A whole word has no letter, digit or _ at its sides: sure only of ports and state words.
  if (/w/.test(short) && !words.every((word) => /^(?:\d+|LISTEN(?:ING)?)$/.test(word))) return UNKNOWN;
  return matching(words, /[iy]/.test(short) || options.includes('--ignore-case'));
}

/** `findstr LISTENING`, `find "3306"`, `Select-String 3306`. */
function passesWindows(base: string, args: readonly string[]): Passes {
  const options = args.filter((word) => /^[-/]./.test(word)).map((word) => word.toLowerCase());
  const powershell = base === 'select-string' || base === 'sls';
  const allowed = powershell ? ['-pattern', '-simplematch'] : ['/i'];
  if (options.some((option) => !allowed.includes(option))) return UNKNOWN;
  const patterns = args.filter((word) => !/^[-/]./.test(word) && !isRedirection(word));
  const pattern = patterns[0];
  if (patterns.length !== 1 || pattern === undefined) return UNKNOWN;
  // findstr takes blanks between words as "or".
  if (base === 'findstr' && pattern.includes('|')) return UNKNOWN;
  const words = base === 'findstr' ? pattern.trim().split(/ +/) : pattern.split(powershell ? '|' : '\n');
  return matching(words, powershell || options.includes('/i'));
}

/** What one program behind the pipe lets through. */
function passesOne(words: readonly string[]): Passes {
  const [program, ...rest] = words;
  const base = (program?.split(/[/\\]/).pop() ?? '').replace(/\.exe$/i, '');
  if (base === 'sudo') return passesOne(rest);
  if (base === 'uniq') return rest.every(isRedirection) ? ALL : UNKNOWN;
  if (TRANSPARENT.has(base)) return ALL;
  if (GREPS.has(base)) return passesGrep(base, rest);
  if (WINDOWS_GREPS.has(base.toLowerCase())) return passesWindows(base.toLowerCase(), rest);
  return UNKNOWN;
}

/** What a whole pipeline behind a command lets through. Two greps in a row: nobody asks that closely. */
export function passesOf(pipeline: readonly (readonly string[])[]): Passes {
  const each = pipeline.map(passesOne).filter((passes) => passes.kind !== 'all');
  if (each.length === 0) return ALL;
  return each.length === 1 ? (each[0] ?? UNKNOWN) : UNKNOWN;
}

/** True where a line with this text in it would have come through. */
export function letsThrough(passes: Passes, text: string): boolean {
  if (passes.kind !== 'matching') return passes.kind === 'all';
  const line = passes.ignoreCase ? text.toLowerCase() : text;
  return passes.words.some((word) => line.includes(passes.ignoreCase ? word.toLowerCase() : word));
}
