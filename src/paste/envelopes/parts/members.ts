/**
 * The members of a JSON object or array, of a Python, Ruby or JavaScript literal alike, as they stand in a log: behind
 * something, cut off somewhere, nested by whoever wrote it. One pass, no recursion, bounded in depth and number.
 */

import { closingQuote, unescape, withoutLastWord } from './unescape.ts';

export interface Member {
  readonly key: string;
  /** Which object it stands in; members of one object have one number. */
  readonly object: number;
  /** 1 in the outermost object. */
  readonly depth: number;
  readonly value: string;
  readonly quoted: boolean;
}

export interface Members {
  readonly members: readonly Member[];
  /** Where the text goes on behind the last bracket. */
  readonly end: number;
}

const DEEPEST = 32;
const MOST = 400;

const BLANK = /\s/;
const BARE_END = /[\s,:{}[\]"'=]/;
// The letter of u'...' and b'...'
const STRING_KIND = /^[ubr]$/i;

interface Frame {
  readonly object: number;
  readonly array: boolean;
  /** The key that it stands under: an array's strings have no other. */
  readonly key: string;
}

class Scan {
  readonly members: Member[] = [];
  at: number;
  private readonly text: string;
  private readonly frames: Frame[] = [];
  private objects = 0;
  private tooDeep = 0;
  private key: string | undefined;
  private lastKey = '';

  constructor(text: string, start: number) {
    this.text = text;
    this.at = start;
  }

  run(inObject: boolean): void {
    if (inObject) this.open('{');
    while (this.at < this.text.length && this.members.length < MOST) {
      this.step(this.text[this.at] ?? '');
      if (this.frames.length === 0) return;
    }
  }

  private step(sign: string): void {
    if (sign === '{' || sign === '[') {
      this.open(sign);
      this.at++;
    } else if (sign === '}' || sign === ']') {
      this.close();
      this.at++;
    } else if (sign === '"' || sign === "'") {
      this.string();
    } else if (BARE_END.test(sign)) {
      if (sign === ',') this.key = undefined;
      this.at++;
    } else {
      this.bare();
    }
  }

  private open(sign: string): void {
    if (this.tooDeep > 0 || this.frames.length >= DEEPEST) {
      this.tooDeep++;
      return;
    }
    const key = this.key ?? this.frames.at(-1)?.key ?? '';
    this.objects++;
    this.frames.push({ object: this.objects, array: sign === '[', key });
    this.key = undefined;
  }

  private close(): void {
    this.key = undefined;
    if (this.tooDeep > 0) this.tooDeep--;
    else this.frames.pop();
  }

  private string(): void {
    const end = closingQuote(this.text, this.at);
    const cut = end >= this.text.length;
    const value = unescape(this.text.slice(this.at + 1, end));
    this.at = end + 1;
    this.take(cut ? withoutLastWord(value) : value, true);
  }

  private bare(): void {
    const start = this.at;
    while (this.at < this.text.length && !BARE_END.test(this.text[this.at] ?? '')) this.at++;
    const value = this.text.slice(start, this.at);
    const next = this.text[this.at];
    if ((next === '"' || next === "'") && STRING_KIND.test(value)) return;
    // Half a number is another number.
    if (next === undefined) return;
    this.take(value, false);
  }

  private take(value: string, quoted: boolean): void {
    const frame = this.frames.at(-1);
    if (!frame || this.tooDeep > 0) return;
    if (!frame.array && this.key === undefined && this.behindKey()) {
      this.key = value;
      this.lastKey = value;
      return;
    }
    // {'error': ConnectionRefusedError(111, 'Connection refused')}: the second word stands under that key too.
    const key = this.key ?? (frame.array ? frame.key : this.lastKey);
    this.members.push({ key, object: frame.object, depth: this.frames.length, value, quoted });
    this.key = undefined;
  }

  /** Steps over `:`, `=>` or `=`, where one stands here. */
  private behindKey(): boolean {
    let at = this.at;
    while (at < this.text.length && BLANK.test(this.text[at] ?? '')) at++;
    const mark = /^(?::|=>?)/.exec(this.text.slice(at, at + 2));
    if (!mark) return false;
    this.at = at + mark[0].length;
    return true;
  }
}

/** Reads from the bracket at `start`, or from within an object whose begin is cut off. */
export function membersFrom(text: string, start: number, inObject = false): Members {
  const scan = new Scan(text, start);
  scan.run(inObject);
  return { members: scan.members, end: Math.min(scan.at, text.length) };
}
