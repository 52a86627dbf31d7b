import type { Line } from '../../model/parser.ts';
import type { IcmpError, PacketRecord } from '../../model/packet.ts';
import type { PacketHead } from './head.ts';
import { readArp, readIcmp } from './icmp.ts';
import { readTcp, readWay, type Body } from './tcp.ts';

/** One packet, printed on one line or on several. */
export interface Frame {
  readonly head: PacketHead;
  readonly lines: number[];
  readonly clock: number | undefined;
  body: Body | undefined;
  /** An ICMP error quotes the header of the packet that it answers, and that packet's own text comes next. */
  quoting: boolean;
  /** It is TCP, and its ends cannot be told. */
  unnamed: boolean;
}

function setBody(frame: Frame, text: string): boolean {
  if (frame.head.protocol === 'arp') {
    frame.body = readArp(text);
    return true;
  }
  const way = readWay(text);
  if (!way) return frame.head.protocol === 'other';
  const tcp = readTcp(...way);
  frame.unnamed = tcp === 'unnamed';
  frame.body = tcp === 'unnamed' ? undefined : (tcp ?? readIcmp(...way));
  return true;
}

/** False where the line is no packet after all: it holds neither two ends nor what else tcpdump prints there. */
export function openFrame(head: PacketHead, line: Line, clock: number | undefined): Frame | undefined {
  const frame = { head, lines: [line.number], clock, body: undefined, quoting: false, unnamed: false };
  if (head.rest === '') return frame;
  // Without a time and without two ends, a sentence may begin with `IP` as well.
  return setBody(frame, head.rest) || head.printed ? frame : undefined;
}

function quoted(icmp: IcmpError, text: string): IcmpError {
  const way = readWay(text.trimStart());
  const inner = way ? readTcp(...way) : undefined;
  if (inner === undefined || inner === 'unnamed') return icmp;
  const { from, to, seq } = inner;
  return { ...icmp, answers: { from, to, ...(seq === undefined ? {} : { seq }) } };
}

const INNER_HEADER = /^\s*IP6? \((?:tos|class|flowlabel|hlim) /;
const BELOW = /^(?:\t| {4})\s*\S/;

/** The second line of a packet with -v, what an ICMP error quotes, options. False: the line is not part of it. */
export function extendFrame(frame: Frame, line: Line): boolean {
  const { text, number } = line;
  if (frame.body === undefined && !frame.unnamed && frame.head.rest === '') {
    if (!setBody(frame, text.trimStart())) return false;
    frame.lines.push(number);
    return true;
  }
  const { body } = frame;
  if (body?.icmp && INNER_HEADER.test(text)) {
    frame.quoting = true;
    frame.lines.push(number);
    return true;
  }
  if (frame.quoting && body?.icmp && readWay(text.trimStart())) {
    frame.body = { ...body, icmp: quoted(body.icmp, text) };
    frame.quoting = false;
    frame.lines.push(number);
    return true;
  }
  return BELOW.test(text);
}

/** The packet as a record, where it is of a kind that says something of a connection. */
export function packetOf({ head, clock, body }: Frame): PacketRecord | undefined {
  if (!body) return undefined;
  const { interface: name, direction, ttl, id } = head;
  return {
    kind: 'packet',
    ...(clock === undefined ? {} : { clock }),
    ...(name === undefined ? {} : { interface: name }),
    ...(direction === undefined ? {} : { direction }),
    ...body,
    ...(ttl === undefined ? {} : { ttl }),
    ...(id === undefined ? {} : { id }),
    count: 1,
  };
}
