import type { CommandLine } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { abbreviates, readIpCommand } from '../listing/ip-command.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';
import { argumentsOf, onlyRun } from '../listing/socket-listing.ts';
import { readNeighbourRow } from './ip-neigh/row.ts';

// Address                  HWtype  HWaddress           Flags Mask            Iface
// Interface: 192.168.1.10 --- 0x4
//   Internet Address      Physical Address      Type
// IP address       HW type     Flags       HW address            Mask     Device
const HEADER =
  /^(?:IP address\s+HW type\s+Flags\s+HW address\s|Address\s+HWtype\s+HWaddress\s|Interface: [\d.]{7,15} --- 0x|\s+Internet Address\s+Physical Address)/;
// 10.0.1.77 (10.0.1.77) -- no entry      arp: in 3 entries no match found.
// Entries: 3	Skipped: 0	Found: 3
const NOTHING =
  /^(?:\S{1,253} \([\d.]{7,15}\) -- no entry|arp: in \d+ entries no match found\.|Entries: \d+\s)/;
const MOST = 5000;

interface Query {
  readonly tool: 'ip neigh' | 'arp';
  readonly families: readonly Family[];
  /** It prints every neighbour. */
  readonly every: boolean;
}

function queryOf(command: CommandLine | undefined): Query | undefined {
  if (command === undefined) return undefined;
  if (command.tool === 'arp') {
    const words = argumentsOf(command);
    const changes = words.some(
      (word) => /^-[a-zA-Z]*[sdfD]/.test(word) || word === '-f' || word.startsWith('--set'),
    );
    return changes
      ? undefined
      : { tool: 'arp', families: [4], every: words.every((word) => /^-[aenv]+$/.test(word)) };
  }
  const ip = readIpCommand(command);
  if (!ip || !abbreviates(ip.object, 'neighbour', 1)) return undefined;
  const [first, ...rest] = ip.rest;
  const listed = first === undefined || ['show', 'list', 'ls'].some((name) => abbreviates(first, name, 1));
  if (!listed) return undefined;
  return {
    tool: 'ip neigh',
    families: ip.families.length > 0 ? ip.families : [4, 6],
    every: rest.length === 0,
  };
}

class NeighbourReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: Query | undefined;
  readonly #gaps = new ListingGaps();
  readonly #neighbours: Draft[] = [];
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = queryOf(command);
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || NOTHING.test(text)) return true;
    if (HEADER.test(text)) {
      this.#header ??= number;
      return true;
    }
    const record = readNeighbourRow(text);
    if (!record) {
      this.#gaps.declined(number, text, / (?:lladdr|at|ether) /.test(text));
      return false;
    }
    this.#gaps.read(number);
    if (this.#neighbours.length < MOST) this.#neighbours.push({ record, lines: [number] });
    return true;
  }

  end(): readonly Draft[] {
    const query = this.#query;
    const listing = plainListingDraft({
      of: 'neighbour',
      tool: query?.tool ?? (this.#header === undefined ? 'ip neigh' : 'arp'),
      families: query?.families ?? [],
      command: query?.every === true ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      firstRow: this.#neighbours[0]?.lines[0],
      intact: this.#gaps.none && this.#neighbours.length < MOST,
    });
    return listing ? [listing, ...this.#neighbours] : this.#neighbours;
  }
}

// 10.0.1.1 dev eth0 lladdr ae:ba:33:8f:a8:f6 REACHABLE      10.0.1.99 dev eth0 FAILED
// ? (10.0.1.1) at ae:ba:33:8f:a8:f6 [ether] on eth0
const OPENS =
  /^(?:[\da-f.:]+ dev \S+ .{0,120}\b(?:REACHABLE|STALE|DELAY|PROBE|PERMANENT|INCOMPLETE|FAILED|NOARP) ?$|\S+ \([\d.]+\) at )/;

/** The neighbours that ARP or ND found: `ip neigh`, `arp` of net-tools, BusyBox, macOS and Windows, and /proc/net/arp. */
export const ipNeigh: Parser = {
  id: 'ip-neigh',
  marks: [
    'hwtype hwaddress',
    'ip address hw type',
    ' --- 0x',
    'internet address physical address',
    ' dev ',
    ') at ',
  ],
  claims: (command) => queryOf(command) !== undefined,
  opens: (line) => HEADER.test(line) || (OPENS.test(line) && readNeighbourRow(line) !== undefined),
  block: (head, command) => new NeighbourReader(head, command),
};
