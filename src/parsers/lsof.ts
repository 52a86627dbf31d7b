import type { CommandLine } from '../model/command-line.ts';
import type { SocketProcess, SocketRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { columns } from '../listing/columns.ts';
import { readEndpoint, type WrittenEndpoint } from '../listing/written-endpoint.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import {
  boundFamilies,
  listingDraft,
  onlyRun,
  socketRecord,
  socketState,
  type Families,
} from '../listing/socket-listing.ts';
import { SocketRows } from '../listing/socket-rows.ts';
import { unixListener } from '../listing/unix-listener.ts';
import { listsSockets, readLsofQuery, type LsofQuery } from './lsof/query.ts';

// COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
const HEADER = /^COMMAND\s+PID\s.*\bTYPE\s+DEVICE\s+SIZE\/OFF\s+NODE NAME$/;
// lsof: WARNING: can't stat() fuse.gvfsd-fuse file system /run/user/1000/gvfs
//       Output information may be incomplete.
// lsof: no pwd entry for UID 1000
const NOISE =
  /^(?:lsof: (?:WARNING: can't stat\(\)|no pwd entry for UID)|\s+Output information may be incomplete)/;
// LISTEN      LISTEN QR=1 QS=0      (with -T)
const STATE = /^\(([A-Z_0-9-]{3,12})((?: [A-Z]{2,3}=\S{1,20}){0,6})\)$/;
const ROW_LIKE = /\sIPv[46]\s/;

interface Row {
  readonly record: SocketRecord;
  readonly process: SocketProcess;
  /** Tells one socket from another: a socket that several processes hold stands in several rows. */
  readonly device: string;
  readonly named: boolean;
}

function familiesOf(local: WrittenEndpoint, type: string): Families {
  if (local.address !== '*') return boundFamilies(local);
  return type === 'IPv4' ? { accepts: [4], mayAccept: [] } : { accepts: [6], mayAccept: [4] };
}

/** `127.0.0.1:3306`, `10.0.0.7:52550->10.0.0.5:3306`, `*:22`. */
function endsOf(name: string, type: string): { local: WrittenEndpoint; peer?: WrittenEndpoint } | undefined {
  const [written = '', right, more] = name.split('->');
  // Without -n, and of IPv6 it may be ::1 or a mapped 127.0.0.1.
  const left = type === 'IPv4' ? written.replace(/^localhost:/, '127.0.0.1:') : written;
  const local = readEndpoint(left);
  const peer = right === undefined ? undefined : readEndpoint(right);
  if (!local || more !== undefined || (right !== undefined && !peer)) return undefined;
  return peer ? { local, peer } : { local };
}

// mysqld  12546 root    3u  IPv4 367374      0t0  TCP 127.0.0.1:3306 (LISTEN)
// python3 21055 root   22u  IPv4  59837      0t0  TCP 10.77.0.2:52550->10.77.0.99:3306 (SYN_SENT)
/** `other`: a file, or a socket that is not TCP. The columns in front vary: TYPE and NODE are looked for. */
function readRow(text: string): Row | 'other' | undefined {
  const { words, rest } = columns(text, 14);
  const type = words.findIndex((word) => word === 'IPv4' || word === 'IPv6');
  if (type < 4 || !/^\d{1,10}$/.test(words[1] ?? '')) return undefined;
  const node = words.findIndex(
    (word, i) => i > type + 1 && i <= type + 3 && /^(?:TCP|UDP\S*|ICMP\S*)$/.test(word),
  );
  if (node < 0) return undefined;
  if (words[node] !== 'TCP') return 'other';
  const match = STATE.exec([...words.slice(node + 2), rest].join(' ').trim());
  const state = socketState(match?.[1] ?? '');
  const ends = endsOf(words[node + 1] ?? '', words[type] ?? '');
  if (!match || !state || !ends) return undefined;
  const queue = /\bQR=(\d{1,10})\b/.exec(match[2] ?? '')?.[1];
  const record = socketRecord({
    state,
    ...ends,
    ...(queue === undefined ? {} : { received: Number(queue) }),
    families: familiesOf(ends.local, words[type] ?? ''),
    processes: [],
    limitShown: false,
  });
  const name = (words[0] ?? '').replaceAll('\\x20', ' ').trim();
  return {
    record,
    process: { name, pid: Number(words[1]) },
    device: words[type + 1] ?? '',
    named: ends.local.named === true,
  };
}

// mariadbd 15915 root   19u  unix 0x0000000092faba60      0t0 3243980 /run/app/app.sock type=STREAM (LISTEN)
// nginx    15017 root    7u  unix 0x000000007de5a805      0t0 3238838 type=STREAM (CONNECTED)
/** A row of a Unix socket: what nobody listens on, or has no name, is `other`. */
function readUnixRow(text: string): Row | 'other' | undefined {
  const { words, rest } = columns(text, 8);
  const type = words.indexOf('unix');
  if (type < 4 || !/^\d{1,10}$/.test(words[1] ?? '')) return undefined;
  const name = [...words.slice(type + 4), rest].join(' ').trim();
  const path = /^([/@].{0,110}?) type=(?:STREAM|SEQPACKET) \(LISTEN\)$/.exec(name)?.[1];
  if (path === undefined) return 'other';
  const process = { name: words[0] ?? '', pid: Number(words[1]) };
  return { record: unixListener(path), process, device: words[type + 1] ?? '', named: false };
}

interface Held {
  readonly row: Row;
  readonly line: number;
  readonly processes: Map<number, SocketProcess>;
}

class LsofReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: LsofQuery;
  readonly #gaps = new ListingGaps();
  readonly #held = new Map<string, Held>();
  readonly #sockets = new SocketRows();
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = readLsofQuery(this.#command);
  }

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      if (this.#header === undefined) this.#gaps.begin();
      this.#header ??= number;
      return true;
    }
    if (text === '' || NOISE.test(text)) return true;
    const row = readRow(text) ?? readUnixRow(text);
    if (row === undefined) {
      this.#gaps.declined(number, text, ROW_LIKE.test(text));
      return false;
    }
    this.#gaps.read(number, row === 'other' || !row.named);
    if (row !== 'other') this.#hold(row, number);
    return true;
  }

  #hold(row: Row, line: number): void {
    const { state, local, peer } = row.record;
    const key = [row.device, state, local.address, local.port, peer?.address, peer?.port].join(' ');
    const held = this.#held.get(key);
    if (held) held.processes.set(row.process.pid ?? 0, row.process);
    else if (this.#held.size < 2000) {
      this.#held.set(key, { row, line, processes: new Map([[row.process.pid ?? 0, row.process]]) });
    } else this.#sockets.add({ ...row.record, processes: [row.process] }, line);
  }

  end(): readonly Draft[] {
    for (const { row, line, processes } of this.#held.values()) {
      this.#sockets.add({ ...row.record, processes: [...processes.values()].slice(0, 20) }, line);
    }
    const listing = this.#listing();
    return listing ? [listing, ...this.#sockets.drafts] : this.#sockets.drafts;
  }

  #listing(): Draft | undefined {
    // With nothing found it prints nothing at all, not even its header.
    const intact = this.#header === undefined ? this.#gaps.nothing : this.#gaps.none;
    return listingDraft({
      tool: 'lsof',
      command: this.#query.listeners && this.#head.root ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      intact: intact && this.#sockets.complete,
      families: this.#query.families,
      // Connections that no process holds (SYN-RECV, TIME-WAIT, not yet accepted) are not in it.
      states: 'listening',
      ports: this.#query.ports,
      sees: this.#head.root ? 'all' : 'own',
      rows: { every: ['TCP'], listener: '(LISTEN', numeric: this.#query.numeric },
      firstRow: this.#sockets.firstLine,
    });
  }
}

function opensRow(line: string): boolean {
  return ROW_LIKE.test(line) && typeof readRow(line) === 'object';
}

/** lsof -i: sockets with the processes that hold them. */
export const lsof: Parser = {
  id: 'lsof',
  marks: ['size/off', ' ipv4 ', ' ipv6 '],
  claims: (command) => command.tool === 'lsof' && listsSockets(command),
  opens: (line) => HEADER.test(line) || opensRow(line),
  block: (head, command) => new LsofReader(head, command),
};
