import type { Endpoint, PacketRecord } from '../../model/fact.ts';
import type { Draft } from '../../model/parser.ts';
import { Conversations } from '../../network/packets/conversations.ts';
import { flowKey } from '../../network/packets/ends.ts';

/** Packets kept one by one; the conversations are made of all. */
const MOST_PACKETS = 3000;
/** What another initial sequence number lies apart where a tool prints each as nought. */
const APART = 1_000_003;

/** A TCP segment as any tool but tcpdump shows it. */
export interface Segment {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** tcpdump's letters. */
  readonly flags: string;
  readonly clock?: number | undefined;
  readonly seq?: number | undefined;
  readonly ack?: number | undefined;
  readonly length?: number | undefined;
  readonly ttl?: number | undefined;
  readonly window?: number | undefined;
  readonly interface?: string | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  /** The tool says that it was sent before. */
  readonly again?: boolean;
}

type Shown = Omit<Segment, 'from' | 'to' | 'again'>;

function present(fields: Shown): Partial<PacketRecord> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Folds the segments of one capture into conversations. */
export class CapturedSegments {
  readonly #conversations: Conversations;
  readonly #relative: boolean;
  readonly #packets: Draft[] = [];
  /** The start of each connection, where the tool prints it as nought. */
  readonly #starts = new Map<string, number>();
  #next = 0;
  #last: number | undefined;

  /** `relative`: every number is counted from the connection's start, the SYN's own too. */
  constructor(numbers: 'relative' | 'absolute') {
    this.#relative = numbers === 'relative';
    this.#conversations = new Conversations(!this.#relative);
  }

  add(segment: Segment, line: number): void {
    const packet = this.#packet(segment);
    if (packet.clock !== undefined) this.#last = Math.max(packet.clock, this.#last ?? packet.clock);
    this.#conversations.add(packet, line);
    if (this.#packets.length < MOST_PACKETS) this.#packets.push({ record: packet, lines: [line] });
  }

  #packet(segment: Segment): PacketRecord {
    const { from, to, flags, clock, length, ttl, window, direction } = segment;
    const shown = { flags, clock, length, ttl, window, direction, interface: segment.interface };
    const { seq, ack } = this.#relative ? this.#numbered(segment) : segment;
    return {
      kind: 'packet',
      protocol: 'tcp',
      from,
      to,
      ...present({ ...shown, seq, ack }),
      count: 1,
    };
  }

  /** A number of its own for each connection's start, so that two of them are not taken for one. */
  #numbered({ from, to, flags, seq, ack, again }: Segment): Pick<Segment, 'seq' | 'ack'> {
    if (!flags.includes('S')) return { seq, ack };
    const key = flowKey(from, to);
    const isSyn = !flags.includes('.');
    const known = this.#starts.get(key);
    const start = known === undefined || (isSyn && again === false) ? (this.#next += APART) : known;
    this.#starts.set(key, start);
    return isSyn ? { seq: start } : { seq: start + 1, ack: start + 1 };
  }

  end(): readonly Draft[] {
    return [...this.#conversations.end(this.#last), ...this.#packets];
  }
}
