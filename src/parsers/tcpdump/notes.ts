import type { Line } from '../../model/parser.ts';

// listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes
// tcpdump: listening on any, link-type LINUX_SLL (Linux cooked v1), capture size 262144 bytes
const LISTENING = /^(?:tcpdump: )?listening on ([\w.@:-]{1,15}), link-type \w/;
// reading from file db.pcap, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144
const READING = /^reading from file \S{1,200}, link-type \w/;
// 0 packets captured      4 packets received by filter      0 packets dropped by kernel      1 packet captured
const COUNT = /^(\d{1,12}) packets? (captured|received by filter|dropped by (?:kernel|interface))$/;
// tcpdump: verbose output suppressed, use -v[v]... for full protocol decode      tcpdump: data link type LINUX_SLL2
const CHATTER =
  /^(?:tcpdump: (?:verbose output suppressed|data link type \w|WARNING: )|dropped privs to \w|Warning: interface names might be incorrect|Got \d+$|WARNING: )/;

/** What tcpdump says of the capture itself. */
export class Notes {
  listening: string | undefined;
  fromFile = false;
  captured: number | undefined;
  received: number | undefined;
  dropped: number | undefined;
  /** Where it says what it listens on, and how many packets it had. */
  line: number | undefined;
  endLine: number | undefined;
  /** Control-C ended it. */
  stopped = false;

  static opens(line: string): boolean {
    return (
      LISTENING.test(line) || READING.test(line) || line.startsWith('tcpdump: verbose output suppressed')
    );
  }

  take({ text, number }: Line): boolean {
    // ^C and the count share a line where the terminal shows what was typed.
    this.stopped ||= text.startsWith('^C');
    const said = text.replace(/^\^C\s*/, '').trimEnd();
    return this.#start(said, number) || this.#count(said, number) || CHATTER.test(said);
  }

  #start(text: string, number: number): boolean {
    const name = LISTENING.exec(text)?.[1];
    const reads = READING.test(text);
    if (name === undefined && !reads) return false;
    this.listening = name;
    this.fromFile ||= reads;
    this.line = number;
    return true;
  }

  #count(text: string, number: number): boolean {
    const match = COUNT.exec(text);
    if (!match) return false;
    const value = Number(match[1]);
    if (match[2] === 'captured') {
      this.captured = value;
      this.endLine = number;
    } else if (match[2] === 'received by filter') this.received = value;
    else this.dropped = (this.dropped ?? 0) + value;
    return true;
  }
}
