import { isSurelyCommand } from '../../command/programs.ts';
import { readPrompt } from '../../paste/prompt.ts';
import type { KindId } from './kinds-of-text.ts';

/** A first guess at what a text is that was not understood; `command` is one without its output. */
export type Looks = KindId | 'command';

const LINES = 100;
const CHARACTERS = 400;

// 2026-11-21 03:00:07      [21/Nov/2026:03:00:07      Nov 21 03:00:07      03:00:07.123      app-1  | ...      {"ts":
const LOG_LINE =
  /^[[(<"\s]{0,4}(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}|[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d|\d\d:\d\d:\d\d|[\w.-]{1,40} {0,10}\| |\{"\w)/;
// return x;      } else {      <p>      if (!ok)
const CODE_LINE =
  /[;{}]\s*$|^\s*(?:require|function|def|class|const|let|var|if|for|while|return|try|public|private|#include)\b.*[('":;{]|^\s*<\/?[a-z]+[ >]/;
// import socket      s = socket.create_connection(("db1", 5432))      print("x")
const STATEMENT = /^\s*(?:(?:import|from|using|package) [\w.*{]|[\w.]+(?: = [\w.]+)?\(.*\)$)/;
// LISTEN  0  128      two wide gaps or more, or tabs
const TABLE_LINE = /\S(?:\s{2,}|\t)\S.*?\S(?:\s{2,}|\t)\S/;
const ERROR_WORDS =
  /\b(?:errors?|err|fail(?:ed|ure|s|ing)?|exception|fatal|panic|unable|cannot|can['’]t|could ?n['’o]t|refused|time ?out|timed out|denied)\b/i;

function share(lines: readonly string[], is: (line: string) => boolean): number {
  return lines.filter(is).length / lines.length;
}

function isCommand(line: string): boolean {
  const prompt = readPrompt(line);
  return prompt === undefined ? isSurelyCommand(line) : prompt.command !== '';
}

/** Nothing where it could be anything. */
export function looksLike(text: string): Looks | undefined {
  const lines = text
    .slice(0, LINES * CHARACTERS)
    .split('\n', LINES)
    .map((line) => line.slice(0, CHARACTERS).trimEnd())
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) return undefined;
  if (lines.length <= 3 && share(lines, isCommand) === 1) return 'command';
  if (share(lines, (line) => LOG_LINE.test(line)) >= 0.5) return 'log';
  if (share(lines, (line) => CODE_LINE.test(line) || STATEMENT.test(line)) >= 0.4) return 'code';
  if (isCommand(lines[0] ?? '')) return 'output';
  if (lines.length > 1 && share(lines, (line) => TABLE_LINE.test(line)) >= 0.6) return 'output';
  if (lines.length <= 12 && lines.some((line) => ERROR_WORDS.test(line))) return 'error';
  return undefined;
}
