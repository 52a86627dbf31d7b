import type { CommandLine, Passes } from '../model/command-line.ts';
import type { ListingRecord, SocketProcess, SocketRecord, SocketState } from '../model/fact.ts';
import { familyOf, type Family } from '../model/ip.ts';
import type { BlockHead, Draft } from '../model/parser.ts';
import type { WrittenEndpoint } from './endpoint.ts';

/** What every tool that lists sockets has in common: states, families, and what its listing would have shown. */

const STATES: Readonly<Record<string, SocketState>> = {
  LISTEN: 'listen',
  LISTENING: 'listen',
  ESTAB: 'established',
  ESTABLISHED: 'established',
  'SYN-SENT': 'syn-sent',
  SYN_SENT: 'syn-sent',
  'SYN-RECV': 'syn-recv',
  SYN_RECV: 'syn-recv',
  SYN_RECEIVED: 'syn-recv',
  SYN_RCVD: 'syn-recv',
  'FIN-WAIT-1': 'fin-wait-1',
  FIN_WAIT1: 'fin-wait-1',
  FIN_WAIT_1: 'fin-wait-1',
  'FIN-WAIT-2': 'fin-wait-2',
  FIN_WAIT2: 'fin-wait-2',
  FIN_WAIT_2: 'fin-wait-2',
  'TIME-WAIT': 'time-wait',
  TIME_WAIT: 'time-wait',
  'CLOSE-WAIT': 'close-wait',
  CLOSE_WAIT: 'close-wait',
  'LAST-ACK': 'last-ack',
  LAST_ACK: 'last-ack',
  CLOSING: 'closing',
  CLOSE: 'close',
  CLOSED: 'close',
  UNCONN: 'unconnected',
};

/** The state behind a tool's word for it. */
export function socketState(word: string): SocketState | undefined {
  return STATES[word.toUpperCase()];
}

export interface Families {
  readonly accepts: readonly Family[];
  readonly mayAccept: readonly Family[];
}

/** Families of a listener bound to one address; a wildcard needs the tool's own reading. */
export function boundFamilies(local: WrittenEndpoint): Families {
  const family = familyOf(local.written);
  return { accepts: family === undefined ? [] : [family], mayAccept: [] };
}

export interface SocketRow {
  readonly state: SocketState;
  readonly local: WrittenEndpoint;
  readonly peer?: WrittenEndpoint;
  readonly received?: number;
  readonly sent?: number;
  readonly families: Families;
  readonly processes: readonly SocketProcess[];
  readonly timer?: SocketRecord['timer'];
  /** False where the tool's Send-Q of a listener is no limit (netstat prints 0). */
  readonly limitShown: boolean;
}

/** A row of any listing as the tool-neutral record. */
export function socketRecord(row: SocketRow): SocketRecord {
  const listening = row.state === 'listen';
  const queue =
    row.received === undefined
      ? {}
      : listening
        ? {
            acceptQueue:
              row.limitShown && row.sent !== undefined
                ? { length: row.received, limit: row.sent }
                : { length: row.received },
          }
        : { unreadBytes: row.received, ...(row.sent === undefined ? {} : { unackedBytes: row.sent }) };
  return {
    kind: 'socket',
    transport: 'tcp',
    state: row.state,
    local: { address: row.local.address, port: row.local.port },
    ...(listening || row.peer === undefined
      ? {}
      : { peer: { address: row.peer.address, port: row.peer.port } }),
    ...row.families,
    ...queue,
    processes: row.processes,
    ...(row.timer === undefined ? {} : { timer: row.timer }),
    count: 1,
  };
}

/** The one-letter options of a command, `-ltnp` and `-l -t` alike. */
export function shortOptions(command: CommandLine | undefined): string {
  return (command?.words ?? [])
    .slice(1)
    .filter((word) => /^-[A-Za-z0-9]+$/.test(word))
    .map((word) => word.slice(1))
    .join('');
}

/** Ports to which a pipe narrows a listing; nothing where it cannot be told what it let through. */
export function portsThrough(passes: Passes): readonly number[] | 'all' | undefined {
  if (passes.kind === 'all') return 'all';
  if (passes.kind === 'unknown') return undefined;
  const words = passes.words.map((word) => word.replace(/^:/, ''));
  if (
    words.some(
      (word) => word !== '' && 'listen'.startsWith(word.toLowerCase().slice(0, 6)) && word.length > 3,
    )
  ) {
    return passes.ignoreCase || words.some((word) => word === 'LISTEN' || word === 'LISTENING')
      ? 'all'
      : undefined;
  }
  if (!words.every((word) => /^\d{1,5}$/.test(word))) return undefined;
  return words.map(Number);
}

export interface ListingView {
  readonly tool: string;
  readonly command: CommandLine | undefined;
  readonly head: BlockHead;
  /** The line of its header, where it has one. */
  readonly header: number | undefined;
  /** Its header is there, or its command prints none; no row was unreadable. */
  readonly intact: boolean;
  readonly families: readonly Family[];
  readonly states: ListingRecord['states'];
  /** Ports that the command itself narrows to; `undefined` where its filter cannot be told. */
  readonly ports: readonly number[] | 'all' | undefined;
  readonly sees: ListingRecord['sees'];
  /** The first row, cited where neither header nor command is there. */
  readonly firstRow: number | undefined;
}

/** The listing itself as a fact: whole only with its command, unfiltered or filtered in a way that can be told. */
export function listingDraft(view: ListingView): Draft | undefined {
  const piped = view.command === undefined ? undefined : portsThrough(view.command.passes);
  const narrowed = narrow(view.ports, piped);
  const lines = [view.header, view.head.commandLine, view.firstRow].filter((line) => line !== undefined);
  const cited = view.firstRow !== undefined && lines.length > 1 ? lines.slice(0, -1) : lines;
  if (cited.length === 0) return undefined;
  return {
    record: {
      kind: 'listing',
      of: 'socket',
      tool: view.tool,
      families: view.families,
      states: view.states,
      ...(narrowed === undefined || narrowed === 'all' ? {} : { ports: narrowed }),
      sees: view.sees,
    },
    lines: cited,
    whole: view.command !== undefined && view.intact && narrowed !== undefined,
  };
}

function narrow(
  own: readonly number[] | 'all' | undefined,
  piped: readonly number[] | 'all' | undefined,
): readonly number[] | 'all' | undefined {
  if (own === undefined || piped === undefined) return undefined;
  if (own === 'all') return piped;
  return piped === 'all' ? own : own.filter((port) => piped.includes(port));
}
