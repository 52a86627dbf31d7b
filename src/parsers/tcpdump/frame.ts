import type { Line } from '../../model/parser.ts';
import type { IcmpError, PacketRecord } from '../../model/packet.ts';
import { readHead, type PacketHead } from './head.ts';
import { readArp, readIcmp } from './icmp.ts';
import { readTcp, readWay, type Body } from './tcp.ts';

/** One packet, printed on one line or on several. */
export interface Frame {
  head: PacketHead;
  readonly lines: number[];
  readonly clock: number | undefined;
  body: Body | undefined;
  /** An ICMP error quotes the header of the packet that it answers, and that packet's own text comes next. */
  quoting: boolean;
  /** It is TCP, and its ends cannot be told. */
  unnamed: boolean;
}

// 10.77.1.2 > 10.77.2.9: IP (tos 0x0, ttl 61, id 2, ...)      ... > ...: GREv0, length 64: IP 10.88.0.2.40000 > ...
const CARRIES = /^(?:GREv\d, [^:]{1,120}: )?(?=IP6? )/;
/** Tunnels in tunnels, as far as anybody builds them. */
const DEEPEST = 4;

/** A tunnel's packet: TTL and id of the outer header say nothing of the packet inside, which may have a header of its own. */
function enter(frame: Frame, inner: PacketHead | undefined): void {
  const { printed, interface: name, direction, protocol } = frame.head;
  frame.head = {
    ...(printed === undefined ? {} : { printed }),
    ...(name === undefined ? {} : { interface: name }),
    ...(direction === undefined ? {} : { direction }),
    protocol: inner?.protocol ?? protocol,
    ...(inner?.ttl === undefined ? {} : { ttl: inner.ttl }),
    ...(inner?.id === undefined ? {} : { id: inner.id }),
    rest: '',
  };
}

function setBody(frame: Frame, text: string, depth = 0): boolean {
  if (frame.head.protocol === 'arp') {
    frame.body = readArp(text);
    return true;
  }
  const way = readWay(text);
  if (!way) return frame.head.protocol === 'other';
  const tcp = readTcp(...way);
  frame.unnamed = tcp === 'unnamed';
  frame.body = tcp === 'unnamed' ? undefined : (tcp ?? readIcmp(...way));
  if (frame.body !== undefined || frame.unnamed) return true;
  const carries = CARRIES.exec(way[2]);
  const inner = carries && depth < DEEPEST ? readHead(way[2].slice(carries[0].length)) : undefined;
  enter(frame, inner);
  if (inner !== undefined && inner.rest !== '') setBody(frame, inner.rest, depth + 1);
  return true;
}

/** The header of what a tunnel carries, on a line of its own: GRE's with -v, VXLAN's, Geneve's. */
function entersBelow(frame: Frame, text: string): boolean {
  if (frame.body !== undefined || frame.unnamed) return false;
  const inner = readHead(text);
  if (inner === undefined || inner.printed !== undefined) return false;
  enter(frame, inner);
  if (inner.rest !== '') setBody(frame, inner.rest);
  return true;
}

/** What stands without a time below a packet with one, of which no line has named ends of TCP, is what it carries. */
export function isCarried(frame: Frame | undefined, head: PacketHead): boolean {
  if (frame?.head.printed === undefined || head.printed !== undefined) return false;
  return frame.body === undefined && !frame.unnamed && frame.head.rest === '';
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
  if (entersBelow(frame, text.trimStart())) {
    frame.lines.push(number);
    return true;
  }
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
