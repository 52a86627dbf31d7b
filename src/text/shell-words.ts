/** Splits a typed command line the way a POSIX shell would, far enough to know programs, arguments and pipes. */

export type Separator = ';' | '&&' | '||' | '|' | '&';

export interface SimpleCommand {
  readonly words: readonly string[];
  /** What stands behind it. */
  readonly then?: Separator;
}

const OPERATOR = /^(?:&&|\|\||[;|&])/;

interface Scan {
  word: string;
  started: boolean;
  words: string[];
}

function closeWord(scan: Scan): void {
  if (scan.started) scan.words.push(scan.word);
  scan.word = '';
  scan.started = false;
}

/** The text of a quoted part from `start`, and where it ends; an unclosed quote runs to the end. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  const quote = text[start];
  let value = '';
  let i = start + 1;
  for (; i < text.length && text[i] !== quote; i++) {
    if (quote === '"' && text[i] === '\\' && i + 1 < text.length) i++;
    value += text[i] ?? '';
  }
  return { value, end: i + 1 };
}

/** Simple commands in order; redirections stay words, since nothing here runs them. */
export function splitCommands(text: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  const scan: Scan = { word: '', started: false, words: [] };
  let i = 0;
  while (i < text.length) {
    const character = text[i] ?? '';
    if (character === "'" || character === '"') {
      const quoted = readQuoted(text, i);
      scan.word += quoted.value;
      scan.started = true;
      i = quoted.end;
      continue;
    }
    if (character === '\\' && i + 1 < text.length) {
      scan.word += text[i + 1] ?? '';
      scan.started = true;
      i += 2;
      continue;
    }
    // `2>&1` and `&>file` are redirections, not separators.
    const operator =
      /[<>]&?$/.test(scan.word) && character === '&' ? null : OPERATOR.exec(text.slice(i, i + 2));
    if (operator) {
      closeWord(scan);
      if (scan.words.length > 0) commands.push({ words: scan.words, then: operator[0] as Separator });
      scan.words = [];
      i += operator[0].length;
      continue;
    }
    if (character === ' ' || character === '\t' || character === '\n') {
      closeWord(scan);
    } else {
      scan.word += character;
      scan.started = true;
    }
    i++;
  }
  closeWord(scan);
  if (scan.words.length > 0) commands.push({ words: scan.words });
  return commands;
}
