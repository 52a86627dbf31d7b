import type { CommandLine } from '../model/command-line.ts';
import type { SocketProcess, SocketRecord } from '../model/fact.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readEndpoint, type WrittenEndpoint } from '../text/endpoint.ts';
import {
  boundFamilies,
  listingDraft,
  shortOptions,
  socketRecord,
  socketState,
  type Families,
  type SocketRow,
} from '../text/socket-listing.ts';

// State     Recv-Q    Send-Q       Local Address:Port          Peer Address:Port    Process
const HEADER = /^(?:Netid\s+)?(?:State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/;
// LISTEN    0         128              127.0.0.1:3306               0.0.0.0:*        users:(("mysqld",pid=12546,fd=3))
const ROW =
  /^(?:(tcp|udp|u_str|u_seq|u_dgr|raw|nl|p_raw|p_dgr|icmp6|v_str|mptcp)\s+)?([A-Z][A-Z0-9-]+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)(?:\s+(.*))?$/;
// 0      0      10.77.0.2:8080   10.77.0.1:55282     (no State column: `ss -tn state established`)
const STATELESS_ROW = /^(\d+)\s+(\d+)\s+(\S+:\S+)\s+(\S+:\S+)(?:\s+(.*))?$/;
// Failed to find cgroup2 mount
const NOISE = /^Failed to (?:find|open) cgroup2?/;
// users:(("mysqld",pid=12546,fd=3))   and before iproute2 4.0   users:(("sshd",1234,3))
const PROCESS = /\("([^"]{1,64})",(?:pid=)?(\d+),/g;
// timer:(on,968ms,3)
const TIMER = /timer:\(([a-z]+),(?:(\d+)min)?(?:([\d.]+)(ms|sec))?,(\d+)\)/;

function readProcesses(text: string): readonly SocketProcess[] {
  return [...text.matchAll(PROCESS)].map((match) => ({ name: match[1] ?? '', pid: Number(match[2]) }));
}

function readTimer(text: string): SocketRecord['timer'] {
  const match = TIMER.exec(text);
  if (!match) return undefined;
  const rest = Number(match[3] ?? 0) * (match[4] === 'ms' ? 0.001 : 1);
  return {
    name: match[1] ?? '',
    seconds: Number(match[2] ?? 0) * 60 + rest,
    retransmissions: Number(match[5]),
  };
}

/**
 * iproute2 since 4.13 prints `*` for dual-stack, `[::]` for IPv6 only and `0.0.0.0` for IPv4; before that, `*` was IPv4
 * and `:::22` either of the other two. `modern` tells which; nothing means that no row of the listing shows it.
 */
function families(local: WrittenEndpoint, rest: string, modern: boolean | undefined): Families {
  if (local.address !== '*') return boundFamilies(local);
  if (local.written === '0.0.0.0') return { accepts: [4], mayAccept: [] };
  if (local.written === '*') {
    if (modern === true) return { accepts: [4, 6], mayAccept: [] };
    return modern === false ? { accepts: [4], mayAccept: [] } : { accepts: [4], mayAccept: [6] };
  }
  if (rest.includes('v6only:0')) return { accepts: [4, 6], mayAccept: [] };
  if (rest.includes('v6only:1') || modern === true) return { accepts: [6], mayAccept: [] };
  return { accepts: [6], mayAccept: [4] };
}

interface Row extends Omit<SocketRow, 'families' | 'limitShown'> {
  readonly modern: boolean | undefined;
  readonly rest: string;
  readonly line: number;
}

function spelling(local: string, peer: string): boolean | undefined {
  if (
    local.startsWith('[') ||
    peer.startsWith('[') ||
    local.startsWith('0.0.0.0') ||
    peer.startsWith('0.0.0.0')
  )
    return true;
  return local.startsWith(':::') ? false : undefined;
}

/** Ports of `sport = :3306`; `undefined` for a filter that is not understood. */
function filterPorts(command: CommandLine | undefined): readonly number[] | 'all' | undefined {
  if (!command) return 'all';
  const text = command.words
    .slice(1)
    .filter((word, i, all) => !word.startsWith('-') && !['-f', '-N', '-A'].includes(all[i - 1] ?? ''))
    .join(' ')
    .replace(/\bstate (?:listening|listen|all)\b/, '')
    .replaceAll(/[()]/g, '')
    .trim();
  if (text === '' || text.startsWith('2>')) return 'all';
  const ports: number[] = [];
  for (const part of text.split(/\s+or\s+/)) {
    const match =
      /^(?:sport\s*(?:=|==|eq)|src)\s*:(\d{1,5})$/.exec(part.trim()) ??
      /^sport\s*(?:=|==|eq)\s*(\d{1,5})$/.exec(part.trim());
    if (!match) return undefined;
    ports.push(Number(match[1]));
  }
  return ports;
}

