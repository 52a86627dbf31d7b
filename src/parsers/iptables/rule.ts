import type { FilterRule, RuleMatch } from '../../model/ruleset.ts';
import { never, unknownMatch } from '../../network/filter/words.ts';
import { isSilentModule, optionOf } from './options.ts';
import { verdictOf } from './target.ts';

/** A rule without its chain. */
export type Rule = Omit<FilterRule, 'line'>;

const TARGET = new Set(['-j', '--jump', '-g', '--goto']);
const MODULE = new Set(['-m', '--match']);
const COUNTERS = new Set(['-c', '--set-counters']);

/** Reads the words behind `-A INPUT`. */
class RuleReader {
  readonly #words: readonly string[];
  readonly #matches: RuleMatch[] = [];
  /** A module that is not read: its name and options, up to the next one. */
  #open: string[] = [];
  #packets: number | undefined;
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  read(): Rule {
    while (this.#at < this.#words.length && !TARGET.has(this.#word())) this.#condition();
    this.#close();
    const goto = this.#word().startsWith('-g') || this.#word() === '--goto';
    const name = this.#words[this.#at + 1] ?? '';
    const verdict = verdictOf({ name, goto, options: this.#targetOptions(this.#at + 2) });
    return {
      matches: this.#matches,
      verdict,
      ...(this.#packets === undefined ? {} : { packets: this.#packets }),
    };
  }

  #word(offset: number = 0): string {
    return this.#words[this.#at + offset] ?? '';
  }

  #condition(): void {
    const start = this.#at;
    const not = this.#word() === '!';
    if (not) this.#at++;
    const word = this.#word();
    const option = optionOf(word);
    if (COUNTERS.has(word)) this.#counters();
    else if (MODULE.has(word)) this.#module();
    else if (option) {
      // -s ! 10.0.0.0/8: how iptables before 1.4.3 wrote it.
      const inner = option.values > 0 && this.#word(1) === '!';
      const first = this.#at + (inner ? 2 : 1);
      this.#at = first + option.values;
      this.#close();
      const text = this.#words.slice(start, this.#at).join(' ');
      this.#matches.push(...option.read(this.#words.slice(first, this.#at), not || inner, text));
    } else this.#unread(start);
  }

  #counters(): void {
    this.#packets = Number(this.#word(1)) || 0;
    this.#at += 3;
  }

  #module(): void {
    this.#close();
    const name = this.#word(1);
    if (!isSilentModule(name)) this.#open = ['-m', name];
    this.#at += 2;
  }

  /** An option that is not known, with all that stands up to the next one. */
  #unread(start: number): void {
    this.#at++;
    while (this.#at < this.#words.length && !/^(?:--?[a-zA-Z]|!$)/.test(this.#word())) this.#at++;
    this.#open.push(...this.#words.slice(start, this.#at));
  }

  #close(): void {
    const text = this.#open.join(' ');
    this.#open = [];
    // -m recent --set: it notes the address and always holds (iptables-extensions(8), recent).
    if (text === '' || text.startsWith('-m recent --set ')) return;
    // -m rt --rt-type 0: a SYN has no routing header.
    this.#matches.push(text.startsWith('-m rt --rt-') ? never(text) : unknownMatch(text));
  }

  #targetOptions(from: number): ReadonlyMap<string, string> {
    const options = new Map<string, string>();
    for (const [i, word] of this.#words.entries()) {
      if (i >= from && word.startsWith('--')) options.set(word.slice(2), this.#words[i + 1] ?? '');
    }
    return options;
  }
}

/** `-i lo -j ACCEPT`, as words. Nothing where its end is missing. */
export function readRule(words: readonly string[]): Rule | undefined {
  const last = words.at(-1) ?? '';
  const option = optionOf(last);
  const isCut =
    TARGET.has(last) || MODULE.has(last) || (option?.values ?? 0) > 0 || /(?:\.{3}|…)$/.test(last);
  return isCut ? undefined : new RuleReader(words).read();
}
