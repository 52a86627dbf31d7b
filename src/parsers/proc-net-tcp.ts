import type { CommandLine, Passes } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { passesGrep } from '../command/pipe.ts';
import { argumentsOf, listingDraft, socketRecord } from '../listing/socket-listing.ts';
import { SocketRows } from '../listing/socket-rows.ts';
import { readProcRow, type File } from './proc-net-tcp/row.ts';

//   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
const HEADER = /^\s*sl\s+local_address\s+(rem|remote)_address\s+st tx_queue rx_queue\b/;
// UDP's file has the same columns and three more.
const UDP = /\bref pointer drops\b/;
// cat: /proc/net/tcp6: No such file or directory      (a kernel without IPv6)
const NO_IPV6 = /^\w{2,8}: (?:can't open ')?\/proc\/(?:self\/)?net\/tcp6'?: No such file or directory$/;
const ROW_LIKE = /\d: [0-9A-F]{8,32}:[0-9A-F]{4} [0-9A-F]{8}/;
const PATH = /^\/proc\/(?:self\/|thread-self\/|1\/)?net\/(tcp6?)$/;
// Another process may sit in another network namespace, and nothing says which.
const ELSEWHERE = /^\/proc\/\d+\/net\/tcp6?$/;
const GREPS = ['grep', 'egrep', 'fgrep'];
const READERS = ['cat', 'more', 'less', ...GREPS];

function filesOf(command: CommandLine): readonly File[] {
  return argumentsOf(command).flatMap((word): readonly File[] => {
    const file = PATH.exec(word)?.[1];
    return file === 'tcp' || file === 'tcp6' ? [file] : [];
  });
}

/** `:0CEA`, `0CEA`: the file writes ports in capitals, so other letters let nothing through. */
function hexPort(word: string): number | undefined {
  const match = /^:?([0-9A-F]{4}) ?$/.exec(word);
  return match ? Number.parseInt(match[1] ?? '', 16) : undefined;
}

/** What the command and its pipe let through, as if all filtering were the pipe's. */
function passesOfAll(command: CommandLine): Passes {
  if (!GREPS.includes(command.tool)) return command.passes;
  if (command.passes.kind !== 'all') return { kind: 'unknown' };
  return passesGrep(
    command.tool,
    argumentsOf(command).filter((word) => !PATH.test(word)),
  );
}

class ProcReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #commands: readonly CommandLine[];
  readonly #gaps = new ListingGaps();
  readonly #sockets = new SocketRows();
  readonly #headers = new Set<File>();
  #header: number | undefined;
  readonly #elsewhere: boolean;
  #udp = false;
  #noIpv6 = false;

  constructor(head: BlockHead) {
    this.#head = head;
    this.#commands = head.commands.filter(claims);
    const words = head.commands.flatMap(argumentsOf);
    this.#elsewhere = words.some((word) => ELSEWHERE.test(word) && !PATH.test(word));
  }

  read({ text, number }: Line): boolean {
    if (this.#elsewhere) return false;
    const header = HEADER.exec(text);
    if (header) {
      this.#udp = UDP.test(text);
      if (!this.#udp) this.#headers.add(header[1] === 'remote' ? 'tcp6' : 'tcp');
      if (this.#header === undefined) this.#gaps.begin();
      this.#header ??= number;
      return true;
    }
    if (text === '') return true;
    if (NO_IPV6.test(text)) {
      this.#noIpv6 = true;
      return true;
    }
    const row = readProcRow(text);
    const isKnown = this.#headers.size > 0 || this.#commands.length > 0;
    if (row === undefined || (row.mayBeUdp && !isKnown)) {
      this.#gaps.declined(number, text, ROW_LIKE.test(text));
      return false;
    }
    this.#gaps.read(number);
    // A filtered UDP row looks the same; its state is mostly 07.
    if (!this.#udp && row.state !== 'close') this.#sockets.add(socketRecord(row), number);
    return true;
  }

  end(): readonly Draft[] {
    if (this.#elsewhere) return [];
    const listing = this.#listing();
    return listing ? [listing, ...this.#sockets.drafts] : this.#sockets.drafts;
  }

  #families(): readonly Family[] {
    const files = new Set(this.#commands.flatMap(filesOf));
    if (this.#commands.length === 0) for (const file of this.#headers) files.add(file);
    const four: readonly Family[] = files.has('tcp') ? [4] : [];
    return files.has('tcp6') || (files.has('tcp') && this.#noIpv6) ? [...four, 6] : four;
  }

  /** Every file begins with its header, unless a filter took it away. */
  #intact(passes: Passes | undefined): boolean {
    if (!this.#sockets.complete) return false;
    if (passes?.kind === 'matching') return this.#gaps.nothing;
    const files = this.#commands.flatMap(filesOf).filter((file) => file === 'tcp' || !this.#noIpv6);
    return this.#gaps.none && files.every((file) => this.#headers.has(file));
  }

  #listing(): Draft | undefined {
    const [first, ...others] = this.#commands;
    // `cat tcp; cat tcp6` is one listing in two commands.
    const plain = others.every((command) => passesOfAll(command).kind === 'all');
    const passes = first && (others.length === 0 || plain) ? passesOfAll(first) : undefined;
    return listingDraft({
      tool: '/proc/net/tcp',
      command: first && passes && READERS.includes(first.tool) ? { ...first, passes } : undefined,
      head: this.#head,
      header: this.#header,
      intact: this.#intact(passes),
      families: this.#families(),
      states: 'all',
      ports: 'all',
      sees: 'all',
      rows: { every: [], listener: ' 0A ', port: hexPort, numeric: true },
      firstRow: this.#sockets.firstLine,
    });
  }
}

function claims(command: CommandLine): boolean {
  return filesOf(command).length > 0;
}

function opensRow(line: string): boolean {
  const row = ROW_LIKE.test(line) ? readProcRow(line) : undefined;
  return row !== undefined && row.state !== 'close' && !row.mayBeUdp;
}

/** /proc/net/tcp and tcp6: what is there where no tool is. */
export const procNetTcp: Parser = {
  id: 'proc-net-tcp',
  // The timer: 00:00000000, 02:000A7214.
  marks: ['sl local_address ', ' NN:NNN'],
  claims,
  opens: (line) => (HEADER.test(line) && !UDP.test(line)) || opensRow(line),
  block: (head) => new ProcReader(head),
};
