import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from '../failure/attempt.ts';
import { readEndpoint } from '../listing/written-endpoint.ts';
import { CapturedSegments } from './parts/captured-segments.ts';

// SENT (0.0301s) TCP 10.0.0.2:51222 > 203.0.113.23:25 S ttl=64 id=55112 iplen=40  seq=11223 win=1480
// RCVD (0.0402s) TCP [203.0.113.23:25 > 10.0.0.2:51222 RA seq=0 win=0 csum=0x1] IP [ttl=57 id=0 iplen=40 ]
const PACKET =
  /^(SENT|RCVD) \((\d{1,7}\.\d{1,6})s\) TCP \[?(\S{3,60}) > (\S{3,60}) ([SFRPAUEC]{1,8}) (.{0,300})$/;
// SENT (0.0114s) Starting TCP Handshake > 127.0.0.1:9      SENT (...) Starting TCP Handshake > db1:9 (192.0.2.7:9)
const STARTS = /^SENT \(\d{1,7}\.\d{1,6}s\) Starting TCP Handshake > (\S{3,260})(?: \((\S{3,60})\))?$/;
// RCVD (0.0115s) Possible TCP RST received from 127.0.0.1:9 --> Connection refused
const REFUSED =
  /^RCVD \(\d{1,7}\.\d{1,6}s\) Possible TCP RST received from (\S{3,260})(?: \((\S{3,60})\))? --> /;
// RCVD (0.0024s) Handshake with 127.0.0.1:9 completed
const COMPLETED = /^RCVD \(\d{1,7}\.\d{1,6}s\) Handshake with (\S{3,260})(?: \((\S{3,60})\))? completed$/;
// TCP connection attempts: 2 | Successful connections: 0 | Failed: 2 (100.00%)
const TOTAL = /^TCP connection attempts: (\d{1,9}) \| Successful connections: (\d{1,9}) \| Failed: \d{1,9}/;
// Starting Nping 0.7.80 ( https://nmap.org/nping ) at 2022-04-01 10:00 CEST
// Max rtt: N/A | Min rtt: N/A | Avg rtt: N/A      Raw packets sent: 3 (120B) | Rcvd: 0 (0B) | Lost: 3 (100.00%)
const NOISE =
  /^(?:Starting Nping |Max rtt: |Raw packets sent: |Nping done: |Tx time: |Tx bytes\/s: |Rx time: )/;

const MOST = 2000;

function numberOf(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

class NpingReader implements BlockReader {
  readonly #segments = new CapturedSegments('absolute');
  readonly #head: BlockHead;
  readonly #attempts: Draft[] = [];
  /** Handshakes begun and not ended yet. */
  #open: { readonly end: string; readonly line: Line }[] = [];

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read(line: Line): boolean {
    const { text, number } = line;
    if (this.#connects(line)) return true;
    const [, way, clock = '', source = '', destination = '', letters = '', rest = ''] =
      PACKET.exec(text) ?? [];
    if (way === undefined) return NOISE.test(text);
    const [from, to] = [readEndpoint(source), readEndpoint(destination)];
    if (!from || !to) return false;
    this.#segments.add(
      {
        from: { address: from.address, port: from.port },
        to: { address: to.address, port: to.port },
        flags: letters.replaceAll('A', '.'),
        clock: Number(clock),
        seq: numberOf(/\bseq=(\d{1,10})/, rest),
        ttl: numberOf(/\bttl=(\d{1,3})/, rest),
        length: 0,
        direction: way === 'SENT' ? 'out' : 'in',
      },
      number,
    );
    return true;
  }

  /** Of --tcp-connect: what its own connect() calls came to. */
  #connects(line: Line): boolean {
    const { text } = line;
    const begun = STARTS.exec(text);
    if (begun) this.#open.push({ end: begun[2] ?? begun[1] ?? '', line });
    const refused = REFUSED.exec(text);
    if (refused) this.#ended(refused[2] ?? refused[1] ?? '', line, { errno: 'ECONNREFUSED' });
    const completed = COMPLETED.exec(text);
    if (completed) this.#ended(completed[2] ?? completed[1] ?? '', line, { outcome: 'connected' });
    const total = TOTAL.exec(text);
    // What got no answer in nping's second.
    if (total)
      for (const { end, line: first } of this.#open) this.#ended(end, first, { outcome: 'own-deadline' });
    return begun !== null || refused !== null || completed !== null || total !== null;
  }

  #ended(end: string, line: Line, ending: Pick<SeenAttempt, 'outcome' | 'errno'>): void {
    const to = readEndpoint(end);
    this.#open = this.#open.filter((one) => one.end !== end || one.line.number > line.number);
    if (!to || this.#attempts.length >= MOST) return;
    const { address, port } = to;
    this.#attempts.push(
      attemptDraft({ tool: 'nping', line, head: this.#head, command: undefined, address, port, ...ending }),
    );
  }

  end(): readonly Draft[] {
    return [...this.#segments.end(), ...this.#attempts];
  }
}

/** nping --tcp, and nmap --packet-trace: the packets that they send and take. */
export const nping: Parser = {
  id: 'nping',
  marks: ['sent (N', 'rcvd (N', 'starting nping'],
  claims: ({ tool }) => tool === 'nping',
  opens: (line) => PACKET.test(line) || STARTS.test(line) || line.startsWith('Starting Nping '),
  block: (head) => new NpingReader(head),
};
