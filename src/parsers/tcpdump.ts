import type { CommandLine } from '../model/command-line.ts';
import type { PacketRecord } from '../model/packet.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { logDraft } from '../failure/log-draft.ts';
import { Conversations } from '../network/packets/conversations.ts';
import { onlyRun } from '../listing/socket-listing.ts';
import { Clock } from './tcpdump/clock.ts';
import { extendFrame, isCarried, openFrame, packetOf, type Frame } from './tcpdump/frame.ts';
import { readHead, type PacketHead } from './tcpdump/head.ts';
import { readTcpdumpQuery, type TcpdumpQuery } from './tcpdump/query.ts';
import { Notes } from './tcpdump/notes.ts';
import { readPktmonHead, type PktmonHead } from './tcpdump/pktmon.ts';

/** Packets kept one by one; the conversations are made of all. */
const MOST_PACKETS = 3000;

// 	0x0000:  4500 003c 3795 4000 3f06 ec89 0a4d 0102  E..<7.@.?....M..
const HEX = /^\s{0,8}0x[\da-f]{3,4}: /;
// E..<7.@.?...      `....(.?      (-A: the bytes as text, an IPv4 or an IPv6 header first)
const ASCII = /^\s?(?:E.{3,}|`.{3,})/;

class TcpdumpReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: TcpdumpQuery;
  readonly #clock: Clock;
  readonly #notes = new Notes();
  readonly #conversations: Conversations;
  readonly #packets: Draft[] = [];
  #open: Frame | undefined;
  #frames = 0;
  #firstLine: number | undefined;
  /** The lines are the bytes of the packet above. */
  #dumping = false;
  #unnamed = false;
  /** The line above the next packet, of pktmon. */
  #above: { readonly head: PktmonHead; readonly line: number } | undefined;
  readonly #drops: Draft[] = [];
  #clocks: { first?: number; last?: number } = {};

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = readTcpdumpQuery(this.#command);
    this.#clock = new Clock(this.#query.clock);
    this.#conversations = new Conversations(this.#query.absolute);
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return this.#dumping;
    if (this.#notes.take(line)) return true;
    const above = readPktmonHead(text);
    if (above) {
      this.#above = { head: above, line: line.number };
      return true;
    }
    const head = this.#timed(readHead(this.#above ? text.trimStart() : text));
    const isOwn = head && !this.#isQuoted(head.printed !== undefined, text) && !isCarried(this.#open, head);
    if (isOwn) {
      const clock = head.printed ? this.#clock.read(head.printed) : undefined;
      const frame = openFrame(head, line, clock);
      if (frame) {
        this.#begin(frame, line.number);
        return true;
      }
    }
    return this.#below(line);
  }

  /** A packet without its own time has the one above it. */
  #timed(head: PacketHead | undefined): PacketHead | undefined {
    const above = this.#above?.head;
    if (!head || !above || head.printed) return head;
    const { printed, component, direction } = above;
    return { ...head, printed, interface: component, ...(direction === undefined ? {} : { direction }) };
  }

  /** The system says that it dropped the SYN. */
  #noteDrop(frame: Frame): void {
    const above = this.#above;
    this.#above = undefined;
    const { body } = frame;
    if (above?.head.dropped === undefined || body?.flags !== 'S' || this.#drops.length > 100) return;
    const { address, port } = body.to;
    const lines = [frame.lines[0] ?? above.line, above.line];
    const { direction, dropped } = above.head;
    const way = direction === undefined ? {} : { detail: direction };
    this.#drops.push(
      logDraft(
        { event: 'packet-logged', about: dropped, address, port, source: body.from.address, ...way },
        lines,
      ),
      { record: { kind: 'sign', sign: 'firewall' }, lines },
    );
  }

  /** The header that an ICMP error quotes looks like a packet without its time. */
  #isQuoted(timed: boolean, text: string): boolean {
    if (timed || this.#open?.body?.icmp === undefined) return false;
    return this.#open.head.printed !== undefined || /^\s/.test(text);
  }

  #begin(frame: Frame, line: number): void {
    this.#flush();
    this.#noteDrop(frame);
    this.#open = frame;
    this.#frames++;
    this.#dumping = this.#query.dumps;
    this.#firstLine ??= line;
    if (frame.clock === undefined) return;
    this.#clocks.first ??= frame.clock;
    this.#clocks.last = Math.max(frame.clock, this.#clocks.last ?? 0);
  }

  #below(line: Line): boolean {
    if (!this.#open) return false;
    if (HEX.test(line.text)) return true;
    if (extendFrame(this.#open, line)) return true;
    this.#dumping ||= ASCII.test(line.text) && this.#open.lines.at(-1) === line.number - 1;
    return this.#dumping;
  }

  #flush(): void {
    const frame = this.#open;
    this.#open = undefined;
    if (!frame) return;
    this.#unnamed ||= frame.unnamed;
    const packet = packetOf(frame);
    if (!packet) return;
    this.#conversations.add(packet, frame.lines[0] ?? 0);
    if (this.#packets.length < MOST_PACKETS) this.#packets.push(this.#draft(packet, frame));
  }

  #draft(record: PacketRecord, { lines, head }: Frame): Draft {
    const time = head.printed?.time;
    return { record, lines, ...(time === undefined ? {} : { time }) };
  }

  end(): readonly Draft[] {
    this.#flush();
    const talks = this.#conversations.end(this.#clocks.last);
    const listing = this.#listing();
    return [...(listing ? [listing] : []), ...talks, ...this.#drops, ...this.#packets];
  }

  /** The capture itself: what it was made to see, and whether all of it is here. */
  #listing(): Draft | undefined {
    const { listening, captured, dropped, fromFile, stopped } = this.#notes;
    const query = this.#query;
    const told = [this.#notes.line, this.#notes.endLine, this.#head.commandLine];
    const lines = told.filter((line) => line !== undefined);
    const cited = lines.length > 0 ? lines : [this.#firstLine].filter((line) => line !== undefined);
    if (cited.length === 0) return undefined;
    const name = listening ?? query.interface;
    const live = !query.fromFile && !fromFile;
    const seconds = stopped ? undefined : this.#command?.timeout;
    const whole =
      live && listening !== undefined && this.#notes.received !== undefined && captured === this.#frames;
    return {
      record: {
        kind: 'listing',
        of: 'packet',
        tool: 'tcpdump',
        families: [4, 6],
        states: 'all',
        sees: 'all',
        capture: {
          ...(live && name !== undefined ? { interface: name } : {}),
          ...(live && this.#command && query.filter !== undefined ? { filter: query.filter } : {}),
          ...(query.direction === undefined ? {} : { direction: query.direction }),
          ...(captured === undefined ? {} : { captured }),
          ...(dropped === undefined ? {} : { dropped }),
          ...(query.most === undefined ? {} : { most: query.most }),
          ...(seconds === undefined ? {} : { seconds }),
          ...this.#clocks,
        },
      },
      lines: cited,
      whole:
        whole &&
        this.#command?.passes.kind === 'all' &&
        query.filter !== undefined &&
        !this.#unnamed &&
        this.#conversations.complete &&
        dropped === 0 &&
        // What the kernel had taken and tcpdump had not printed when it was stopped.
        (this.#notes.received === captured || captured === query.most),
    };
  }
}

/** Cheap, since every line of every paste is asked. */
function mayBePacket(line: string): boolean {
  return / > |ARP, |arp |\((?:tos|flowlabel|class|hlim) /.test(line.slice(0, 400));
}

function opensPacket(line: string): boolean {
  if (!mayBePacket(line)) return false;
  const head = readHead(line);
  if (!head) return false;
  const frame = openFrame(head, { number: 0, text: line }, undefined);
  return (
    frame !== undefined && (frame.body !== undefined || (head.printed !== undefined && head.rest === ''))
  );
}

/** tcpdump's text, in every style of time and detail, of 3.9 to 4.99. */
export const tcpdump: Parser = {
  id: 'tcpdump',
  marks: [
    ' > ',
    'arp, ',
    'arp ',
    '(tos ',
    '(flowlabel ',
    '(class ',
    '(hlim ',
    'listening on ',
    'reading from file ',
    'tcpdump: verbose output',
    'pktgroupid ',
  ],
  claims: ({ tool }) => tool === 'tcpdump' || tool === 'pktmon',
  opens: (line) => Notes.opens(line) || opensPacket(line) || readPktmonHead(line) !== undefined,
  block: (head, command) => new TcpdumpReader(head, command),
};
