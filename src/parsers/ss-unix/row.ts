import type { SocketProcess, SocketRecord } from '../../model/fact.ts';
import { columns } from '../../listing/columns.ts';
import { unixListener } from '../../listing/unix-listener.ts';

export interface UnixRow {
  readonly path: string;
  readonly queue?: { readonly length: number; readonly limit: number };
  readonly processes: readonly SocketProcess[];
}

const NUMBER = /^\d{1,10}$/;
// users:(("python3",pid=20395,fd=3))
const PROCESS = /\("([^"]{1,64})",(?:pid=)?(\d{1,10}),/g;
// /run/app/a b.sock 739015            * 0    users:(...)
const ENDS = /^(\S.{0,120}) \d{1,12} {1,200}\S{1,110} (?:\d{1,12}|\*)(?: |$)/;

// u_str LISTEN 0      16      /run/app/app.sock 739013            * 0    users:(("python3",pid=20395,fd=3))
/** A row of `ss -x`; `other` is none of a listener with a name. */
export function readSsUnixRow(text: string): UnixRow | 'other' | undefined {
  const { words, rest } = columns(text, 4);
  const [netid = '', state = '', length = '', limit = ''] = words;
  if (!/^u_(?:str|seq|dgr)$/.test(netid) || !NUMBER.test(length) || !NUMBER.test(limit)) return undefined;
  if (!/^[A-Z][A-Z0-9-]{2,12}$/.test(state)) return undefined;
  const path = ENDS.exec(rest)?.[1]?.trimEnd();
  if (path === undefined) return undefined;
  if (state !== 'LISTEN' || netid === 'u_dgr' || !/^[/@]/.test(path)) return 'other';
  const processes = [...rest.matchAll(PROCESS)].slice(0, 20);
  return {
    path,
    queue: { length: Number(length), limit: Number(limit) },
    processes: processes.map((match) => ({ name: match[1] ?? '', pid: Number(match[2]) })),
  };
}

// unix  2      [ ACC ]     STREAM     LISTENING     739013   20395/python3        /run/app/app.sock
const NETSTAT =
  /^unix {1,4}\d{1,8} {1,12}\[[A-Z ]{0,20}\] {1,12}(STREAM|SEQPACKET|DGRAM|RAW|RDM) {1,12}([A-Z]{4,14})? {1,24}\d{1,12}(?: (.{0,300}))?$/;
// 20395/python3
const OWNER = /^ {0,12}(\d{1,10})\/(\S{1,40})/;

/** A row of `netstat -x` of net-tools or BusyBox. */
export function readNetstatUnixRow(text: string): UnixRow | 'other' | undefined {
  const match = NETSTAT.exec(text);
  if (!match) return undefined;
  const [, type, state, rest = ''] = match;
  const at = /(?:^| )[/@]\S/.exec(rest)?.index;
  if (state !== 'LISTENING' || type === 'DGRAM' || at === undefined) return 'other';
  const owner = OWNER.exec(rest);
  const processes = owner ? [{ name: owner[2] ?? '', pid: Number(owner[1]) }] : [];
  return { path: rest.slice(at).trim(), processes };
}

export function unixRecord({ path, queue, processes }: UnixRow): SocketRecord {
  return unixListener(path, { processes, ...(queue === undefined ? {} : { acceptQueue: queue }) });
}
