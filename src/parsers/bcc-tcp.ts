import type { Outcome } from '../model/outcome.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { readEndpoint } from '../listing/written-endpoint.ts';
import { logDraft } from '../failure/log-draft.ts';

// TIME     PID    IP LADDR:LPORT          T> RADDR:RPORT          STATE      (tcpretrans)
// TIME     PID    IP SADDR:SPORT          > DADDR:DPORT          STATE (FLAGS)      (tcpdrop)
// SKADDR           C-PID C-COMM     LADDR           LPORT RADDR           RPORT OLDSTATE    -> NEWSTATE    MS      (tcpstates)
const HEADER =
  /^(?:TIME(?:\([sS]\))?\s+(?:PID|IP)\s.{0,60}[LS]ADDR:[LS]PORT\s+(?:T?>\s+)?[RD]ADDR:[RD]PORT\s+(?:STATE|TYPE).{0,60}|(?:TIME(?:\([sS]\))?\s+)?SKADDR\s+C-PID\s+C-COMM\s.{0,60}OLDSTATE\s+->\s+NEWSTATE\s+MS)$/;
// Tracing retransmits ... Hit Ctrl-C to end      Tracing tcp drops. Hit Ctrl-C to end.
const NOISE =
  /^(?:Tracing (?:retransmits|tcp (?:drops|retransmits))\b.{0,40}|\s+(?:b')?[\w.]{2,80}(?:\+0x[\da-f]{1,6})?(?:'| \[\w+\])?)$/;
// 10:12:01 0      4  10.2.0.8:41120       R> 203.0.113.9:6379     SYN_SENT
// 01:55:05 0      4  10.153.223.157:22    L> 69.53.245.40:34619   ESTABLISHED      (a tail loss probe)
const RETRANSMIT =
  /^\d\d:\d\d:\d\d\s+(?:\d{1,7}\s+)?(?:[46]\s+)?(\S{3,60})\s+([RLS])>\s+(\S{3,60})\s+([A-Z][A-Z_\d]{2,12})$/;
// 20:01:11 0      4  192.0.2.8:51002      > 192.0.2.10:8000      LISTEN (SYN)
// 20:01:11 0      swapper/3        192.0.2.8:51002      192.0.2.10:8000      LISTEN      (tcpdrop.bt)
const DROP =
  /^\d\d:\d\d:\d\d\s+(?:\d{1,7}\s+)?(?:[46]\s+)?(\S{3,60})\s+>\s+(\S{3,60})\s+([A-Z][A-Z_\d]{2,12})\s+\(([A-Z|]{3,40})\)(?:\s+\w{0,60})?$/;
// ffff9fd7e8192000 0     swapper/5  10.0.0.12       52446 203.0.113.80    9093  SYN_SENT    -> CLOSE       0.663
const STATES =
  /^(?:[\d:.]{5,20}\s+)?[\da-f]{8,16}\s+\d{1,7}\s+(\S{1,16})\s+(\S{3,45})\s+\d{1,5}\s+(\S{3,45})\s+(\d{1,5})\s+([A-Z][A-Z_\d]{2,12})\s+->\s+([A-Z][A-Z_\d]{2,12})\s+(\d{1,9}(?:\.\d{1,6})?)$/;

/** An answer that ends connect() comes within a round trip; a second is the first time that a SYN is sent again. */
const AT_ONCE_MS = 900;
const MOST = 2000;

class BccReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #drafts: Draft[] = [];

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (HEADER.test(text) || NOISE.test(text) || text === '') return true;
    return this.#retransmit(line) || this.#drop(line) || this.#states(line);
  }

  #retransmit(line: Line): boolean {
    const [, , , remote = '', state = ''] = RETRANSMIT.exec(line.text) ?? [];
    const to = readEndpoint(remote);
    if (!to) return false;
    if (state === 'SYN_SENT') this.#attempt(line, to.address, to.port, { outcome: 'some-timeout' });
    return true;
  }

  /** A listener threw a SYN away: one of its queues is full. */
  #drop(line: Line): boolean {
    const [, source = '', destination = '', state, flags] = DROP.exec(line.text) ?? [];
    const [from, to] = [readEndpoint(source), readEndpoint(destination)];
    if (!from || !to) return false;
    if (state === 'LISTEN' && flags === 'SYN' && this.#drafts.length < MOST) {
      const { address, port } = to;
      this.#drafts.push(logDraft({ event: 'accept-queue-full', address, port }, [line.number]));
    }
    return true;
  }

  /** What follows SYN_SENT tells how connect() ended. */
  #states(line: Line): boolean {
    const [, , , remote = '', port = '', from, to, ms = ''] = STATES.exec(line.text) ?? [];
    if (from === undefined) return false;
    if (from === 'SYN_SENT' && to === 'CLOSE') {
      const atOnce = Number(ms) < AT_ONCE_MS;
      const ending = atOnce
        ? {
            outcome: 'refused' as const,
            couldBe: ['refused', 'host-unreachable', 'net-unreachable'] as const,
          }
        : { outcome: 'some-timeout' as const };
      this.#attempt(line, remote, Number(port), { ...ending, took: Number(ms) / 1000 });
    }
    return true;
  }

  #attempt(
    line: Line,
    address: string,
    port: number,
    ending: { outcome: Outcome; couldBe?: readonly Outcome[]; took?: number },
  ): void {
    if (this.#drafts.length >= MOST) return;
    const { outcome, couldBe, took } = ending;
    this.#drafts.push(
      attemptDraft({
        tool: 'bcc',
        line,
        head: this.#head,
        command: undefined,
        address,
        port,
        outcome,
        ...(couldBe === undefined ? {} : { couldBe }),
        took,
      }),
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** tcpretrans, tcpdrop and tcpstates of bcc: segments sent again, segments dropped, states passed through. */
export const bccTcp: Parser = {
  id: 'bcc-tcp',
  marks: [
    ':lport',
    ':sport',
    'skaddr ',
    '-> close',
    '-> syn',
    ' rN',
    'r> ',
    '> N',
    'listen (',
    'tracing retransmits',
    'tracing tcp',
  ],
  claims: ({ tool }) => /^tcp(?:retrans|drop|states)(?:-bpfcc|\.py|\.bt)?$/.test(tool),
  opens: (line) => HEADER.test(line) || RETRANSMIT.test(line) || DROP.test(line) || STATES.test(line),
  block: (head) => new BccReader(head),
};
