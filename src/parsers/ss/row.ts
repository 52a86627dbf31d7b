import type { SocketProcess, SocketRecord, SocketState, TcpInfo } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { columns } from '../../listing/columns.ts';
import { readEndpoint, type WrittenEndpoint } from '../../listing/written-endpoint.ts';
import { socketState, type Families } from '../../listing/socket-listing.ts';
import { readInfo } from './info.ts';

/** A row of ss as it stands; what a wildcard means shows only in the whole listing. */
export interface SsRow {
  readonly state: SocketState;
  readonly local: WrittenEndpoint;
  readonly peer: WrittenEndpoint;
  readonly received: number;
  readonly sent: number;
  processes: readonly SocketProcess[];
  info: TcpInfo | undefined;
  readonly timer?: NonNullable<SocketRecord['timer']>;
  readonly v6only?: boolean;
  /** What its spelling says of the ss that printed it. */
  readonly modern: boolean | undefined;
  readonly line: number;
}

// users:(("mysqld",pid=12546,fd=3))   and before iproute2 4.0   users:(("sshd",1234,3))
const PROCESS = /\("([^"]{1,64})",(?:pid=)?(\d+),/g;
// timer:(on,968ms,3)      timer:(keepalive,119min,0)      timer:(on,1.684ms,4): a point makes it seconds
const TIMER = /timer:\(([a-z]+),(?:(\d+)min)?(?:([\d.]+)(ms|sec))?,(\d+)\)/;

export function readProcesses(text: string): readonly SocketProcess[] {
  return [...text.matchAll(PROCESS)].map((match) => ({ name: match[1] ?? '', pid: Number(match[2]) }));
}

function readTimer(text: string): SocketRecord['timer'] {
  const match = TIMER.exec(text);
  if (!match) return undefined;
  const [, , , digits = '0', unit] = match;
  // ss 6.1 prints 1684 ms as `1.684ms`; netstat shows the same timer as 1.68.
  const rest = Number(digits) * (unit === 'ms' && !digits.includes('.') ? 0.001 : 1);
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
export function wildcard({ local, v6only }: SsRow, modern: boolean | undefined): Families {
  if (familyOf(local.written) === 4) return { accepts: [4], mayAccept: [] };
  if (local.written === '*') {
    if (modern === true) return { accepts: [4, 6], mayAccept: [] };
    return modern === false ? { accepts: [4], mayAccept: [] } : { accepts: [4], mayAccept: [6] };
  }
  if (v6only === false) return { accepts: [4, 6], mayAccept: [] };
  if (v6only === true || modern === true) return { accepts: [6], mayAccept: [] };
  return { accepts: [6], mayAccept: [4] };
}

/** Whether this row can only be the new spelling, or only the old one. */
function spelling(local: string, peer: string): boolean | undefined {
  if (/^(?:\[|0\.0\.0\.0)/.test(local) || /^(?:\[|0\.0\.0\.0)/.test(peer)) return true;
  // :::22        and an IPv4 listener's peer   127.0.0.1:631   *:*
  return /^::/.test(local) || (peer === '*:*' && /^\d+\.\d/.test(local)) ? false : undefined;
}

const NETIDS = new Set(
  'udp u_str u_seq u_dgr raw nl p_raw p_dgr icmp6 v_str v_dgr mptcp dccp sctp ti_rd ti_sq ti_st xdp'.split(
    ' ',
  ),
);
const NUMBER = /^\d{1,10}$/;

/** The state word, or the one state that the command asked for: then there is no such column. */
function stateAndRest(text: string, asked: string | undefined): [SocketState | undefined, string] {
  const { words, rest } = columns(text, 1);
  const word = words[0] ?? '';
  if (!NUMBER.test(word)) return [/^[A-Z][A-Z0-9-]+$/.test(word) ? socketState(word) : undefined, rest];
  return [asked === undefined ? undefined : socketState(asked), text];
}

// LISTEN    0         128              127.0.0.1:3306               0.0.0.0:*        users:(("mysqld",pid=12546,fd=3))
// tcp   LISTEN     3      2               10.77.0.2:5432             0.0.0.0:*
// 0      0      10.77.0.2:8080   10.77.0.1:55282     (no State column: `ss -tn state established`)
/** `other` is a row of another kind of socket. */
export function readSsRow(
  text: string,
  line: number,
  asked: string | undefined,
): SsRow | 'other' | undefined {
  const { words, rest: behindNetid } = columns(text, 1);
  const netid = words[0] ?? '';
  if (NETIDS.has(netid)) return 'other';
  const [state, ends] = stateAndRest(netid === 'tcp' ? behindNetid : text, asked);
  const { words: cells, rest } = columns(ends, 4);
  const [received = '', sent = '', local = '', peer = ''] = cells;
  const from = readEndpoint(local);
  const to = readEndpoint(peer);
  if (!state || !from || !to || !NUMBER.test(received) || !NUMBER.test(sent)) return undefined;
  if (state === 'unconnected') return 'other';
  const timer = readTimer(rest);
  const v6only = /v6only:([01])/.exec(rest)?.[1];
  return {
    state,
    local: from,
    peer: to,
    received: Number(received),
    sent: Number(sent),
    processes: readProcesses(rest),
    info: readInfo(rest),
    ...(timer === undefined ? {} : { timer }),
    ...(v6only === undefined ? {} : { v6only: v6only === '1' }),
    modern: spelling(local, peer),
    line,
  };
}
