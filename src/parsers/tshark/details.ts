import { portOf } from '../../listing/port-names.ts';
import type { CapturedSegments } from '../parts/captured-segments.ts';
import { readHost } from '../parts/packet-ends.ts';

// Frame 12: 66 bytes on wire (528 bits), 66 bytes captured (528 bits) on interface 0      Frame 12 (66 bytes on wire, ...)
const FRAME = /^Frame \d{1,9}(?::| \()\s?\d{1,6} bytes on wire/;
// Internet Protocol Version 4, Src: 192.0.2.55, Dst: 198.51.100.34
// Internet Protocol, Src: 192.0.2.55 (192.0.2.55), Dst: db1.example.org (198.51.100.34)
const IP =
  /^Internet Protocol(?: Version [46])?, Src: ([\w.:-]{2,253})(?: \([\da-fA-F.:]{2,45}\))?, Dst: ([\w.:-]{2,253})(?: \([\da-fA-F.:]{2,45}\))?/;
// Transmission Control Protocol, Src Port: 49821, Dst Port: 389, Seq: 0, Len: 0
// Transmission Control Protocol, Src Port: 49821 (49821), Dst Port: ldap (389), Seq: 0, Ack: 1, Len: 0
const TCP =
  /^Transmission Control Protocol, Src Port: ([\w-]{1,40})(?: \((\d{1,5})\))?, Dst Port: ([\w-]{1,40})(?: \((\d{1,5})\))?, Seq: \d{1,10}(?:, Ack: \d{1,10})?(?:, Len: (\d{1,6}))?/;
//     Flags: 0x002 (SYN)      Flags: 0x0014 (RST, ACK)
const FLAGS = /^\s{2,8}Flags: 0x[\da-f]{2,4} \(([A-Z][A-Z, ]{2,40})\)$/i;
//     [Time since reference or first frame: 6.550919000 seconds]
const TIME = /\[Time since reference or first frame: (\d{1,9}(?:\.\d{1,9})?) seconds\]/;
// [Expert Info (Note/Sequence): This frame is a (suspected) retransmission]
const AGAIN = /This frame is a \(?suspected\)? (?:spurious )?retransmission/i;
//     [The RTO for this segment was: 3.000112000 seconds]
const WAITED = /\[The RTO for this segment was: (\d{1,5}(?:\.\d{1,9})?) seconds\]/;
// What stands between: every line of a packet's details is indented, or names a layer.
const BETWEEN =
  /^(?:\s{2,40}\S|Ethernet II|Linux cooked|Raw packet|Null\/Loopback|802\.1Q|Point-to-Point|Data \(|Secure Sockets|Transport Layer Security|Hypertext Transfer)/;

interface Packet {
  readonly line: number;
  hosts?: readonly [string, string];
  ports?: readonly [number, number];
  length?: number;
  flags?: string;
  clock?: number;
  again?: boolean;
  waited?: number;
}

function lettersOf(words: string): string {
  const pairs = ['SYN S', 'FIN F', 'RST R', 'PSH P', 'ACK .'];
  return pairs.flatMap((pair) => (words.includes(pair.slice(0, 3)) ? [pair.slice(4)] : [])).join('');
}

/** The details of packets, layer by layer, as Wireshark exports and `tshark -V` prints them. */
export class Details {
  readonly #segments: CapturedSegments;
  #packet: Packet | undefined;

  constructor(segments: CapturedSegments) {
    this.#segments = segments;
  }

  static opens(line: string): boolean {
    return FRAME.test(line) || IP.test(line) || TCP.test(line);
  }

  blank(): boolean {
    return this.#packet !== undefined;
  }

  read(text: string, line: number): boolean {
    if (FRAME.test(text)) {
      this.flush();
      this.#packet = { line };
      return true;
    }
    if (Details.opens(text)) this.#packet ??= { line };
    const packet = this.#packet;
    return packet !== undefined && (Details.#take(packet, text) || BETWEEN.test(text));
  }

  static #take(packet: Packet, text: string): boolean {
    const [, source = '', destination = ''] = IP.exec(text) ?? [];
    if (destination !== '') packet.hosts = [source, destination];
    const tcp = TCP.exec(text);
    if (tcp) {
      const [from, to] = [portOf(tcp[2] ?? tcp[1] ?? ''), portOf(tcp[4] ?? tcp[3] ?? '')];
      if (from !== undefined && to !== undefined) packet.ports = [from, to];
      if (tcp[5] !== undefined) packet.length = Number(tcp[5]);
    }
    const flags = FLAGS.exec(text)?.[1];
    if (flags !== undefined && packet.ports) packet.flags ??= lettersOf(flags);
    const clock = TIME.exec(text)?.[1];
    if (clock !== undefined) packet.clock = Number(clock);
    const waited = WAITED.exec(text)?.[1];
    if (waited !== undefined) packet.waited = Number(waited);
    if (AGAIN.test(text)) packet.again = true;
    return destination !== '' || tcp !== null || flags !== undefined;
  }

  /** The packet that the text has shown so far is complete. */
  flush(): void {
    const packet = this.#packet;
    this.#packet = undefined;
    if (!packet?.hosts || !packet.ports || packet.flags === undefined) return;
    const from = readHost(packet.hosts[0], packet.ports[0]);
    const to = readHost(packet.hosts[1], packet.ports[1]);
    if (!from || !to) return;
    const { flags, clock = 0, again = false, waited, length, line } = packet;
    const segment = { from, to, flags, length, again };
    // The one that it repeats is not shown, and was sent so long before.
    if (again && waited !== undefined) this.#segments.add({ ...segment, clock: clock - waited }, line);
    this.#segments.add({ ...segment, clock }, line);
  }
}
