import type { Side } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';
import type { Draft } from '../../model/parser.ts';
import { endKey, flowKey, hostKey } from './ends.ts';
import { isSyn, Talk } from './talk.ts';

/** Conversations under way at one time, and kept in all; a paste with more says the same thing many times. */
const MOST_OPEN = 2000;
const MOST_KEPT = 5000;
/** An ICMP error without the ports it is about is looked up among so many of the latest conversations. */
const MOST_CANDIDATES = 40;

/** Folds the packets of one capture, pushed in their order, into conversations. */
export class Conversations {
  readonly #absolute: boolean;
  readonly #open = new Map<string, Talk>();
  readonly #done: Talk[] = [];
  readonly #byIsn = new Map<number, Talk>();
  #latest: Talk[] = [];
  #complete = true;

  /** `absolute`: every sequence number is printed as it is on the wire (tcpdump -S). */
  constructor(absolute: boolean) {
    this.#absolute = absolute;
  }

  /** Every TCP packet found its conversation, and every conversation is kept. */
  get complete(): boolean {
    return this.#complete;
  }

  add(packet: PacketRecord, line: number): void {
    if (packet.protocol === 'icmp') this.#addIcmp(packet, line);
    else if (packet.protocol === 'tcp') this.#addSegment(packet, line);
  }

  #addSegment(packet: PacketRecord, line: number): void {
    // Without flags (-q) nobody can tell a SYN from its answer.
    if (packet.flags === undefined) {
      this.#complete = false;
      return;
    }
    const key = flowKey(packet.from, packet.to);
    const known = this.#open.get(key);
    if (known && !(isSyn(packet) && known.isAnother(packet))) {
      known.add(packet, line);
      return;
    }
    if (known) this.#close(key, known);
    const talk = new Talk(packet, this.#absolute);
    talk.add(packet, line);
    this.#begin(key, talk);
  }

  #begin(key: string, talk: Talk): void {
    this.#open.set(key, talk);
    this.#latest.push(talk);
    if (this.#latest.length > 2 * MOST_CANDIDATES) this.#latest = this.#latest.slice(-MOST_CANDIDATES);
    this.#findTwin(talk);
    if (this.#open.size > MOST_OPEN) this.#closeOldest(MOST_OPEN / 4);
  }

  #closeOldest(count: number): void {
    for (const [key, talk] of [...this.#open].slice(0, count)) {
      this.#complete &&= talk.isOver;
      this.#close(key, talk);
    }
  }

  #close(key: string, talk: Talk): void {
    this.#open.delete(key);
    if (this.#done.length < MOST_KEPT) this.#done.push(talk);
    else this.#complete = false;
  }

  /** One SYN under two pairs of addresses: this machine translates them. */
  #findTwin(talk: Talk): void {
    if (talk.isn === undefined) return;
    const twin = this.#byIsn.get(talk.isn);
    const alike = twin && (twin.stamp === talk.stamp || twin.begins !== 'syn' || talk.begins !== 'syn');
    if (twin && alike && flowKey(twin.client, twin.server) !== flowKey(talk.client, talk.server)) {
      twin.translatedTo(talk);
      talk.translatedTo(twin);
    }
    if (this.#byIsn.size < MOST_KEPT) this.#byIsn.set(talk.isn, talk);
  }

  #addIcmp(packet: PacketRecord, line: number): void {
    const answers = packet.icmp?.answers;
    if (answers) {
      const talk = this.#open.get(flowKey(answers.from, answers.to));
      talk?.addIcmp(packet, talk.sideOf(answers.from), true, line);
      return;
    }
    const found = this.#latest.flatMap((talk): readonly (readonly [Talk, Side])[] => {
      const side = couldAnswer(packet, talk);
      return side === undefined ? [] : [[talk, side]];
    });
    const fresh = found.filter(([talk]) => !talk.hasIcmp());
    const candidates = fresh.length > 0 ? fresh : found;
    for (const [talk, side] of candidates) talk.addIcmp(packet, side, candidates.length === 1, line);
  }

  /** The conversations in the order in which they began. `until`: the clock of the capture's last packet. */
  end(until: number | undefined): readonly Draft[] {
    for (const [key, talk] of this.#open) this.#close(key, talk);
    return this.#done
      .map((talk) => ({ record: talk.record(until), lines: talk.lines() }))
      .sort((a, b) => Math.min(...a.lines) - Math.min(...b.lines));
  }
}

/** The side whose packet an ICMP error without a quoted header may answer. */
function couldAnswer({ icmp, to }: PacketRecord, talk: Talk): Side | undefined {
  const side = (['client', 'server'] as const).find((one) => hostKey(talk[one]) === hostKey(to));
  if (side === undefined || !icmp || !talk.waits(side)) return undefined;
  const { about } = icmp;
  const other = side === 'client' ? talk.server : talk.client;
  if (about === undefined) return side;
  const isAbout = about.port === 0 ? hostKey(about) === hostKey(other) : endKey(about) === endKey(other);
  return isAbout ? side : undefined;
}
