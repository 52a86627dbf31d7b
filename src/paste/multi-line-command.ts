import { unfinished, type Unfinished } from '../command/unfinished.ts';
import type { Line } from '../model/parser.ts';

// > ss -lnt      quote> '      for>      PowerShell's >>
const CONTINUATION = /^\s*(?:(?:[a-z]{2,10} ){0,3}[a-z]{2,10})?>{1,2}(?: |$)(.*)$/;

/** Lines that may belong to a command that was not closed: if its end does not come, they were output. */
const MOST_LINES = 20;
const LONGEST = 4000;
/** A terminal does not wrap lines that are shorter than this. */
const NARROWEST = 60;

/** A command that was typed on several lines. */
export class TypedCommand {
  #text: string;
  #open: Unfinished | undefined;
  #sure: { readonly text: string; readonly last: number };
  #wide: boolean;
  #held: Line[] = [];

  constructor(command: string, line: Line) {
    this.#text = command;
    this.#open = unfinished(command);
    this.#sure = { text: command, last: line.number };
    this.#wide = line.text.length >= NARROWEST;
  }

  /** The shell waits for more. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** As far as it is certain. */
  get text(): string {
    return this.#sure.text;
  }

  /** Its last line. */
  get last(): number {
    return this.#sure.last;
  }

  /** Lines that were taken and do not belong to it after all. */
  get held(): readonly Line[] {
    return this.#held;
  }

  /** True where the line begins as a shell marks one that goes on. */
  static isMarked(line: string): boolean {
    return CONTINUATION.test(line);
  }

  /** False: the command cannot go on here. */
  take(line: Line): boolean {
    const before = this.#open;
    if (before === undefined) return false;
    const marked = CONTINUATION.exec(line.text);
    const sure = marked !== null || before.backslash;
    if (!sure && (this.#held.length >= MOST_LINES || this.#text.length > LONGEST)) return false;
    const text = marked ? (marked[1] ?? '') : line.text;
    this.#open = unfinished(text, before);
    if (before.heredoc === undefined) this.#join(text, before);
    this.#wide = line.text.length >= NARROWEST;
    if (sure || this.#open === undefined) this.#accept(line.number);
    else this.#held.push(line);
    return true;
  }

  #join(text: string, before: Unfinished): void {
    if (this.#text.length > LONGEST) return;
    if (before.backslash) this.#text = `${this.#text.slice(0, -1)}${text}`;
    // Inside quotes, a line as wide as a terminal was wrapped; a short one ended in a newline.
    else this.#text += before.quote !== '' && this.#wide ? text : `\n${text}`;
  }

  #accept(last: number): void {
    this.#sure = { text: this.#text, last };
    this.#held = [];
  }
}
