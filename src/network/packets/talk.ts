import type { ConversationRecord, IcmpAnswer, Pause, Reset, Side } from '../../model/conversation.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { PacketRecord } from '../../model/packet.ts';
import { endKey } from './ends.ts';
import { fromStart } from './sequence.ts';
import { columnsOf, isCopy, Series } from './series.ts';
import { Stream } from './stream.ts';

const MOST_RESETS = 4;
const MOST_ICMP = 4;
const MOST_RECENT = 6;

export function isSyn(packet: PacketRecord): boolean {
  return packet.flags?.includes('S') === true && !packet.flags.includes('.');
}

function isSynAck(packet: PacketRecord): boolean {
  return packet.flags?.includes('S') === true && packet.flags.includes('.');
}

interface Recent {
  readonly packet: PacketRecord;
  readonly seenIn: Set<string>;
}

interface ResetSeen {
  readonly by: Side;
  readonly after: Reset['after'];
  readonly series: Series;
  readonly otherTtl: number | undefined;
  readonly bare: boolean;
  readonly idle: number | undefined;
}

interface IcmpSeen {
  readonly answer: Pick<IcmpAnswer, 'unreachable' | 'from' | 'to' | 'exact' | 'mtu'>;
  readonly series: Series;
}

/** One connection attempt under way, packet by packet. */
export class Talk {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly begins: ConversationRecord['begins'];
  readonly isn: number | undefined;
  readonly stamp: number | undefined;
  readonly #absolute: boolean;
  #serverIsn: number | undefined;
  readonly #syn = new Series();
  readonly #synAck = new Series();
  readonly #resets: ResetSeen[] = [];
  readonly #icmp: IcmpSeen[] = [];
  readonly #streams = { client: new Stream(), server: new Stream() };
  #handshake = false;
  #closedBy: Side | undefined;
  #recent: Recent[] = [];
  #first: number | undefined;
  #last: number | undefined;
  #firstLine: number | undefined;
  #lastSender: Side | undefined;
  /** Who speaks, and how long nothing was on its way before. */
  #turn: { readonly by: Side; readonly idle: number | undefined } | undefined;
  #pause: Pause | undefined;
  #translated: ConversationRecord['translated'];

  constructor(packet: PacketRecord, absolute: boolean) {
    this.begins = isSyn(packet) ? 'syn' : isSynAck(packet) ? 'syn-ack' : 'later';
    const fromClient =
      this.begins === 'syn' || (this.begins === 'later' && packet.from.port >= packet.to.port);
    this.client = fromClient ? packet.from : packet.to;
    this.server = fromClient ? packet.to : packet.from;
    this.#absolute = absolute;
    const answered = packet.ack === undefined ? undefined : (packet.ack - 1) >>> 0;
    this.isn = this.begins === 'syn' ? packet.seq : this.begins === 'syn-ack' ? answered : undefined;
    this.stamp = this.begins === 'syn' ? packet.stamp : undefined;
  }

  /** Nothing more will come of it. */
  get isOver(): boolean {
    const { client, server } = this.#streams;
    return this.#resets.length > 0 || (client.hasFin && server.hasFin);
  }

  sideOf(end: Endpoint): Side {
    return endKey(end) === endKey(this.client) ? 'client' : 'server';
  }

  /** The SYN begins another attempt from the same port. */
  isAnother(packet: PacketRecord): boolean {
    if (this.sideOf(packet.from) === 'server' || this.begins !== 'syn') return true;
    // Where its number is cut off, the same SYN goes on until something answers it.
    if (this.isn === undefined || packet.seq === undefined)
      return this.#synAck.count > 0 || this.#resets.length > 0 || this.isn !== packet.seq;
    return packet.seq !== this.isn;
  }

  /** The side sent something, and nothing has come back since. */
  waits(side: Side): boolean {
    return this.#lastSender === side;
  }

  hasIcmp(): boolean {
    return this.#icmp.length > 0;
  }

  translatedTo({ client, server }: Talk): void {
    this.#translated ??= { client, server };
  }

