import type { SocketProcess, SocketRecord, SocketState } from '../../model/fact.ts';
import { columns } from '../../listing/columns.ts';
import { readDottedEndpoint, readEndpoint, type WrittenEndpoint } from '../../listing/written-endpoint.ts';
import { boundFamilies, socketState, type Families, type SocketRow } from '../../listing/socket-listing.ts';
import type { Style } from './query.ts';

export interface NetstatRow extends SocketRow {
  readonly style: Style;
}

/** `other`: not TCP. `cut`: a connection whose addresses cannot be read, in a listing that still shows listeners. */
export type Reading = NetstatRow | 'other' | 'cut' | undefined;

const OTHER = /^(?:udp(?:lite)?|raw|sctp|dccp|icmp|icm|igmp|divert|l2cap|rfcomm|unix)(?:4|6|46)?$/i;
const TCP = /^tcp(?:4|6|46)?$/;
const NUMBER = /^\d{1,10}$/;
// on (0.63/1/0)
const TIMER = /\b(on|keepalive|timewait|probe|unkn-\d{1,3}) \(([\d.]{1,12})\/(\d{1,6})\/\d{1,6}\)/;
// off (0.00/0/0)
const ANY_TIMER = /\b(?:off|on|keepalive|timewait|probe|unkn-\d{1,3}) \([\d./]{1,30}\)/;
// 12546/mysqld      9876/nginx: master p
const PROCESS = /(?:^|\s)(\d{1,10})\/(\S.*)$/;

function stateOf(word: string): SocketState | undefined {
  return /^[A-Z][A-Z_0-9]{3,12}$/.test(word) ? socketState(word) : undefined;
}

function readTimer(text: string): SocketRecord['timer'] {
  const match = TIMER.exec(text);
  if (!match) return undefined;
  return { name: match[1] ?? '', seconds: Number(match[2]), retransmissions: Number(match[3]) };
}

function readProcesses(text: string): readonly SocketProcess[] {
  const timer = ANY_TIMER.exec(text);
  const match = PROCESS.exec(timer ? text.slice(0, timer.index) : text);
  const name = match?.[2]?.split(':')[0]?.trim() ?? '';
  return match && name !== '' ? [{ name, pid: Number(match[1]) }] : [];
}

export type Wide = (style: Style) => boolean;

/** Where the tool has a fixed width for addresses, one that fills it may have lost its end. */
function mayBeCut(text: string, style: Style, wide: Wide): boolean {
  if (!/:.*:|[a-z]$/.test(text) || wide(style)) return false;
  // net-tools and BusyBox cut the whole at 23, BSD the address at 16.
  return style === 'linux' ? text.length === 23 : style === 'bsd' && text.lastIndexOf('.') >= 16;
}

/**
 * net-tools and BusyBox print `:::22` for dual-stack and IPv6 only alike; macOS and FreeBSD have `tcp46` for the first.
 * Of Windows' `[::]:135` it is not known.
 */
function familiesOf(local: WrittenEndpoint, proto: string, style: Style): Families {
  if (style === 'bsd' && proto === 'tcp46') return { accepts: [4, 6], mayAccept: [] };
  if (local.address !== '*') return boundFamilies(local);
  if (style === 'bsd') return { accepts: [proto === 'tcp6' ? 6 : 4], mayAccept: [] };
  const bound = boundFamilies(local);
  return bound.accepts[0] === 6 ? { accepts: [6], mayAccept: [4] } : bound;
}

// tcp        0      0 127.0.0.1:3306          0.0.0.0:*               LISTEN      12546/mysqld
// tcp        0      1 10.77.0.2:52550         10.77.0.99:3306         SYN_SENT    21055/python3        on (0.63/1/0)
// tcp 0 0 0.0.0.0:3306 0.0.0.0:* LISTEN 75/nc
// tcp4       0      0  *.22                   *.*                    LISTEN
function readUnix(text: string, wide: Wide): Reading {
  const { words, rest } = columns(text, 6);
  const [proto = '', received = '', sent = '', localText = '', peerText = '', stateWord = ''] = words;
  if (!TCP.test(proto) || !NUMBER.test(received) || !NUMBER.test(sent)) return undefined;
  const state = stateOf(stateWord);
  if (state === undefined) return undefined;
  const listens = state === 'listen';
  // tcp        0      0 localhost:mysql         0.0.0.0:*               LISTEN      (without -n)
  const isLoopback = listens && peerText === '0.0.0.0:*' && localText.startsWith('localhost:');
  const colon = readEndpoint(isLoopback ? localText.replace('localhost', '127.0.0.1') : localText);
  const style: Style = colon === undefined ? 'bsd' : 'linux';
  const ends = style === 'linux' ? readEndpoint : readDottedEndpoint;
  const local = mayBeCut(localText, style, wide) ? undefined : (colon ?? ends(localText));
  const peer = mayBeCut(peerText, style, wide) ? undefined : ends(peerText);
  if (!local) return listens ? undefined : 'cut';
  if (!listens && !peer) return 'cut';
  const timer = readTimer(rest);
  return {
    style,
    state,
    local,
    ...(peer === undefined ? {} : { peer }),
    // Only Linux shows the accept queue here.
    ...(style === 'bsd' && listens ? {} : { received: Number(received), sent: Number(sent) }),
    families: familiesOf(local, proto, style),
    processes: readProcesses(rest),
    ...(timer === undefined ? {} : { timer }),
    limitShown: false,
  };
}

//   TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1234
function readWindows(text: string): Reading {
  const [, localText = '', peerText = '', stateWord = ''] = columns(text, 4).words;
  const local = readEndpoint(localText);
  const state = stateOf(stateWord);
  if (state === undefined || local === undefined)
    return /^(?:BOUND|DELETE_TCB)$/.test(stateWord) ? 'other' : undefined;
  const peer = readEndpoint(peerText);
  if (peer === undefined && state !== 'listen') return 'cut';
  return {
    style: 'windows',
    state,
    local,
    ...(peer === undefined ? {} : { peer }),
    families: familiesOf(local, 'TCP', 'windows'),
    processes: [],
    limitShown: false,
  };
}

// 192.0.2.77.40112     198.51.100.3.1521        0      0 49640      0 SYN_SENT
//       *.22                 *.*                0      0 49152      0 LISTEN
function readSolaris(text: string): Reading {
  const { words, rest } = columns(text, 7);
  const [localText = '', peerText = '', ...numbers] = words;
  const state = stateOf(numbers.pop() ?? '');
  if (state === undefined || rest !== '' || !numbers.every((one) => NUMBER.test(one))) return undefined;
  const [local, peer] = [readDottedEndpoint(localText), readDottedEndpoint(peerText)];
  const listens = state === 'listen';
  if (!local || (!listens && !peer)) return undefined;
  return {
    style: 'bsd',
    state,
    local,
    ...(peer === undefined || listens ? {} : { peer }),
    families: listens && local.address === '*' ? { accepts: [], mayAccept: [4, 6] } : boundFamilies(local),
    processes: [],
    limitShown: false,
  };
}

export function readNetstatRow(text: string, wide: Wide): Reading {
  const proto = columns(text, 1).words[0] ?? '';
  if (/^(?:\*|[\da-fA-F.:]{3,45})\./.test(proto)) return readSolaris(text);
  if (proto === 'TCP') return readWindows(text);
  if (TCP.test(proto)) return readUnix(text, wide);
  return OTHER.test(proto) ? 'other' : undefined;
}
