import type { Passes } from '../model/command-line.ts';

const ALL: Passes = { kind: 'all' };
const UNKNOWN: Passes = { kind: 'unknown' };

// Programs that let every line through.
const TRANSPARENT = new Set(['cat', 'sort', 'tee', 'less', 'more', 'column', 'sudo', 'uniq']);
const GREPS = new Set(['grep', 'egrep', 'fgrep', 'findstr']);
// A plain word, or plain words joined by | : what such a pattern lets through can be told.
const PLAIN_ALTERNATIVES = /^[\w:.\-|]+$/;

function isRedirection(word: string): boolean {
  return /^\d?[<>]/.test(word) || word.startsWith('&>');
}

/** What one program behind the pipe lets through. */
function passesOne(words: readonly string[]): Passes {
  const [program, ...rest] = words;
  const base = program?.split('/').pop() ?? '';
  if (TRANSPARENT.has(base)) return ALL;
  if (!GREPS.has(base)) return UNKNOWN;
  const options = rest.filter((word) => /^[-/]./.test(word)).join('');
  if (/v|c|o|m|l|q/.test(options.replaceAll('color', ''))) return UNKNOWN;
  const patterns = rest.filter((word) => !/^[-/]/.test(word) && !isRedirection(word));
  const pattern = patterns[0]
    ?.replaceAll('\\|', '|')
    .replaceAll(/\\[b<>]/g, '')
    .replaceAll(/[()]/g, '');
  if (patterns.length !== 1 || pattern === undefined || !PLAIN_ALTERNATIVES.test(pattern)) return UNKNOWN;
  return { kind: 'matching', words: pattern.split('|'), ignoreCase: options.includes('i') };
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
