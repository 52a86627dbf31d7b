/** Fewer characters of a command are no proof that a line repeats it. */
const SHORTEST = 8;
const LONGEST_PROMPT = 80;

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Finds, at the start of a text, the echo of a command that is known to have run, wrapped or not. */
export class Echo {
  readonly #command: string;
  #at = 0;
  #over = false;

  constructor(command: string) {
    this.#command = squeezed(command);
  }

  /** True where the line is echo. The first line that is none ends it. */
  take(line: string): boolean {
    if (this.#over) return false;
    const text = squeezed(line);
    const start = this.#at === 0 ? this.#startIn(text) : 0;
    const part = start < 0 ? '' : text.slice(start);
    this.#over = part === '' || !this.#command.startsWith(part, this.#at);
    if (this.#over) return false;
    this.#at += part.length;
    this.#over = this.#at >= this.#command.length;
    return true;
  }

  /** A prompt that nobody knows may stand before it. */
  #startIn(text: string): number {
    const head = this.#command.slice(0, SHORTEST);
    const start = head === '' ? -1 : text.indexOf(head);
    return start <= LONGEST_PROMPT ? start : -1;
  }
}
