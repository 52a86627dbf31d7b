/** Tells whether a shell would ask for more lines before it runs what was typed. */

/** What is still open behind the lines typed so far. */
export interface Unfinished {
  readonly quote: '"' | "'" | '';
  /** The last line ends in a backslash. */
  readonly backslash: boolean;
  /** Loops, conditions and groups that are not closed. */
  readonly depth: number;
  /** The last line ends in `|`, `&&` or `||`. */
  readonly operator: boolean;
  /** The word that ends the here-document. */
  readonly heredoc?: string;
}

const NOTHING: Unfinished = { quote: '', backslash: false, depth: 0, operator: false };

const OPENING = new Set(['for', 'while', 'until', 'if', 'case', 'select', '{']);
const CLOSING = new Set(['done', 'fi', 'esac', '}']);
// Behind these a command may begin.
const LEADING = new Set(['do', 'then', 'else', 'elif', '!', '{', 'time']);

const HEREDOC = /^<<-?\s*(?:"([^"\s]{1,40})"|'([^'\s]{1,40})'|\\?([A-Za-z_]\w{0,40}))/;

/** One typed line, behind what earlier ones have left open. */
class Scan {
  readonly #text: string;
  #at = 0;
  #quote: Unfinished['quote'];
  #depth: number;
  #word = '';
  #first = true;
  #operator = false;
  #backslash = false;
  #heredoc: string | undefined;

  constructor(text: string, before: Unfinished) {
    this.#text = text;
    this.#quote = before.quote;
    this.#depth = before.depth;
  }

  run(): Unfinished {
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at] ?? '';
      if (character === '\\' && this.#quote !== "'") {
        this.#backslash = this.#at === this.#text.length - 1;
        if (!this.#backslash) this.#letter('\\');
        this.#at++;
      } else if (this.#quote !== '') {
        if (character === this.#quote) this.#quote = '';
      } else if (!this.#plain(character)) {
        break;
      }
    }
    if (this.#quote === '') this.#closeWord();
    const heredoc = this.#heredoc;
    return {
      quote: this.#quote,
      // Behind the line that begins a here-document stands the document, whatever that line ends in.
      backslash: this.#backslash && heredoc === undefined,
      depth: this.#depth,
      operator: this.#operator && this.#quote === '',
      ...(heredoc === undefined ? {} : { heredoc }),
    };
  }

  /** False: a comment, which ends the line. */
  #plain(character: string): boolean {
    if (character === "'" || character === '"') {
      this.#quote = character;
      this.#letter(character);
    } else if (character === '#' && this.#word === '') {
      return false;
    } else if (character === ' ' || character === '\t') {
      this.#closeWord();
    } else if (';&|\n'.includes(character)) {
      this.#closeWord();
      this.#first = true;
      this.#operator = character === '|' || (character === '&' && this.#text[this.#at - 1] === '&');
    } else if (character === '<' && this.#text[this.#at + 1] === '<') {
      this.#hereDocument();
    } else {
      this.#letter(character);
    }
    return true;
  }

  #letter(character: string): void {
    this.#word += character;
    this.#operator = false;
  }

  #hereDocument(): void {
    const match = HEREDOC.exec(this.#text.slice(this.#at, this.#at + 100));
    if (match) this.#heredoc ??= match[1] ?? match[2] ?? match[3];
    // `<<<` is a string, not a document.
    this.#at += match ? match[0].length - 1 : this.#text[this.#at + 2] === '<' ? 2 : 1;
  }

  #closeWord(): void {
    if (this.#word === '') return;
    if (this.#first) {
      if (OPENING.has(this.#word)) this.#depth++;
      if (CLOSING.has(this.#word)) this.#depth = Math.max(0, this.#depth - 1);
      this.#first = LEADING.has(this.#word);
    } else if (this.#word === 'do' || this.#word === 'then') {
      this.#first = true;
    }
    this.#word = '';
  }
}

/** What is open behind this line, or nothing where the shell would run it. */
export function unfinished(line: string, before: Unfinished = NOTHING): Unfinished | undefined {
  const after = before.heredoc === undefined ? new Scan(line, before).run() : inHeredoc(line, before);
  const open =
    after.quote !== '' || after.backslash || after.depth > 0 || after.operator || after.heredoc !== undefined;
  return open ? after : undefined;
}

function inHeredoc(line: string, before: Unfinished): Unfinished {
  if (line.trim() !== before.heredoc) return before;
  const { quote, backslash, depth, operator } = before;
  return { quote, backslash, depth, operator };
}
