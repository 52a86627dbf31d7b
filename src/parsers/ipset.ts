import { familyOf } from '../model/ip.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import type { NamedSet } from '../model/ruleset.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';

// Name: f2b-sshd
const NAME = /^Name: (\S{1,31})$/;
// Type: hash:ip
const TYPE = /^Type: (\S{1,60})$/;
// Number of entries: 2
const ENTRIES = /^Number of entries: (\d{1,9})$/;
// Revision: 6      Header: family inet hashsize 1024 ...      Size in memory: 344      References: 1      Members:
const OTHER = /^(?:Revision: \d|Header: |Size in memory: \d|References: \d|Members:$)/;
// create f2b-sshd hash:ip family inet hashsize 1024 maxelem 65536 timeout 86400 bucketsize 12 initval 0xd7ad7b40
const CREATE = /^create (\S{1,31}) (\w{3,10}:\S{1,50})(?: |$)/;
// add f2b-sshd 192.0.2.44 timeout 86382
const ADD = /^add (\S{1,31}) (\S{2,50})( .{0,200})?$/;
// 192.0.2.44 timeout 86382      192.0.2.0/24 packets 0 bytes 0      fd77::9 nomatch
const MEMBER = /^([\da-fA-F.:]{2,45}(?:\/\d{1,3})?)( .{0,200})?$/;

/** Sets whose members are addresses and nothing else. */
const PLAIN = /^hash:(?:ip|net)$/;
const MOST = 100_000;

interface Reading {
  readonly name: string;
  type?: string;
  /** As the listing counts them. */
  count?: number;
  readonly members: string[];
  /** Something in it is not just an address that belongs to it. */
  odd: boolean;
}

class IpsetReader implements BlockReader {
  readonly #command: CommandLine | undefined;
  readonly #gaps = new ListingGaps();
  readonly #sets = new Map<string, Reading>();
  readonly #lines: number[] = [];
  #open: Reading | undefined;

  constructor(command: CommandLine | undefined) {
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    const row = text.trim();
    if (row === '') return true;
    const taken = this.#listed(row, number) || this.#saved(row, number);
    if (taken) this.#gaps.read(number);
    else this.#gaps.declined(number, text, MEMBER.test(row));
    return taken;
  }

  #begin(name: string, line: number): Reading {
    const set: Reading = { name, members: [], odd: this.#sets.has(name) };
    this.#sets.set(name, set);
    this.#lines.push(line);
    return set;
  }

  #listed(row: string, line: number): boolean {
    const name = NAME.exec(row)?.[1];
    if (name !== undefined) {
      this.#open = this.#begin(name, line);
      return true;
    }
    const open = this.#open;
    if (!open) return false;
    const type = TYPE.exec(row)?.[1];
    const count = ENTRIES.exec(row)?.[1];
    if (type !== undefined) open.type = type;
    if (count !== undefined) open.count = Number(count);
    if (type !== undefined || count !== undefined || OTHER.test(row)) return true;
    const [, member, rest] = MEMBER.exec(row) ?? [];
    if (member === undefined) return false;
    add(open, member, rest);
    return true;
  }

  #saved(row: string, line: number): boolean {
    const [, created, type] = CREATE.exec(row) ?? [];
    if (created !== undefined && type !== undefined) {
      this.#begin(created, line).type = type;
      return true;
    }
    const [, name = '', member, rest] = ADD.exec(row) ?? [];
    const set = this.#sets.get(name);
    if (!set || member === undefined) return false;
    add(set, member, rest);
    return true;
  }

  end(): readonly Draft[] {
    const whole = this.#command?.passes.kind === 'all' && this.#gaps.none;
    const sets = [...this.#sets.values()].flatMap((set) => named(set) ?? []);
    if (sets.length === 0) return [];
    const ruleset = { backend: 'iptables', families: [], covers: 'chains', tables: [], sets } as const;
    return [{ record: { kind: 'filter', ruleset }, lines: this.#lines.slice(0, 8), whole }];
  }
}

function add(set: Reading, member: string, rest = ''): void {
  if (set.members.length >= MOST || familyOf(member.split('/', 1)[0] ?? '') === undefined) set.odd = true;
  else set.members.push(member);
  if (/\bnomatch\b/.test(rest)) set.odd = true;
}

/** A set of which all members are known. */
function named({ name, type = '', count, members, odd }: Reading): NamedSet | undefined {
  const isComplete = count === undefined || count === members.length;
  return PLAIN.test(type) && !odd && isComplete ? { name, values: members } : undefined;
}

/** ipset list, ipset save: who is in the sets that iptables rules ask. */
export const ipset: Parser = {
  id: 'ipset',
  marks: ['^create '],
  claims: ({ tool, words }) =>
    tool === 'ipset' && words.some((word) => ['list', 'save', '-L', '-S', '--list', '--save'].includes(word)),
  opens: (line) => CREATE.test(line),
  block: (_head: BlockHead, command) => new IpsetReader(command),
};
