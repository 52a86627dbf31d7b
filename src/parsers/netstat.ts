import type { CommandLine } from '../model/command-line.ts';
import type { ListingRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { listingDraft, onlyRun, socketRecord } from '../listing/socket-listing.ts';
import { SocketRows } from '../listing/socket-rows.ts';
import { listsUnixOnly } from '../listing/unix-only-listing.ts';
import { listsSockets, readNetstatQuery, type NetstatQuery, type Style } from './netstat/query.ts';
import { readNetstatRow } from './netstat/row.ts';

// Active Internet connections (only servers)
// Active Internet connections (including servers)      (macOS)
const TITLE =
  /^Active Internet connections(?: \((only servers|servers and established|w\/o servers|including servers)\))?$/;
// Active Connections      (Windows)
const WINDOWS_TITLE = /^Active Connections$/;
// Active UNIX domain sockets (servers and established)
// Active LOCAL (UNIX) domain sockets
const OTHER_TITLE = /^Active (?:UNIX|LOCAL|Multipath|kernel|Bluetooth|IPX|AX\.25|X\.25|NET\/ROM)/;
// Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
// Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
//   Proto  Local Address          Foreign Address        State           PID
const COLUMNS = /^\s*Proto\s+(?:Recv-Q\s+Send-Q\s+)?Local Address\s+Foreign Address\b/;
// Proto RefCnt Flags       Type       State         I-Node   Path
// fa3b1c2d        stream      0      0 ...
const OTHER_ROWS =
  /^(?:unix\s|Proto RefCnt|Address\s+Type|kctl\s|kevt\s|[0-9a-f]{8,16}\s+(?:stream|dgram|seqpac))/;
// (Not all processes could be identified, non-owned process info
//  will not be shown, you would have to be root to see it all.)
// (No info could be read for "-p": geteuid()=65534 but you should be root.)
// netstat: no support for `AF INET (sctp)' on this system.
// Can not obtain ownership information      (Windows, -b)
//  [svchost.exe]
const NOISE =
  /^(?:\(Not all processes could be identified|\s*will not be shown, you would have|\(No info could be read for|netstat: no support for|warning, got duplicate tcp line|\s*Can not obtain ownership|\s*\[[\w.+ -]{1,60}\]$)/;
const ROW_LIKE = /^\s*tcp/i;
// TCP: IPv4      Local Address        Remote Address    Swind Send-Q Rwind Recv-Q    State      (Solaris)
const SOLARIS =
  /^(?:TCP: IPv[46]|\s*Local Address\s+Remote Address\s+Swind\s.{0,60}State.{0,20}|[- ]{40,160})$/;

const TITLED: Readonly<Record<string, ListingRecord['states']>> = {
  'only servers': 'listening',
  'servers and established': 'all',
  'including servers': 'all',
};

class NetstatReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: NetstatQuery;
  readonly #gaps = new ListingGaps();
  readonly #sockets = new SocketRows();
  #header: number | undefined;
  #style: Style | undefined;
  #titled: ListingRecord['states'] | undefined;
  /** A connection could not be read: the listing is one of listeners. */
  #cut = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = readNetstatQuery(this.#command);
  }

  read(line: Line): boolean {
    const { text, number } = line;
    if (this.#heading(line)) return true;
    if (text === '' || OTHER_TITLE.test(text) || OTHER_ROWS.test(text) || NOISE.test(text)) return true;
    const row = readNetstatRow(text, this.#query.wide);
    if (row === undefined) {
      this.#gaps.declined(number, text, ROW_LIKE.test(text));
      return false;
    }
    this.#gaps.read(number, row === 'cut' || row === 'other' || row.local.named !== true);
    if (row === 'cut') this.#cut = true;
    else if (row !== 'other') {
      this.#style ??= row.style;
      this.#sockets.add(socketRecord(row), number);
    }
    return true;
  }

  #heading({ text, number }: Line): boolean {
    if (SOLARIS.test(text)) return true;
    const title = TITLE.exec(text);
    const windows = WINDOWS_TITLE.test(text);
    if (!title && !windows && !COLUMNS.test(text)) return false;
    if (this.#header === undefined) this.#gaps.begin();
    this.#header ??= number;
    const bsd = text.endsWith('(state)') || title?.[1] === 'including servers';
    const linux = title?.[1] !== undefined && !bsd;
    this.#style ??= windows ? 'windows' : bsd ? 'bsd' : linux ? 'linux' : undefined;
    this.#titled ??= title ? (TITLED[title[1] ?? ''] ?? 'connected') : undefined;
    return true;
  }

  end(): readonly Draft[] {
    const listing = this.#listing();
    return listing ? [listing, ...this.#sockets.drafts] : this.#sockets.drafts;
  }

  #states(): ListingRecord['states'] {
    const told = this.#titled ?? 'all';
    const states = this.#command ? this.#query.states(this.#style) : told;
    return this.#cut && states === 'all' ? 'listening' : states;
  }

  /** Without a header it can only be whole where a pipe took that away. */
  #intact(): boolean {
    if (!this.#sockets.complete) return false;
    if (this.#header !== undefined) return this.#gaps.none;
    const passes = this.#command?.passes;
    if (passes?.kind !== 'matching' || !this.#gaps.nothing) return false;
    // Nothing came through: a BSD netstat writes `*.3306`, which `grep :3306` does not let through.
    return (
      this.#style !== undefined || this.#query.listening || !passes.words.some((word) => word.startsWith(':'))
    );
  }

  #listing(): Draft | undefined {
    const states = this.#states();
    return listingDraft({
      tool: 'netstat',
      command: this.#query.tcp ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      intact: this.#intact() && !(this.#cut && states === 'connected'),
      families: this.#query.families(this.#style),
      states,
      ports: 'all',
      sees: 'all',
      rows: {
        every: this.#style === 'windows' ? ['TCP'] : this.#style === undefined ? [] : ['tcp'],
        listener: this.#style === 'windows' ? 'LISTENING' : 'LISTEN',
        numeric: this.#query.numeric,
      },
      firstRow: this.#sockets.firstLine,
    });
  }
}

function opensRow(line: string): boolean {
  return (
    (ROW_LIKE.test(line) || line.endsWith(' SYN_SENT')) &&
    typeof readNetstatRow(line, () => false) === 'object'
  );
}

/** netstat of net-tools, BusyBox, BSD, macOS and Windows, where it lists sockets. */
export const netstat: Parser = {
  id: 'netstat',
  marks: [
    'active internet connections',
    'active connections',
    'local address foreign address',
    '^tcp ',
    '^tcpN',
    'syn_sent',
    'tcp: ipv',
  ],
  claims: (command) =>
    /^netstat(?:\.exe)?$/i.test(command.tool) && listsSockets(command) && !listsUnixOnly(command),
  opens: (line) =>
    TITLE.test(line) ||
    WINDOWS_TITLE.test(line) ||
    COLUMNS.test(line) ||
    /^TCP: IPv[46]$/.test(line) ||
    opensRow(line),
  block: (head, command) => new NetstatReader(head, command),
};
