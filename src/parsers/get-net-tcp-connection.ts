import type { SocketRecord, SocketState } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp, familyOf, isUnspecified } from '../model/ip.ts';
import { columns } from '../listing/columns.ts';

// LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess
const HEADER = /^LocalAddress\s+LocalPort\s+RemoteAddress\s+RemotePort\s+State\b/;
const RULE = /^-{5,40}(?:\s+-{3,40}){3,8}$/;
// 192.0.2.66                          50990     203.0.113.99                        5432       SynSent                    7788
// LocalAddress  : 192.0.2.66      (Format-List)
const FIELD = /^(LocalAddress|LocalPort|RemoteAddress|RemotePort|State)\s*: (\S{1,60})$/;
const OTHER_FIELD =
  /^(?:AppliedSetting|OwningProcess|CreationTime|OffloadState|DirectionAttribute|InstanceID)\s*: /;

const STATES: Readonly<Record<string, SocketState>> = {
  Listen: 'listen',
  Established: 'established',
  SynSent: 'syn-sent',
  SynReceived: 'syn-recv',
  FinWait1: 'fin-wait-1',
  FinWait2: 'fin-wait-2',
  TimeWait: 'time-wait',
  Closed: 'close',
  CloseWait: 'close-wait',
  LastAck: 'last-ack',
  Closing: 'closing',
};
const MOST = 5000;

function recordOf(cells: readonly string[]): SocketRecord | undefined {
  const [local = '', localPort = '', remote = '', remotePort = '', word = ''] = cells;
  const [from, to] = [canonicalIp(local), canonicalIp(remote)];
  const state = STATES[word];
  if (from === undefined || to === undefined || state === undefined) return undefined;
  if (!/^\d{1,5}$/.test(localPort) || !/^\d{1,5}$/.test(remotePort)) return undefined;
  const listens = state === 'listen';
  const family = familyOf(from);
  return {
    kind: 'socket',
    transport: 'tcp',
    state,
    local: { address: isUnspecified(from) ? '*' : from, port: Number(localPort) },
    ...(listens ? {} : { peer: { address: to, port: Number(remotePort) } }),
    // Whether a listener on `::` takes IPv4 as well is not shown.
    accepts: listens && family !== undefined ? [family] : [],
    mayAccept: listens && family === 6 && isUnspecified(from) ? [4] : [],
    processes: [],
    count: 1,
  };
}

class NetTcpReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #fields = new Map<string, string>();

  read({ text, number }: Line): boolean {
    if (text === '' || HEADER.test(text) || RULE.test(text)) return true;
    const [, name, value = ''] = FIELD.exec(text) ?? [];
    if (name !== undefined) {
      this.#fields.set(name, value);
      if (name === 'State') this.#add(this.#listed(), number);
      return true;
    }
    if (OTHER_FIELD.test(text)) return true;
    const record = recordOf(columns(text, 5).words);
    this.#add(record, number);
    return record !== undefined || /\sBound\s/.test(text);
  }

  #listed(): SocketRecord | undefined {
    const names = ['LocalAddress', 'LocalPort', 'RemoteAddress', 'RemotePort', 'State'];
    const record = recordOf(names.map((name) => this.#fields.get(name) ?? ''));
    this.#fields = new Map();
    return record;
  }

  #add(record: SocketRecord | undefined, line: number): void {
    if (record && this.#drafts.length < MOST) this.#drafts.push({ record, lines: [line] });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** PowerShell's Get-NetTCPConnection, as a table or as a list. */
export const getNetTcpConnection: Parser = {
  id: 'get-net-tcp-connection',
  marks: ['localaddress'],
  claims: ({ tool }) => tool.toLowerCase() === 'get-nettcpconnection',
  opens: (line) => HEADER.test(line) || /^LocalAddress\s+: \S/.test(line),
  block: () => new NetTcpReader(),
};