interface Options {
  readonly families: readonly Family[];
  readonly states: 'listening' | 'connected' | 'all';
  readonly tcp: boolean;
  readonly headerless: boolean;
  readonly state: string | undefined;
}

function readOptions(command: CommandLine | undefined): Options {
  const short = shortOptions(command);
  const words = command?.words ?? [];
  const has = (letter: string, long: string): boolean => short.includes(letter) || words.includes(long);
  const other = /[uxw0]/.test(short) || words.includes('--udp') || words.includes('--unix');
  const state = words[words.indexOf('state') + 1];
  const listening = has('l', '--listening') || state === 'listening';
  return {
    families: has('4', '--ipv4') ? [4] : has('6', '--ipv6') ? [6] : [4, 6],
    states: listening ? 'listening' : has('a', '--all') || state === 'all' ? 'all' : 'connected',
    tcp: has('t', '--tcp') || !other,
    headerless: has('H', '--no-header'),
    state: words.includes('state') ? state : undefined,
  };
}

class SsReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #options: Options;
  readonly #rows: Row[] = [];
  #header: number | undefined;
  #broken = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#options = readOptions(command);
  }

  read(line: Line): boolean {
    const { text } = line;
    if (HEADER.test(text)) {
      this.#header ??= line.number;
      return true;
    }
    if (text === '' || NOISE.test(text)) return true;
    // `-i`, `-m`, `-e` put a socket's details on an indented line of their own.
    if (/^\s+\S/.test(text) && this.#rows.length > 0) return true;
    const read = this.#row(line);
    if (read === undefined && (this.#header !== undefined || this.#rows.length > 0)) this.#broken = true;
    return read !== undefined;
  }

  #row(line: Line): Row | 'other' | undefined {
    const full = ROW.exec(line.text);
    const bare = full ? null : STATELESS_ROW.exec(line.text);
    if (full?.[1] !== undefined && full[1] !== 'tcp') return 'other';
    const state = full
      ? socketState(full[2] ?? '')
      : bare && this.#options.state
        ? socketState(this.#options.state)
        : undefined;
    const [received, sent, local, peer, rest = ''] = full ? full.slice(3) : (bare?.slice(1) ?? []);
    const from = readEndpoint(local ?? '');
    const to = readEndpoint(peer ?? '');
    if (!state || !from || !to) return undefined;
    if (state === 'unconnected') return 'other';
    const timer = readTimer(rest);
    const row: Row = {
      state,
      local: from,
      peer: to,
      received: Number(received),
      sent: Number(sent),
      processes: readProcesses(rest),
      ...(timer === undefined ? {} : { timer }),
      rest,
      modern: spelling(local ?? '', peer ?? ''),
      line: line.number,
    };
    this.#rows.push(row);
    return row;
  }

  /** Whether this ss prints `*` for dual-stack: brackets and 0.0.0.0 are the new spelling, a bare `:::22` the old. */
  #modern(): boolean | undefined {
    return this.#rows.find((row) => row.modern !== undefined)?.modern;
  }

  end(): readonly Draft[] {
    const modern = this.#modern();
    const drafts: Draft[] = this.#rows.map((row) => ({
      record: socketRecord({ ...row, families: families(row.local, row.rest, modern), limitShown: true }),
      lines: [row.line],
    }));
    const listing = listingDraft({
      tool: 'ss',
      command: this.#options.tcp ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      intact: !this.#broken && (this.#header !== undefined || this.#options.headerless),
      families: this.#options.families,
      states: this.#options.states,
      ports: filterPorts(this.#command),
      sees: 'all',
      firstRow: this.#rows[0]?.line,
    });
    return listing ? [listing, ...drafts] : drafts;
  }
}

/** ss of iproute2: listeners and connections. */
export const ss: Parser = {
  id: 'ss',
  claims: (command) => command.tool === 'ss',
  opens: (line) => HEADER.test(line) || (ROW.test(line) && /^(?:tcp\s+)?(?:LISTEN|ESTAB|SYN-)/.test(line)),
  block: (head, command) => new SsReader(head, command),
};
