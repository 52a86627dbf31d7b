import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';
import { argumentsOf, onlyRun, shortOptions } from '../listing/socket-listing.ts';
import { listsUnixOnly } from '../listing/unix-only-listing.ts';
import { readNetstatUnixRow, readSsUnixRow, unixRecord } from './ss-unix/row.ts';

// Netid State  Recv-Q Send-Q      Local Address:Port   Peer Address:PortProcess
const SS_HEADER = /^Netid\s+State\s+Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/;
// Active UNIX domain sockets (only servers)
const TITLE = /^Active UNIX domain sockets(?: \((?:only servers|servers and established|w\/o servers)\))?$/;
// Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Path
const COLUMNS = /^Proto RefCnt Flags\s+Type\s+State\s+I-Node\s/;
const NOISE =
  /^(?:\(Not all processes could be identified|\s*will not be shown, you would have|\(No info could be read for)/;
const MOST = 5000;

/** The paths that a filter of ss keeps: `src /run/app/app.sock`. */
function filtered(command: CommandLine): readonly string[] | 'all' | undefined {
  const words = argumentsOf(command).filter(
    (word, i, all) => !word.startsWith('-') && !/^-(?:A|f|-query|-family)$/.test(all[i - 1] ?? ''),
  );
  if (words.length === 0) return 'all';
  const [name, path, ...rest] = words;
  const exact = name === 'src' && path !== undefined && rest.length === 0 && !/[*?[]/.test(path);
  return exact ? [path] : undefined;
}

/** The paths of which every listener came through; nothing where that cannot be told. */
function kept(command: CommandLine): readonly string[] | 'all' | undefined {
  const own = filtered(command);
  if (own === undefined || command.passes.kind === 'all') return own;
  if (command.passes.kind === 'unknown' || command.passes.ignoreCase || own !== 'all') return undefined;
  const paths = command.passes.words.filter((word) => /^[/@]|\.sock/.test(word));
  return paths.length === command.passes.words.length ? paths : undefined;
}

class UnixReader implements BlockReader {
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
    if (text.trim() === '' || NOISE.test(text)) return true;
    if (SS_HEADER.test(text) || TITLE.test(text) || COLUMNS.test(text)) {
      if (this.#header === undefined) this.#gaps.begin();
      this.#header ??= number;
      return true;
    }
    const row = readSsUnixRow(text) ?? readNetstatUnixRow(text);
    if (row === undefined) {
      this.#gaps.declined(number, text, /^(?:u_|unix\b)/.test(text));
      return false;
    }
    this.#gaps.read(number);
    if (row !== 'other' && this.#sockets.length < MOST)
      this.#sockets.push({ record: unixRecord(row), lines: [number] });
    return true;
  }

  end(): readonly Draft[] {
    const command = this.#command;
    const paths = command && kept(command);
    const draft = plainListingDraft({
      of: 'unix-socket',
      tool: command?.tool ?? (this.#sockets.length > 0 && this.#header === undefined ? 'ss' : 'netstat'),
      families: [],
      states: 'listening',
      // What a filter took away is told by `paths`.
      command:
        paths === undefined || !this.#showsListeners()
          ? undefined
          : command && { ...command, passes: { kind: 'all' } },
      head: this.#head,
      header: this.#header,
      firstRow: this.#sockets[0]?.lines[0],
      intact: this.#intact() && this.#sockets.length < MOST,
    });
    const listing =
      draft?.record.kind === 'listing' && paths !== undefined && paths !== 'all'
        ? { ...draft, record: { ...draft.record, paths } }
        : draft;
    return listing ? [listing, ...this.#sockets] : this.#sockets;
  }

  #showsListeners(): boolean {
    const words = argumentsOf(this.#command);
    const short = shortOptions(this.#command);
    return /[la]/.test(short) || words.includes('--listening') || words.includes('--all');
  }

  #intact(): boolean {
    const short = shortOptions(this.#command);
    const headless =
      (this.#command?.tool === 'ss' && short.includes('H')) || this.#command?.passes.kind === 'matching';
    return this.#header === undefined ? headless && this.#gaps.nothing : this.#gaps.none;
  }
}

/** Unix sockets that somebody listens on: `ss -x`, and `netstat -x` of net-tools and BusyBox. */
export const ssUnix: Parser = {
  id: 'ss-unix',
  marks: ['active unix domain sockets', '^u_str listen ', '^u_seq listen ', '^unix N'],
  claims: listsUnixOnly,
  opens: (line) =>
    TITLE.test(line) ||
    (/^(?:u_(?:str|seq) LISTEN |unix {1,4}\d)/.test(line) &&
      (readSsUnixRow(line) ?? readNetstatUnixRow(line)) !== undefined),
  block: (head, command) => new UnixReader(head, command),
};
