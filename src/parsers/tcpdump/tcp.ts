import type { PacketRecord } from '../../model/packet.ts';
import { readHostAndPort } from '../parts/packet-ends.ts';

/** What a packet says of itself, behind its head. */
export type Body = Omit<PacketRecord, 'kind' | 'count' | 'clock' | 'interface' | 'direction' | 'ttl' | 'id'>;

// 10.77.1.2.33434 > 10.77.2.2.3306:
const WAY = /^([\w.:%-]{3,270}) > ([\w.:%-]{3,270}): (?=\S)/;
// Flags [P.], cksum 0x17c6 (incorrect -> 0x5596), seq 1:3, ack 1, win 63, options [nop,nop,TS val 1 ecr 2], length 2
const FLAGS = /^Flags \[([SFRPUWEAe.]{1,9}|none)\]/;
// S 2741378757:2741378757(0) win 14600 <mss 1460,sackOK,timestamp 117887789 0,nop,wscale 7>      . ack 1 win 46
const OLD =
  /^([SFRPWE.]{1,5})(?:, cksum 0x[\da-f]{1,4} \([^()]{1,40}\),)? (?:(\d{1,10}):\d{1,10}\((\d{1,6})\) ?)?(?:ack (\d{1,10}) ?)?win (\d{1,5})/;
// S      S 2191288111:2191288111(0)      R 0:0(0) ack      (a mail program broke the line there)
const OLD_CUT = /^([SFRPWE]{1,5}|\.)(?: (\d{1,10}):\d{1,10}\((\d{1,6})\))?(?: (ack)(?: \d{1,10})?)?$/;
// tcp 0      (-q)
const QUIET = /^tcp (\d{1,6})\b/;

function numberOf(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

type Segment = Pick<PacketRecord, 'flags' | 'seq' | 'ack' | 'length' | 'window' | 'stamp' | 'sack'>;

// options [nop,nop,TS val 1 ecr 2,nop,nop,sack 2 {2897:4345}{5793:6000}]      <nop,nop,sack 1 {2897:4345}>
const SACK = /\bsack \d ((?:\{\d{1,10}:\d{1,10}\}){1,4})/;

function sackOf(text: string): PacketRecord['sack'] {
  const found = SACK.exec(text)?.[1];
  return found?.split('}{').map((range) => {
    const [from = 0, to = 0] = range.replace(/[{}]/g, '').split(':').map(Number);
    return [from, to] as const;
  });
}

function modern(text: string): Segment | undefined {
  const flags = FLAGS.exec(text)?.[1];
  if (flags === undefined) return undefined;
  // What the payload says stands behind the length, and may look like anything.
  const end = text.indexOf(', length ');
  const own = end < 0 ? text : text.slice(0, end);
  return present({
    flags: flags === 'none' ? '' : flags,
    seq: numberOf(/, seq (\d{1,10})/, own),
    ack: numberOf(/, ack (\d{1,10})/, own),
    window: numberOf(/, win (\d{1,5})/, own),
    stamp: numberOf(/TS val (\d{1,10})/, own),
    sack: sackOf(own),
    length: end < 0 ? undefined : numberOf(/^, length (\d{1,6})/, text.slice(end)),
  });
}

function cutOff(text: string): Segment | undefined {
  const [, flags, seq, , ack] = OLD_CUT.exec(text.trimEnd()) ?? [];
  if (flags === undefined) return undefined;
  return present({
    flags: ack === undefined ? flags : `${flags}.`,
    seq: seq === undefined ? undefined : Number(seq),
    length: 0,
  });
}

function old(text: string): Segment | undefined {
  const match = OLD.exec(text);
  if (!match) return cutOff(text);
  const [, flags = '', seq, length, ack, window] = match;
  const numeric = (digits: string | undefined): number | undefined =>
    digits === undefined ? undefined : Number(digits);
  return present({
    flags: ack === undefined || flags.endsWith('.') ? flags : `${flags}.`,
    seq: numeric(seq),
    ack: numeric(ack),
    window: numeric(window),
    stamp: numberOf(/timestamp (\d{1,10})/, text),
    sack: sackOf(text),
    length: Number(length ?? 0),
  });
}

function quiet(text: string): Segment | undefined {
  const length = numberOf(QUIET, text);
  return length === undefined ? undefined : { length };
}

/** The two ends that a packet's text begins with, as printed. */
export function readWay(text: string): readonly [from: string, to: string, rest: string] | undefined {
  const match = WAY.exec(text);
  return match ? [match[1] ?? '', match[2] ?? '', text.slice(match[0].length)] : undefined;
}

/** `unnamed`: it is TCP, and a port or a host in it cannot be told. */
export function readTcp(fromText: string, toText: string, rest: string): Body | 'unnamed' | undefined {
  const segment = modern(rest) ?? old(rest) ?? quiet(rest);
  if (!segment) return undefined;
  const from = readHostAndPort(fromText);
  const to = readHostAndPort(toText);
  return from && to ? { protocol: 'tcp', from, to, ...segment } : 'unnamed';
}
