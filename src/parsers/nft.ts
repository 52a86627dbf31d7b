import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import type { Family } from '../model/ip.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { argumentsOf } from '../listing/socket-listing.ts';
import { OpenTable } from './nft/table.ts';

// nft reads what it is told as a script: a name is letters, digits and / - _ . alone (nft(8), "Lexical conventions").
// table inet filter { # handle 5      table ip nat {      table inet firewalld { # progname firewalld
const TABLE = /^table (?:(ip|ip6|inet|arp|bridge|netdev) )?([a-z][\w/.-]{0,127}) \{(?: #.*)?$/i;
// # Warning: table ip filter is managed by iptables-nft, do not touch!
const WARNING = /^# Warning: /;
const LEGACY = /^# Warning: ip6?tables-legacy tables present/;

interface NftQuery {
  readonly covers: Ruleset['covers'];
  readonly families: readonly Family[];
  /** -t leaves out the members of sets. */
  readonly terse: boolean;
}

// nft list ruleset      nft -a list table inet filter      nft list chain ip filter INPUT
const LISTS = new Set(['ruleset', 'table', 'chain', 'chains', 'set', 'sets', 'map', 'maps']);

function wordsOf(command: CommandLine | undefined): readonly string[] {
  return argumentsOf(command).filter((word) => !word.startsWith('-'));
}

function listsRules(command: CommandLine): boolean {
  const [list, what = ''] = wordsOf(command);
  const json = command.words.some((word) => word === '--json' || /^-[a-zA-Z]*j/.test(word));
  return command.tool === 'nft' && list === 'list' && LISTS.has(what) && !json;
}

function readQuery(command: CommandLine | undefined): NftQuery {
  const [, what, family] = wordsOf(command);
  const terse = command?.words.some((word) => word === '--terse' || /^-[a-zA-Z]*t/.test(word)) === true;
  if (command === undefined) return { covers: 'tables', families: [4, 6], terse: false };
  if (what === 'ruleset' && family === undefined) return { covers: 'all-tables', families: [4, 6], terse };
  const families: readonly Family[] = family === 'ip6' ? [6] : family === 'inet' ? [4, 6] : [4];
  return { covers: what === 'ruleset' || what === 'table' ? 'tables' : 'chains', families, terse };
}

class NftReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: NftQuery;
  readonly #gaps = new ListingGaps();
  readonly #tables: OpenTable[] = [];
  #first: number | undefined;
  #broken = false;
  #legacyUnseen = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#query = readQuery(command);
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const taken = this.#take(text, number);
    if (taken) this.#gaps.read(number);
    else this.#gaps.declined(number, text, this.#open !== undefined);
    return taken;
  }

  /** The table that is not closed yet. */
  get #open(): OpenTable | undefined {
    const last = this.#tables.at(-1);
    return last?.isClosed === false ? last : undefined;
  }

  #take(text: string, line: number): boolean {
    const table = TABLE.exec(text);
    if (table) {
      // Another table within this one: its end is missing.
      this.#broken ||= this.#open !== undefined;
      this.#tables.push(new OpenTable(table[1] ?? 'ip', table[2] ?? '', this.#query.terse));
      this.#first ??= line;
      return true;
    }
    const open = this.#open;
    if (open) return open.read(text, line);
    this.#legacyUnseen ||= LEGACY.test(text);
    return WARNING.test(text);
  }

  end(): readonly Draft[] {
    const command = this.#command;
    const whole =
      command?.passes.kind === 'all' &&
      !this.#broken &&
      this.#open === undefined &&
      (this.#tables.length > 0 ? this.#gaps.none : this.#gaps.nothing);
    const cited = this.#cited();
    // With no table it prints nothing at all.
    if (cited.length === 0 || (this.#tables.length === 0 && !whole)) return [];
    const { covers, families } = this.#query;
    const ruleset: Ruleset = {
      backend: 'nft',
      families,
      covers,
      ...(this.#legacyUnseen ? { legacyUnseen: true as const } : {}),
      tables: this.#tables.map((table) => table.table()),
    };
    return [{ record: { kind: 'filter', ruleset }, lines: cited, whole }];
  }

  #cited(): readonly number[] {
    if (this.#first !== undefined) return [this.#first];
    return this.#head.commandLine === undefined ? [] : [this.#head.commandLine];
  }
}

/** nft list. */
export const nft: Parser = {
  id: 'nft',
  marks: ['^table '],
  claims: listsRules,
  opens: (line) => TABLE.test(line),
  block: (head, command) => new NftReader(head, command),
};
