import type { SocketRecord, SocketState } from '../../model/fact.ts';
import { formatIp, isUnspecified } from '../../model/ip.ts';
import { columns } from '../../listing/columns.ts';
import type { WrittenEndpoint } from '../../listing/written-endpoint.ts';
import { boundFamilies, type Families, type SocketRow } from '../../listing/socket-listing.ts';

/** Which of the two files a row is from. */
export type File = 'tcp' | 'tcp6';

export interface ProcRow extends SocketRow {
  readonly file: File;
  /** It is cut before the words that tell a connection from a connected socket of UDP. */
  readonly mayBeUdp: boolean;
}

const STATES: readonly (SocketState | undefined)[] = [
  undefined,
  'established',
  'syn-sent',
  'syn-recv',
  'fin-wait-1',
  'fin-wait-2',
  'time-wait',
  'close',
  'close-wait',
  'last-ack',
  'listen',
  'closing',
  'syn-recv',
];
// 0: no timer
const TIMERS = [undefined, 'on', 'keepalive', 'timewait', 'probe'];
const ADDRESS = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/;
const QUEUES = /^([0-9A-F]{8}):([0-9A-F]{8})$/;
const TIMER = /^([0-9A-F]{2}):([0-9A-F]{8})$/;
const SLOT = /^(?:\/proc\/\S{1,40}:)?\d{0,9}:?$/;
// `grep PATTERN /proc/net/tcp /proc/net/udp`: 100: of /proc/net/udp:  100: ...
const OTHER_FILE = /^\/proc\/\S{0,30}\/(?:udp(?:lite)?|raw)6?:/;
// What get_tcp4_sock prints of a connection, and udp4_format_sock of any socket (net/ipv4/tcp_ipv4.c, udp.c of Linux).
const CONNECTION_WORDS = 17;
const DATAGRAM_WORDS = 13;

/** `0202570A` is 10.87.2.2: words of 32 bits, each with its lowest byte first (x86, ARM). */
function bytesOf(hex: string): readonly number[] {
  const bytes: number[] = [];
  for (let word = 0; word < hex.length; word += 8) {
    for (let at = word + 6; at >= word; at -= 2) bytes.push(Number.parseInt(hex.slice(at, at + 2), 16));
  }
  return bytes;
}

function readHexEndpoint(text: string): WrittenEndpoint | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  const bytes = bytesOf(match[1] ?? '');
  const written = formatIp({ family: bytes.length === 4 ? 4 : 6, bytes });
  return {
    address: isUnspecified(written) ? '*' : written,
    port: Number.parseInt(match[2] ?? '', 16),
    written,
  };
}

/** `::` in tcp6 is dual-stack or not: the file does not say. */
function familiesOf(local: WrittenEndpoint): Families {
  const bound = boundFamilies(local);
  return local.address === '*' && bound.accepts[0] === 6 ? { accepts: [6], mayAccept: [4] } : bound;
}

/** The kernel counts in hundredths of a second here. */
function readTimer(timer: string, retransmissions: string): SocketRecord['timer'] {
  const match = TIMER.exec(timer);
  const name = TIMERS[Number.parseInt(match?.[1] ?? '0', 16)];
  if (!match || name === undefined || !/^[0-9A-F]{8}$/.test(retransmissions)) return undefined;
  return {
    name,
    seconds: Number.parseInt(match[2] ?? '', 16) / 100,
    retransmissions: Number.parseInt(retransmissions, 16),
  };
}

/** A connected socket of UDP has state 01 as well, and its row ends with `ref pointer drops`. */
function isDatagram(state: SocketState, words: number): boolean {
  return state === 'established' && words >= DATAGRAM_WORDS && words < CONNECTION_WORDS;
}

//    2: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 367374 1 000000005c03e204
// /proc/net/tcp6:   1: 00000000000000000000000001000000:18EB 00000000000000000000000000000000:0000 0A 00000000:00000000 ...
export function readProcRow(text: string): ProcRow | undefined {
  const cells = [...columns(text, CONNECTION_WORDS + 2).words];
  if (OTHER_FILE.test(cells[0] ?? '')) return undefined;
  // `grep PATTERN file file` puts the file's name in front.
  if (/^\/proc\/\S{1,40}:$/.test(cells[0] ?? '')) cells.shift();
  const [
    slot = '',
    localText = '',
    peerText = '',
    stateText = '',
    queueText = '',
    timerText = '',
    again = '',
  ] = cells;
  const local = readHexEndpoint(localText);
  const peer = readHexEndpoint(peerText);
  const queues = QUEUES.exec(queueText);
  const state = /^[0-9A-F]{2}$/.test(stateText) ? STATES[Number.parseInt(stateText, 16)] : undefined;
  if (!SLOT.test(slot) || !local || !peer || !queues || !state || localText.length !== peerText.length)
    return undefined;
  if (isDatagram(state, cells.length)) return undefined;
  const timer = readTimer(timerText, again);
  return {
    file: localText.length > 13 ? 'tcp6' : 'tcp',
    mayBeUdp: state === 'established' && cells.length < DATAGRAM_WORDS,
    state,
    local,
    peer,
    received: Number.parseInt(queues[2] ?? '', 16),
    sent: Number.parseInt(queues[1] ?? '', 16),
    families: familiesOf(local),
    processes: [],
    ...(timer === undefined ? {} : { timer }),
    limitShown: false,
  };
}
