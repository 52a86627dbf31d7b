import type { CommandLine } from '../model/command-line.ts';
import type { ListingRecord, SocketProcess, SocketRecord, SocketState } from '../model/fact.ts';
import { familyOf, type Family } from '../model/ip.ts';
import type { BlockHead, Draft } from '../model/parser.ts';
import type { WrittenEndpoint } from './written-endpoint.ts';
import { keptBy, type RowWords } from './kept-rows.ts';

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

/** A wildcard that is bound to one device takes what comes in there, and nobody says where this SYN comes in. */
export function onDevice(local: WrittenEndpoint, { accepts, mayAccept }: Families): Families {
  if (local.device === undefined || local.address !== '*') return { accepts, mayAccept };
  return { accepts: [], mayAccept: [...accepts, ...mayAccept] };
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
  readonly info?: SocketRecord['info'] | undefined;
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
    ...(listening ? row.families : { accepts: [], mayAccept: [] }),
    ...queue,
    processes: row.processes,
    ...(row.timer === undefined ? {} : { timer: row.timer }),
    ...(row.info === undefined ? {} : { info: row.info }),
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

/** The command, unless its tool ran twice in one line: then nobody knows which one printed what. */
export function onlyRun(head: BlockHead, command: CommandLine | undefined): CommandLine | undefined {
  return head.commands.filter(({ tool }) => tool === command?.tool).length > 1 ? undefined : command;
}

/** The words of a command without what the shell takes: `2>/dev/null`, `> file`. */
export function argumentsOf(command: CommandLine | undefined): readonly string[] {
  const words = command?.words.slice(1) ?? [];
  return words.filter((word, i) => !/^(?:\d?[<>]|&>)/.test(word) && !/^\d?[<>]+$/.test(words[i - 1] ?? ''));
}

export interface ListingView {
  readonly tool: string;
  /** Left out where it is not known, or does not list TCP sockets. */
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
  readonly rows: RowWords;
  /** The first row, cited where neither header nor command is there. */
  readonly firstRow: number | undefined;
}

/** The listing itself as a fact: whole only with its command, unfiltered or filtered in a way that can be told. */
export function listingDraft(view: ListingView): Draft | undefined {
  const kept = view.command === undefined ? undefined : keptBy(view.command.passes, view.rows);
  const narrowed = narrow(view.ports, kept?.ports);
  const listenersOnly = kept?.listenersOnly === true;
  const lines = [view.header, view.head.commandLine].filter((line) => line !== undefined);
  const cited = lines.length === 0 && view.firstRow !== undefined ? [view.firstRow] : lines;
  if (cited.length === 0) return undefined;
  return {
    record: {
      kind: 'listing',
      of: 'socket',
      tool: view.tool,
      families: view.families,
      states: listenersOnly && view.states === 'all' ? 'listening' : view.states,
      ...(narrowed === undefined || narrowed === 'all' ? {} : { ports: narrowed }),
      sees: view.sees,
    },
    lines: cited,
    whole:
      view.command !== undefined &&
      view.intact &&
      narrowed !== undefined &&
      !(listenersOnly && view.states === 'connected'),
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