  add(packet: PacketRecord, line: number): void {
    const before = this.#last;
    this.#note(packet.clock, line);
    if (this.#isCopyOfRecent(packet, line)) return;
    const by = this.sideOf(packet.from);
    const idle = this.#idle(packet.clock, before);
    const answered = this.#turn;
    if (idle !== undefined || answered?.by !== by) this.#turn = { by, idle };
    this.#notePause(idle, by, line);
    if (isSyn(packet)) this.#syn.add(packet, line);
    else if (isSynAck(packet)) this.#answer(packet, line);
    else if (packet.flags?.includes('R') === true)
      this.#reset(packet, by, line, answered?.by === by ? undefined : answered?.idle);
    else this.#segment(packet, by, line);
    this.#lastSender = by;
  }

  #note(clock: number | undefined, line: number): void {
    this.#firstLine ??= line;
    if (clock === undefined) return;
    this.#first ??= clock;
    this.#last = Math.max(clock, this.#last ?? clock);
  }

  /** Seconds since the last packet, a second at the least, while neither side waited for the other's acknowledgement. */
  #idle(clock: number | undefined, before: number | undefined): number | undefined {
    // What is closed already is idle no longer.
    if (!this.#handshake || this.#closedBy !== undefined) return undefined;
    if (clock === undefined || before === undefined || clock - before < 1) return undefined;
    const { client, server } = this.#streams;
    return client.unanswered + server.unanswered > 0 ? undefined : round(clock - before);
  }

  #notePause(seconds: number | undefined, endedBy: Side, line: number): void {
    if (seconds !== undefined && seconds > (this.#pause?.seconds ?? 0))
      this.#pause = { seconds, endedBy, line };
  }

  #isCopyOfRecent(packet: PacketRecord, line: number): boolean {
    const first = this.#recent.find(
      ({ packet: known, seenIn }) => this.#looksLike(known, packet) && isCopy(known, packet, seenIn),
    );
    if (!first) {
      this.#recent.push({ packet, seenIn: new Set([columnsOf(packet)]) });
      if (this.#recent.length > MOST_RECENT) this.#recent = this.#recent.slice(1);
      return false;
    }
    first.seenIn.add(columnsOf(packet));
    // The series keeps account of where each was seen.
    if (isSyn(packet)) this.#syn.add(packet, line);
    else if (isSynAck(packet)) this.#synAck.add(packet, line);
    else if (packet.flags?.includes('R') === true) this.#resets.at(-1)?.series.add(packet, line);
    return true;
  }

