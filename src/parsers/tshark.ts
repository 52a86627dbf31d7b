import type { Endpoint } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { portOf } from '../listing/port-names.ts';
import { CapturedSegments, type Segment } from './parts/captured-segments.ts';
import { readHost } from './parts/packet-ends.ts';
import { FieldColumns } from './tshark/fields.ts';
import { Details } from './tshark/details.ts';

// No.     Time           Source                Destination           Protocol Length Info
const HEADER = /^\W{0,4}No\.\W+Time\W+Source\W+Destination\W+Protocol\W+(?:Length\W+)?Info\W*$/;
// Capturing on 'eth0'      3 packets captured      Running as user "root" ...
const NOISE =
  /^(?:Capturing on '[^']{1,60}'|\d{1,9} packets? captured|Running as user "root"|[|:\s-]{10,200}$|tshark: )/;
//     1 0.000000000    10.3.0.12 → 198.51.100.61 TCP 74 47112 → 5671 [SYN] Seq=0 Win=64240 Len=0
//     17 2.113004       192.0.2.55            198.51.100.33         TCP      66     52311 > ms-sql-s [SYN] Seq=0
// | 101 | 12.001 | 10.1.1.5 | 10.1.1.9 | TCP | 55112 → 8080 [SYN] Seq=0 Win=64240 Len=0 MSS=1460 |
const ROW =
  /^(?:\d{1,9} )?((?:\d{4}-\d\d-\d\d )?[\d:.]{1,20}) ([\w.:%-]{2,253}) (?:(?:→|->) )?([\w.:%-]{2,253}) ([A-Z][\w./-]{1,20}) (?:\d{1,6} (?!→|->|>))?(.{2,400})$/;
// [TCP Retransmission] 47112 → 5671 [SYN] Seq=0 Win=64240 Len=0 MSS=1460
// 8080 > 55112 [RST, ACK] Seq=1 Ack=1 Win=0 Len=0      47112→5671 [SYN] Seq=0 Win=64240 Len=0      (Wireshark 1.12 and 2.0)
const INFO =
  /^((?:\[[^\]]{3,60}\] ?)*)([\w-]{1,40}?) ?(?:→|->|>) ?([\w-]{1,40}) \[([A-Z][A-Z, ]{2,40})\] (?=Seq=|Ack=|Win=|Len=)/;

const LETTERS: readonly (readonly [word: string, letter: string])[] = [
  ['SYN', 'S'],
  ['FIN', 'F'],
  ['RST', 'R'],
  ['PSH', 'P'],
  ['URG', 'U'],
  ['ACK', '.'],
];

function lettersOf(words: string): string {
  return LETTERS.flatMap(([word, letter]) => (words.includes(word) ? [letter] : [])).join('');
}

function secondsOf(text: string): number | undefined {
  const day = /(?:^| )(\d\d):(\d\d):(\d\d(?:\.\d{1,9})?)$/.exec(text);
  if (day) return Number(day[1]) * 3600 + Number(day[2]) * 60 + Number(day[3]);
  return /^\d{1,11}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

function numberOf(name: string, text: string): number | undefined {
  const found = new RegExp(String.raw`\b${name}=(\d{1,10})\b`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

interface Row {
  readonly clock: number | undefined;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly info: string;
}

/** A row of the packet list: in columns, between bars, in quotes with commas. */
function readPacketRow(text: string): Row | undefined {
  if (text.length > 1200 || !/\d/.test(text)) return undefined;
  const plain = text
    .replace(/^\W{0,4}(?=\d)/, '')
    .replaceAll(/","|\|/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/"$/, '')
    .trim();
  const [, time = '', source = '', destination = '', protocol = '', info = ''] = ROW.exec(plain) ?? [];
  const clock = secondsOf(time);
  return info === '' || clock === undefined ? undefined : { clock, source, destination, protocol, info };
}

function segmentOf(row: Row): Segment | undefined {
  const match = INFO.exec(row.info);
  const [, notes = '', sport = '', dport = '', words = ''] = match ?? [];
  const [sourcePort, destinationPort] = [portOf(sport), portOf(dport)];
  if (!match || sourcePort === undefined || destinationPort === undefined) return undefined;
  const from = readHost(row.source, sourcePort);
  const to = readHost(row.destination, destinationPort);
  const flags = lettersOf(words);
  if (!from || !to || flags === '') return undefined;
  const rest = row.info.slice(match[0].length);
  return {
    from,
    to,
    flags,
    clock: row.clock,
    seq: numberOf('Seq', rest),
    ack: numberOf('Ack', rest),
    length: numberOf('Len', rest),
    window: numberOf('Win', rest),
    again: notes.includes('Retransmission'),
  };
}

class TsharkReader implements BlockReader {
  readonly #segments = new CapturedSegments('relative');
  readonly #fields = new FieldColumns();
  readonly #details: Details;
  /** Ends of the connections seen, to know whose a line of a higher protocol is. */
  readonly #sent = new Map<string, number>();
  readonly #ends = new Map<string, readonly [Endpoint, Endpoint]>();

  constructor(words: readonly string[]) {
    this.#fields.ask(words);
    this.#details = new Details(this.#segments);
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return this.#details.blank();
    if (HEADER.test(text) || NOISE.test(text)) return true;
    const fields = this.#fields.read(text);
    if (fields) {
      this.#add(fields, number);
      return true;
    }
    if (this.#details.read(text, number)) return true;
    const row = readPacketRow(text);
    if (!row) return false;
    this.#details.flush();
    const segment = segmentOf(row) ?? this.#upper(row);
    if (segment) this.#add(segment, number);
    return segment !== undefined || /^[A-Z]{2}/.test(row.protocol);
  }

  #add(segment: Segment, line: number): void {
    const { from, to } = segment;
    this.#ends.set(`${from.name ?? from.address} ${to.name ?? to.address}`, [from, to]);
    this.#ends.set(`${to.name ?? to.address} ${from.name ?? from.address}`, [to, from]);
    this.#segments.add(segment, line);
  }

  /** TLSv1.2, HTTP, MySQL: payload of the connection that these two hosts have. */
  #upper({ source, destination, protocol, clock }: Row): Segment | undefined {
    const ends = this.#ends.get(`${source.toLowerCase()} ${destination.toLowerCase()}`);
    if (!ends || /^(?:TCP|UDP|DNS|ICMP|ARP|NTP|QUIC)/.test(protocol)) return undefined;
    // How much it is does not show: a byte at least.
    const key = `${source} ${destination}`;
    const seq = this.#sent.get(key) ?? 1;
    this.#sent.set(key, seq + 1);
    return { from: ends[0], to: ends[1], flags: 'P.', clock, seq, length: 1 };
  }

  end(): readonly Draft[] {
    this.#details.flush();
    return this.#segments.end();
  }
}

function opens(line: string): boolean {
  if (HEADER.test(line) || Details.opens(line)) return true;
  if (!line.includes('Seq=') && !line.includes('Win=')) return false;
  const row = readPacketRow(line);
  return row !== undefined && segmentOf(row) !== undefined;
}

/** tshark's and Wireshark's text: the packet list in columns, tables or CSV, chosen fields, the details of a packet. */
export const tshark: Parser = {
  id: 'tshark',
  marks: [
    'no. time source',
    'time source destination',
    'time | source',
    'win=',
    'seq=',
    'internet protocol',
    'transmission control',
    'frame N',
    'no."',
  ],
  claims: ({ tool }) => /^(?:tshark|wireshark|rawshark)$/.test(tool),
  opens,
  titlesEachRow: true,
  block: (_head, command) => new TsharkReader(command?.words ?? []),
};
