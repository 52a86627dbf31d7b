import type { SocketRecord } from '../model/fact.ts';
import { columns } from '../listing/columns.ts';
import { boundFamilies, socketRecord, type Families } from '../listing/socket-listing.ts';
import { SocketRows } from '../listing/socket-rows.ts';
import { readEndpoint, type WrittenEndpoint } from '../listing/written-endpoint.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS      (sockstat(1) of FreeBSD)
const HEADER = /^USER\s+COMMAND\s+PID\s+FD\s+PROTO\s+LOCAL ADDRESS\s+FOREIGN ADDRESS\b/;
const PROTOCOL =
  /^(?:tcp(4|6|46)|udp(?:4|6|46)|udplite\d{1,2}|sctp\d{0,2}|icmp\d?|divert|div4|stream|dgram|seqpac)$/;

/** `tcp46` takes both families; a socket of `tcp6` takes IPv6 alone, which is FreeBSD's default. */
function familiesOf(kind: string, local: WrittenEndpoint): Families {
  if (local.address !== '*') return boundFamilies(local);
  return { accepts: kind === '46' ? [4, 6] : [kind === '6' ? 6 : 4], mayAccept: [] };
}

// www      nginx      812   6  tcp4   *:80                  *:*
// root     sshd       1890  4  tcp4   192.0.2.5:22          198.51.100.7:51234
function recordOf(text: string): SocketRecord | 'other' | undefined {
  const [, command = '', pid = '', fd = '', protocol = '', localText = '', peerText = ''] = columns(
    text,
    7,
  ).words;
  const kind = PROTOCOL.exec(protocol);
  if (!kind || !/^(?:\d{1,10}|\?)$/.test(pid) || !/^(?:\d{1,10}|\?)$/.test(fd)) return undefined;
  const tcp = kind[1];
  const local = tcp === undefined ? undefined : readEndpoint(localText);
  const peer = tcp === undefined ? undefined : readEndpoint(peerText);
  // A socket that is bound to nothing waits for nobody.
  if (tcp === undefined || !local || !peer || local.port === 0) return 'other';
  const listens = peer.address === '*' && peer.port === 0;
  return socketRecord({
    state: listens ? 'listen' : 'established',
    local,
    peer,
    families: listens ? familiesOf(tcp, local) : { accepts: [], mayAccept: [] },
    processes: pid === '?' ? [] : [{ name: command, pid: Number(pid) }],
    limitShown: false,
  });
}

class SockstatReader implements BlockReader {
  readonly #rows = new SocketRows();

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || HEADER.test(text)) return true;
    const record = recordOf(text);
    // Only what waits for connections: other states are not told apart.
    if (typeof record === 'object' && record.state === 'listen') this.#rows.add(record, number);
    return record !== undefined;
  }

  /** No listing: jails and security.bsd.see_other_uids hide sockets without a word. */
  end(): readonly Draft[] {
    return this.#rows.drafts;
  }
}

/** sockstat of FreeBSD: who listens where. */
export const sockstat: Parser = {
  id: 'sockstat',
  marks: ['user command pid fd proto'],
  claims: ({ tool }) => tool === 'sockstat',
  opens: (line) => HEADER.test(line),
  block: () => new SockstatReader(),
};
