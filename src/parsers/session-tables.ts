import type { Endpoint, FlowRecord } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readEndpoint } from '../listing/written-endpoint.ts';

/** pf's states, sessions of Junos, connections of Cisco's ASA: what passes a firewall, and whether it was answered. */

// em1 tcp 198.51.100.40:5060 <- 192.0.2.88:50312       CLOSED:SYN_SENT
// em0 tcp 203.0.113.1:61122 (192.0.2.88:50312) -> 198.51.100.40:5060       SYN_SENT:CLOSED
const PF =
  /^[a-z][\w.]{1,15} tcp (\S{3,60})(?: \((\S{3,60})\))? (<-|->) (\S{3,60})(?: \((\S{3,60})\))?\s+([A-Z][A-Z_\d]{2,12}):([A-Z][A-Z_\d]{2,12})$/;
const PF_OTHER =
  /^[a-z][\w.]{1,15} (?:udp|icmp|icmp6|ipv6-icmp|esp|gre|igmp) \S{3,60}.{0,200}:[A-Z\d_]{1,14}$/;
//   In: 10.1.2.3/50122 --> 172.16.9.9/1433;tcp, Conn Tag: 0x0, If: ge-0/0/1.0, Pkts: 3, Bytes: 156,
const JUNOS =
  /^\s{0,8}(In|Out): ([\da-fA-F.:]{3,45})\/(\d{1,5}) --> ([\da-fA-F.:]{3,45})\/(\d{1,5});tcp,.{0,120}?Pkts: (\d{1,12}), Bytes: \d{1,15},?/;
// Session ID: 11223, Policy name: trust-to-db/7, Timeout: 18, Valid      Total sessions: 1
const JUNOS_NOISE = /^(?:Session ID: \d|Total sessions: \d|Flow Sessions on |Resource information : )/;
// TCP outside 198.51.100.71:8443 inside 10.1.1.55:52110, idle 0:00:05, bytes 0, flags saA
// TCP outside: 198.51.100.71/8443 inside: 10.1.1.55/52110, flags aA, idle 5s, uptime 5s, timeout 30s, bytes 0
const ASA =
  /^TCP (\S{1,40}?):?\s{1,4}([\da-fA-F.:]{3,45}?)(?:\([\da-fA-F.:]{3,45}\))?[:/](\d{1,5})\s{1,4}(\S{1,40}?):?\s{1,4}([\da-fA-F.:]{3,45}?)(?:\([\da-fA-F.:]{3,45}\))?[:/](\d{1,5}),\s(.{5,160})$/;
const ASA_NOISE = /^\d{1,9} in use, \d{1,9} most used$/;

const MOST = 4000;

function end(address: string, port: string): Endpoint | undefined {
  const read = readEndpoint(`[${address}]:${port}`) ?? readEndpoint(`${address}:${port}`);
  return read && { address: read.address, port: read.port };
}

function written(text: string): Endpoint | undefined {
  const read = readEndpoint(text) ?? readEndpoint(text.replace(/\[(\d{1,5})\]$/, ':$1'));
  return read && { address: read.address, port: read.port };
}

function flow(from: Endpoint, to: Endpoint, state: string, replied: boolean): FlowRecord {
  return { kind: 'flow', state, from, to, replied };
}

/** pf writes the client right of `<-` and left of `->`; its own state stands at the same side. */
function ofPf(text: string): FlowRecord | undefined {
  const [, left = '', leftFirst, arrow, right = '', rightFirst, leftState = '', rightState = ''] =
    PF.exec(text) ?? [];
  const out = arrow === '->';
  const from = written(out ? (leftFirst ?? left) : right);
  const to = written(out ? right : (rightFirst ?? leftFirst ?? left));
  if (!from || !to) return undefined;
  const [mine, other] = out ? [leftState, rightState] : [rightState, leftState];
  const waits = mine === 'SYN_SENT' && other === 'CLOSED';
  return flow(from, to, waits ? 'SYN_SENT' : mine, !waits);
}

/** Its flags begin with whose SYN or ACK is awaited: `a` the outside's ACK, `A` the inside's, `s` and `S` the SYN. */
function ofAsa(text: string): FlowRecord | undefined {
  const [, , outer = '', outerPort = '', , inner = '', innerPort = '', rest = ''] = ASA.exec(text) ?? [];
  const [a, b] = [end(outer, outerPort), end(inner, innerPort)];
  const flags = /\bflags ([A-Za-z]{1,20})\b/.exec(rest)?.[1];
  if (!a || !b || flags === undefined) return undefined;
  // `B`: the first SYN came from outside.
  const [from, to] = flags.includes('B') ? [a, b] : [b, a];
  const waits = /^[sS]?a?A?B?$/.test(flags) && /[aA]/.test(flags) && !/[UIO]/.test(flags);
  return flow(from, to, waits ? 'SYN_SENT' : 'ESTABLISHED', !waits);
}

class SessionReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  /** The first half of a session of Junos. */
  #open: { readonly from: Endpoint; readonly to: Endpoint; readonly line: number } | undefined;

  read({ text, number }: Line): boolean {
    const record = ofPf(text) ?? ofAsa(text);
    if (record) this.#add(record, [number]);
    return (
      record !== undefined ||
      this.#junos(text, number) ||
      text === '' ||
      PF_OTHER.test(text) ||
      JUNOS_NOISE.test(text) ||
      ASA_NOISE.test(text)
    );
  }

  #junos(text: string, line: number): boolean {
    const [, way, a = '', aPort = '', b = '', bPort = '', packets] = JUNOS.exec(text) ?? [];
    const [from, to] = [end(a, aPort), end(b, bPort)];
    if (!from || !to) return false;
    if (way === 'In') this.#open = { from, to, line };
    else if (this.#open) {
      const { from: client, to: server, line: first } = this.#open;
      const waits = packets === '0';
      this.#add(flow(client, server, waits ? 'SYN_SENT' : 'ESTABLISHED', !waits), [first, line]);
      this.#open = undefined;
    }
    return true;
  }

  #add(record: FlowRecord, lines: readonly number[]): void {
    if (this.#drafts.length < MOST) this.#drafts.push({ record, lines });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** The tables of connections of firewalls: pfctl -ss, Junos' show security flow session, ASA's show conn. */
export const sessionTables: Parser = {
  id: 'session-tables',
  marks: [' tcp ', ' --> ', 'tcp ', 'session id: '],
  claims: ({ tool, words }) => tool === 'pfctl' && words.some((word) => /^-v{0,2}ss?$|^states?$/.test(word)),
  opens: (line) =>
    (PF.test(line) && ofPf(line) !== undefined) || JUNOS.test(line) || ofAsa(line) !== undefined,
  block: () => new SessionReader(),
};
