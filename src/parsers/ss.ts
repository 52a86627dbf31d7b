import { logDraft } from '../failure/log-draft.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import {
  boundFamilies,
  listingDraft,
  onDevice,
  onlyRun,
  socketRecord,
  type Families,
} from '../listing/socket-listing.ts';
import { SocketRows } from '../listing/socket-rows.ts';
import { listsUnixOnly } from '../listing/unix-only-listing.ts';
import { readInfo } from './ss/info.ts';
import { readSsQuery, type SsQuery } from './ss/query.ts';
import { readProcesses, readSsRow, wildcard, type SsRow } from './ss/row.ts';

// State     Recv-Q    Send-Q       Local Address:Port          Peer Address:Port    Process
const HEADER = /^(?:Netid\s+)?(?:State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/;
// Process     (the header's end, in a narrow terminal)
const HEADER_END = /^\s*(?:Address:Port\s*)?Process$/;
// LISTEN 0      80         127.0.0.1:33    (what is left of a row that was cut)
const ROW_LIKE = /^(?:tcp\s+)?(?:LISTEN|ESTAB|SYN-|FIN-WAIT|TIME-WAIT|CLOS|LAST-ACK|\d+\s+\d+\s)|^tcp\b/;
// Failed to find cgroup2 mount
// RTNETLINK answers: Invalid argument     (a kind of socket that this kernel does not know)
const NOISE = /^(?:Failed to (?:find|open) cgroup2?|RTNETLINK answers: (?:Invalid arg|No such file))/;
// Total: 214 (kernel 300)
// TCP:   47 (estab 0, closed 33, orphaned 7, timewait 0)
// Transport Total     IP        IPv6
// INET	  14        7         7        (-s: how many sockets there are, and none of them)
const SUMMARY =
  /^(?:Total: \d{1,9}(?: \(kernel \d{1,9}\))?|TCP: {1,6}\d{1,9} \(estab \d.{0,80}|Transport Total {1,8}IP {1,12}IPv6|(?:\*|RAW|UDP|TCP|INET|FRAG)\t {0,4}\d{1,9}(?: {1,12}[-\d]{1,9}){2} *)$/;

// TCP:   149 (estab 70, closed 75, orphaned 0, timewait 75)      TCP: 301 (estab 12, ..., synrecv 0, timewait 280/0), ports 0
const TIME_WAIT = /^TCP: {1,6}\d{1,9} \(.{0,60}\btimewait (\d{1,9})[/)]/;

class SsReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: SsQuery;
  readonly #gaps = new ListingGaps();
  /** Wildcards are understood once the spelling is known. */
  readonly #rows: SsRow[] = [];
  readonly #sockets = new SocketRows();
  #last: SsRow | undefined;
  readonly #counts: Draft[] = [];
  #header: number | undefined;
  #modern: boolean | undefined;
  #declinedAt = 0;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = readSsQuery(this.#command);
  }

  read(line: Line): boolean {
    const taken = this.#take(line);
    if (!taken) {
      this.#declinedAt = line.number;
      this.#gaps.declined(line.number, line.text, ROW_LIKE.test(line.text));
    }
    return taken;
  }

  #take(line: Line): boolean {
    const { text } = line;
    if (HEADER.test(text)) {
      if (this.#header === undefined) this.#gaps.begin();
      this.#header ??= line.number;
      return true;
    }
    this.#count(line);
    if (text === '' || NOISE.test(text) || HEADER_END.test(text) || SUMMARY.test(text)) return true;
    if (this.#detail(line)) return true;
    const read = readSsRow(text, line.number, this.#query.state);
    if (read === undefined) return false;
    this.#gaps.read(line.number, read === 'other' || read.local.named !== true);
    // Unix sockets alone, with nothing known of the command, have a parser of their own.
    if (read === 'other')
      return this.#command !== undefined || this.#rows.length > 0 || !text.startsWith('u_');
    this.#modern ??= read.modern;
    this.#settle(read);
    return true;
  }

  /** `-s` tells how many connections wait for their end. */
  #count({ text, number }: Line): void {
    const count = Number(TIME_WAIT.exec(text)?.[1] ?? 0);
    if (count > 0 && this.#counts.length < 100)
      this.#counts.push(logDraft({ event: 'sockets-pile-up', detail: 'time-wait', total: count }, [number]));
  }

  /** `-i`, `-m`, `-e` put a socket's details on an indented line of their own; a narrow terminal, its processes. */
  #detail({ text, number }: Line): boolean {
    if (this.#last === undefined || this.#declinedAt === number - 1) return false;
    if (/^\s*users:\(\(/.test(text)) {
      this.#last.processes = readProcesses(text);
      return true;
    }
    if (!/^\s+\S/.test(text)) return false;
    this.#last.info ??= readInfo(text);
    return true;
  }

  /** The row before is complete once the next one stands there. */
  #settle(next?: SsRow): void {
    const row = this.#last;
    this.#last = next;
    if (row === undefined) return;
    if (row.state === 'listen' && this.#rows.length < 5000) this.#rows.push(row);
    else this.#add(row, { accepts: [], mayAccept: [] });
  }

  #add(row: SsRow, families: Families): void {
    this.#sockets.add(socketRecord({ ...row, families, limitShown: true }), row.line);
  }

  end(): readonly Draft[] {
    this.#settle();
    for (const row of this.#rows) {
      const { local } = row;
      const families = local.address === '*' ? wildcard(row, this.#modern) : boundFamilies(local);
      this.#add(row, onDevice(local, families));
    }
    const listing = this.#listing();
    const drafts = [...this.#sockets.drafts, ...this.#counts];
    return listing ? [listing, ...drafts] : drafts;
  }

  #listing(): Draft | undefined {
    const query = this.#query;
    if (query.summary && this.#sockets.firstLine === undefined) return undefined;
    // grep takes the header away too.
    const bare = query.headerless || this.#command?.passes.kind === 'matching';
    const headed = this.#header !== undefined && this.#gaps.none;
    return listingDraft({
      tool: 'ss',
      command: query.telling ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      intact: this.#sockets.complete && (headed || (bare && this.#gaps.nothing)),
      families: query.families,
      states: this.#command || this.#rows.length === 0 ? query.states : 'listening',
      ports: query.ports,
      sees: 'all',
      rows: { every: [], listener: 'LISTEN', numeric: query.numeric },
      firstRow: this.#sockets.firstLine,
    });
  }
}

function opensRow(line: string): boolean {
  return (
    /^(?:tcp\s+)?(?:LISTEN|ESTAB|SYN-SENT|SYN-RECV|CLOSE-WAIT|TIME-WAIT|FIN-WAIT-[12]|LAST-ACK)\s/.test(
      line,
    ) && readSsRow(line, 0, undefined) !== undefined
  );
}

/** ss of iproute2: listeners and connections. */
export const ss: Parser = {
  id: 'ss',
  marks: [
    'recv-q send-q',
    '^listen ',
    '^estab ',
    '^syn-sent ',
    '^syn-recv ',
    '^close-wait ',
    '^time-wait ',
    '^fin-wait-N ',
    '^last-ack ',
    '^total: N',
    '(estab N',
    'transport total ',
    '* N',
    '^raw N',
    '^udp N',
    '^tcp N',
    '^inet N',
    '^frag N',
  ],
  claims: (command) => command.tool === 'ss' && !listsUnixOnly(command),
  opens: (line) => HEADER.test(line) || opensRow(line) || SUMMARY.test(line),
  block: (head, command) => new SsReader(head, command),
};
