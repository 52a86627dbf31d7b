import type { Family } from '../../model/ip.ts';
import type { FilterChain, FilterTable } from '../../model/ruleset.ts';
import { readChainHead, readPolicy } from './chain-head.ts';
import { namedElements, type Element, type Sets } from './elements.ts';
import { readRule, startsRule } from './rule.ts';
import { depthOf, tokensOf } from './tokens.ts';

interface OpenChain {
  readonly name: string;
  head: ReturnType<typeof readChainHead>;
  line: number;
  readonly rules: { readonly tokens: readonly string[]; readonly line: number }[];
}

type OpenBlock =
  | { readonly kind: 'chain'; readonly chain: OpenChain }
  | { readonly kind: 'set'; readonly name: string; readonly body: string[]; depth: number }
  | { readonly kind: 'other'; depth: number };

const FAMILIES: ReadonlyMap<string, readonly Family[]> = new Map([
  ['ip', [4]],
  ['ip6', [6]],
  ['inet', [4, 6]],
  ['netdev', [4, 6]],
]);

// chain input { # handle 1
const CHAIN = /^chain ([a-z][\w/.-]{0,127}) \{(?: #.*)?$/i;
// set blocked {      map ports { # handle 3
const SET = /^(?:set|map) (\S{1,128}) \{(?: #.*)?$/;
// ct helper ftp {      flowtable f {      counter web {      secmark x {
const OBJECT =
  /^(?:meter|flowtable|counter|quota|limit|secmark|synproxy|tunnel|ct (?:helper|timeout|expectation)) \S{1,128} \{(?: #.*)?$/;
// flags dormant      flags owner,persist      comment "office"
const NOTE = /^(?:flags [\w,]+;?|comment ".*";?)$/;

/** One table while it is read, line by line. */
export class OpenTable {
  readonly name: string;
  readonly #families: readonly Family[];
  readonly #terse: boolean;
  readonly #chains: OpenChain[] = [];
  readonly #sets = new Map<string, readonly Element[] | undefined>();
  #block: OpenBlock | undefined;
  /** A rule whose braces are still open: nft wraps long sets. */
  #held: { readonly tokens: string[]; readonly line: number; depth: number } | undefined;
  #dormant = false;
  #closed = false;

  constructor(family: string, name: string, terse: boolean) {
    this.name = name;
    this.#families = FAMILIES.get(family) ?? [];
    this.#terse = terse;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** False: the line is none of a table's. */
  read(text: string, line: number): boolean {
    const trimmed = text.trim();
    if (this.#held) return this.#hold(tokensOf(trimmed), line);
    if (this.#block?.kind === 'chain') return this.#chainLine(this.#block.chain, trimmed, line);
    if (this.#block) return this.#skip(this.#block, tokensOf(trimmed));
    return this.#tableLine(trimmed, line);
  }

  #tableLine(text: string, line: number): boolean {
    if (text === '}') {
      this.#closed = true;
      return true;
    }
    const chain = CHAIN.exec(text)?.[1];
    if (chain !== undefined) {
      const open: OpenChain = { name: chain, head: {}, line, rules: [] };
      this.#chains.push(open);
      this.#block = { kind: 'chain', chain: open };
      return true;
    }
    const set = SET.exec(text)?.[1];
    if (set !== undefined) this.#block = { kind: 'set', name: set, body: [], depth: 0 };
    else if (OBJECT.test(text)) this.#block = { kind: 'other', depth: 0 };
    else if (NOTE.test(text)) this.#dormant ||= /^flags .*\bdormant\b/.test(text);
    else return false;
    return true;
  }

  #chainLine(chain: OpenChain, text: string, line: number): boolean {
    const tokens = tokensOf(text);
    const [first = ''] = tokens;
    if (first === '}') {
      this.#block = undefined;
      return tokens.length === 1;
    }
    if (first === 'type' && tokens.includes('hook')) {
      chain.head = readChainHead(tokens);
      chain.line = line;
      return true;
    }
    if (first === 'policy' || (first === 'comment' && tokens.length < 4)) {
      const policy = readPolicy(tokens);
      if (policy) chain.head = { ...chain.head, policy };
      return true;
    }
    const isCut = /(?:\.{3}|…)$/.test(text);
    return startsRule(first) && !isCut && this.#hold(tokens, line);
  }

  /** Collects a rule until its braces are closed. */
  #hold(tokens: readonly string[], line: number): boolean {
    const held = this.#held ?? { tokens: [], line, depth: 0 };
    held.tokens.push(...tokens.filter((token) => token !== ';'));
    held.depth += depthOf(tokens);
    this.#held = held.depth > 0 ? held : undefined;
    if (held.depth <= 0 && this.#block?.kind === 'chain') this.#block.chain.rules.push(held);
    return true;
  }

  #skip(block: Exclude<OpenBlock, { kind: 'chain' }>, tokens: readonly string[]): boolean {
    if (block.depth + depthOf(tokens) < 0) {
      if (block.kind === 'set') this.#sets.set(block.name, namedElements(block.body, this.#terse));
      this.#block = undefined;
      return true;
    }
    block.depth += depthOf(tokens);
    if (block.kind === 'set') block.body.push(...tokens);
    return true;
  }

  /** The table; a dormant one has no hooks. */
  table(): FilterTable {
    const sets: Sets = this.#sets;
    const chains = this.#chains.map(({ name, head, line, rules }): FilterChain => ({
      name,
      ...(this.#dormant ? {} : head),
      rules: rules.flatMap((rule) => readRule(rule.tokens, sets, rule.line)),
      line,
    }));
    return { name: this.name, families: this.#families, chains };
  }
}
