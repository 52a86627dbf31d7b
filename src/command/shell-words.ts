/** Splits a typed command line the way a POSIX shell would, far enough to know programs, arguments and pipes. */

export type Separator = ';' | '&&' | '||' | '|' | '&';

export interface SimpleCommand {
  readonly words: readonly string[];
  /** What stands behind it. */
  readonly then?: Separator;
}

/** How deep `$( $( ... ) )` is followed. */
const DEEPEST = 20;

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

/** Where `$(...)` or a backquoted part that begins at `start` ends. */
function endOfSubstitution(text: string, start: number): number {
  if (text[start] === '`') {
    const end = text.indexOf('`', start + 1);
    return end < 0 ? text.length : end + 1;
  }
  let depth = 0;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    if (depth === 0 || depth > DEEPEST) return i + 1;
  }
  return text.length;
}

class Splitter {
  readonly #text: string;
  readonly #commands: SimpleCommand[] = [];
  #words: string[] = [];
  #word = '';
  #started = false;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly SimpleCommand[] {
    while (this.#at < this.#text.length) this.#step();
    this.#closeCommand(undefined);
    return this.#commands;
  }

  #step(): void {
    const text = this.#text;
    const character = text[this.#at] ?? '';
    const next = text[this.#at + 1] ?? '';
    if (character === "'" || character === '"') {
      const { value, end } = readQuoted(text, this.#at);
      this.#add(value, end - this.#at);
    } else if (character === '\\' && next !== '') {
      this.#add(next === '\n' ? '' : next, 2);
    } else if (character === '`' || (character === '$' && next === '(')) {
      const end = endOfSubstitution(text, this.#at);
      this.#add(text.slice(this.#at, end), end - this.#at);
    } else if (character === '#' && !this.#started) {
      const end = text.indexOf('\n', this.#at);
      this.#at = end < 0 ? text.length : end;
    } else if (character === ' ' || character === '\t') {
      this.#closeWord();
      this.#at++;
    } else if (!this.#operator(character, next)) {
      this.#add(character, 1);
    }
  }

  #add(value: string, length: number): void {
    this.#word += value;
    this.#started = true;
    this.#at += length;
  }

  /** `2>&1`, `&>file` and `>|file` are redirections, not separators. */
  #operator(character: string, next: string): boolean {
    if (character === '&' && (/[<>]$/.test(this.#word) || next === '>')) return false;
    if (character === '|' && this.#word.endsWith('>')) return false;
    if (character === '(' || character === ')') return this.#group(character);
    if (character === '\n') return this.#separate(';', 1);
    if (character === '&' || character === '|') {
      if (next === character) return this.#separate(character === '&' ? '&&' : '||', 2);
      return this.#separate(character, character === '|' && next === '&' ? 2 : 1);
    }
    return character === ';' && this.#separate(';', 1);
  }

  #separate(separator: Separator, length: number): boolean {
    this.#closeCommand(separator);
    this.#at += length;
    return true;
  }

  /** A subshell's brackets are commands of their own: whoever reads them knows what a pipe behind them takes. */
  #group(character: string): boolean {
    if (character === '(' && (this.#started || this.#words.length > 0)) return false;
    this.#closeCommand(';');
    this.#words.push(character);
    if (character === '(') this.#closeCommand(';');
    this.#at++;
    return true;
  }

  #closeWord(): void {
    if (this.#started) this.#words.push(this.#word);
    this.#word = '';
    this.#started = false;
  }

  #closeCommand(then: Separator | undefined): void {
    this.#closeWord();
    if (this.#words.length > 0) {
      this.#commands.push({ words: this.#words, ...(then === undefined ? {} : { then }) });
    } else {
      this.#joinEmpty(then);
    }
    this.#words = [];
  }

  /** `done` and a newline before `|`: the operator belongs to what stood before. */
  #joinEmpty(then: Separator | undefined): void {
    const last = this.#commands.at(-1);
    if (last && then === '|' && last.then === ';')
      this.#commands[this.#commands.length - 1] = { ...last, then };
  }
}

/** Simple commands in order; redirections stay words. */
export function splitCommands(text: string): readonly SimpleCommand[] {
  return new Splitter(text).run();
}
