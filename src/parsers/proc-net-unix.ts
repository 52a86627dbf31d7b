import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';
import { onlyRun } from '../listing/socket-listing.ts';

// Num       RefCount Protocol Flags    Type St Inode Path
const HEADER = /^Num {1,12}RefCount Protocol Flags {1,8}Type St {1,8}Inode Path$/;
// 0000000000000000: 00000002 00000000 00010000 0001 01 739013 /run/app/app.sock
const ROW =
  /^[\da-f]{8,16}: [\dA-F]{8} [\dA-F]{8} ([\dA-F]{8}) (\d{4}) \d{2} {1,10}\d{1,10}(?: (\S.{0,200}))?$/;
/** __SO_ACCEPTCON (include/linux/net.h): listen() was called. */
const LISTENS = 0x1_00_00;
const FILE = '/proc/net/unix';
const READERS = new Set(['cat', 'less', 'more', 'tail', 'head']);
const MOST = 5000;

class ProcUnixReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #gaps = new ListingGaps();
  readonly #sockets: Draft[] = [];
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
  }

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      if (this.#header === undefined) this.#gaps.begin();
      this.#header ??= number;
      return true;
    }
    const [, flags, , path] = ROW.exec(text) ?? [];
    if (flags === undefined) {
      this.#gaps.declined(number, text, /^[\da-f]{8}/.test(text));
      return false;
    }
    this.#gaps.read(number);
    const listens = (Number.parseInt(flags, 16) & LISTENS) !== 0;
    if (listens && path !== undefined && this.#sockets.length < MOST) this.#add(path, number);
    return true;
  }

  #add(path: string, line: number): void {
    const local = { address: path, port: 0 };
    const open = { accepts: [], mayAccept: [], processes: [] };
    this.#sockets.push({
      record: { kind: 'socket', transport: 'unix', state: 'listen', local, ...open, path, count: 1 },
      lines: [line],
    });
  }

  end(): readonly Draft[] {
    const whole = this.#command?.tool === 'cat' && this.#sockets.length < MOST;
    const listing = plainListingDraft({
      of: 'unix-socket',
      tool: FILE,
      families: [],
      states: 'listening',
      command: whole ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      firstRow: this.#sockets[0]?.lines[0],
      intact: this.#header !== undefined && this.#gaps.none,
    });
    return listing ? [listing, ...this.#sockets] : this.#sockets;
  }
}

/** /proc/net/unix: the Unix sockets where no tool is. */
export const procNetUnix: Parser = {
  id: 'proc-net-unix',
  marks: ['num refcount protocol'],
  claims: ({ tool, words }) => READERS.has(tool) && words.includes(FILE),
  opens: (line) => HEADER.test(line),
  block: (head, command) => new ProcUnixReader(head, command),
};