  #looksLike(a: PacketRecord, b: PacketRecord): boolean {
    return (
      a.flags === b.flags &&
      a.length === b.length &&
      endKey(a.from) === endKey(b.from) &&
      this.#seq(a) === this.#seq(b) &&
      this.#ack(a) === this.#ack(b)
    );
  }

  #base(side: Side): number | undefined {
    return side === 'client' ? this.isn : this.#serverIsn;
  }

  #seq({ seq, from }: PacketRecord): number | undefined {
    return seq === undefined ? undefined : fromStart(seq, this.#base(this.sideOf(from)), this.#absolute);
  }

  /** A number of the other side's, as this packet acknowledges it. */
  #theirs(printed: number, { to }: PacketRecord): number {
    return fromStart(printed, this.#base(this.sideOf(to)), this.#absolute);
  }

  #ack(packet: PacketRecord): number | undefined {
    return packet.ack === undefined ? undefined : this.#theirs(packet.ack, packet);
  }

  #answer(packet: PacketRecord, line: number): void {
    this.#serverIsn ??= packet.seq;
    this.#synAck.add(packet, line);
    // Both numbers are printed as they are on the wire.
    if (packet.ack !== undefined && this.isn !== undefined)
      this.#streams.client.acknowledged((packet.ack - this.isn) >>> 0);
    this.#streams.server.sawTtl(columnsOf(packet), packet.ttl);
  }

  #progress(): Reset['after'] {
    const { client, server } = this.#streams;
    if (client.bytes + server.bytes > 0) return 'data';
    if (this.#handshake) return 'handshake';
    if (this.#synAck.count > 0) return 'syn-ack';
    return this.#syn.count > 0 ? 'syn' : 'nothing';
  }

  #reset(packet: PacketRecord, by: Side, line: number, idle: number | undefined): void {
    const known = this.#resets.find((reset) => reset.by === by && reset.after === this.#progress());
    if (known) known.series.add(packet, line);
    else if (this.#resets.length < MOST_RESETS) {
      const series = new Series();
      series.add(packet, line);
      const otherTtl =
        packet.ttl === undefined ? undefined : this.#streams[by].otherTtl(columnsOf(packet), packet.ttl);
      const bare = packet.flags?.includes('.') !== true;
      this.#resets.push({ by, after: this.#progress(), series, otherTtl, bare, idle });
    }
  }

  #segment(packet: PacketRecord, by: Side, line: number): void {
    const mine = this.#streams[by];
    mine.sawTtl(columnsOf(packet), packet.ttl);
    // Only who has a SYN-ACK acknowledges without a SYN.
    if (by === 'client' && packet.flags?.includes('.') === true) this.#handshake = true;
    const ack = this.#ack(packet);
    if (ack !== undefined) {
      const sack = packet.sack?.map(([a, b]) => [this.#theirs(a, packet), this.#theirs(b, packet)] as const);
      this.#streams[by === 'client' ? 'server' : 'client'].acknowledged(ack, sack);
      mine.acknowledges(ack);
    }
    mine.add(packet, this.#seq(packet), { line, clock: packet.clock, idle: this.#turn?.idle });
    if (mine.hasFin) this.#closedBy ??= by;
  }

  addIcmp(packet: PacketRecord, to: Side, exact: boolean, line: number): void {
    const { icmp, from } = packet;
    if (!icmp) return;
    this.#note(packet.clock, line);
    const { unreachable, mtu } = icmp;
    const known = this.#icmp.find(
      ({ answer }) => answer.unreachable === unreachable && endKey(answer.from) === endKey(from),
    );
    if (known) known.series.add(packet, line);
    else if (this.#icmp.length < MOST_ICMP) {
      const series = new Series();
      series.add(packet, line);
      const answer = { unreachable, from, to, exact, ...(mtu === undefined ? {} : { mtu }) };
      this.#icmp.push({ answer, series });
    }
  }

  /** The lines that tell most, the ending first. */
  lines(): readonly number[] {
    const lines = [
      ...this.#icmp.map(({ series }) => series.line),
      ...this.#resets.map(({ series }) => series.line),
      ...[this.#syn, this.#synAck].filter(({ count }) => count > 0).flatMap((s) => [s.line, s.lastLine]),
      ...this.#streams.client.lines,
      ...this.#streams.server.lines,
      this.#firstLine,
    ];
    return [...new Set(lines.filter((line) => line !== undefined))].slice(0, 12);
  }

  /** `until`: the clock of the capture's last packet. */
  record(until: number | undefined): ConversationRecord {
    const syn = this.#syn.sent();
    const synAck = this.#synAck.sent();
    const [first, last] = [this.#first, this.#last];
    return {
      kind: 'conversation',
      client: this.client,
      server: this.server,
      begins: this.begins,
      ...(this.isn === undefined ? {} : { isn: this.isn }),
      ...(this.#serverIsn === undefined ? {} : { serverIsn: this.#serverIsn }),
      ...(this.stamp === undefined ? {} : { stamp: this.stamp }),
      ...(first === undefined || last === undefined ? {} : { clock: first, lasted: round(last - first) }),
      ...(until === undefined || last === undefined ? {} : { quietFor: round(until - last) }),
      ...(syn ? { syn } : {}),
      ...(synAck ? { synAck } : {}),
      handshake: this.#handshake,
      resets: this.#resets.flatMap(({ by, after, series, otherTtl, bare, idle }): Reset[] => {
        const sent = series.sent();
        const more = {
          ...(otherTtl === undefined ? {} : { otherTtl }),
          ...(bare ? { bare } : {}),
          ...(idle === undefined ? {} : { idle }),
        };
        return sent ? [{ ...sent, by, after, ...more }] : [];
      }),
      icmp: this.#icmp.flatMap(({ answer, series }) => {
        const sent = series.sent();
        return sent ? [{ ...sent, ...answer }] : [];
      }),
      sent: {
        client: this.#streams.client.flow(this.isn !== undefined),
        server: this.#streams.server.flow(this.#serverIsn !== undefined),
      },
      ...(this.#pause === undefined ? {} : { pause: this.#pause }),
      ...(this.#closedBy === undefined ? {} : { closedBy: this.#closedBy }),
      ...(this.#translated === undefined ? {} : { translated: this.#translated }),
      count: 1,
    };
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
