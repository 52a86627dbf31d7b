import type { CommandLine } from '../model/command-line.ts';
import type { HopRecord, IcmpUnreachable } from '../model/fact.ts';
import { canonicalIp, sameIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { option } from '../command/options.ts';
import { shortOptions } from '../listing/socket-listing.ts';

// traceroute to 10.77.2.2 (10.77.2.2), 30 hops max, 60 byte packets
const HEADER = /^traceroute6? to ([\w.:-]{1,253}) \(([\da-f.:]{2,45})\)(?: from \S{1,60})?, \d{1,3} hops max/;
// Tracing the path to db1.internal (10.77.2.2) on TCP port 6379 (redis), 30 hops max
// Tracing the path to 10.77.2.2 on TCP port 7777, 30 hops max
const TCP_HEADER =
  /^Tracing the path to (?:[\w.-]{1,253} \()?([\d.]{7,15})\)? on TCP port (\d{1,5})(?: \([\w-]{1,40}\))?, \d{1,3} hops max/;
//  2  10.77.2.2 [open]  0.100 ms  0.105 ms  0.111 ms       1  10.77.1.1  0.069 ms * *       3  * * *
//  2  db1.internal (10.77.2.2)  0.051 ms !X * *
const ROW = /^ {0,2}(\d{1,3}) {2}(\S.{0,400})$/;
// Selected device eth0, address 10.77.1.2, port 45905 for outgoing packets      Destination not reached
const NOISE = /^(?:Selected device \S{1,15}, address |Destination not reached$)/;

/** Marks of traceroute(8), and two of BSD's. */
const MARKS: Readonly<Record<string, IcmpUnreachable>> = {
  '!H': 'host',
  '!N': 'net',
  '!P': 'protocol',
  '!X': 'admin-prohibited',
  '!A': 'net-prohibited',
  '!Z': 'host-prohibited',
  '!F': 'fragmentation-needed',
};

interface Target {
  readonly address: string;
  readonly port?: number;
}

function probeOf(command: CommandLine | undefined): HopRecord['probe'] {
  if (command === undefined) return 'unknown';
  const short = shortOptions(command);
  if (/^tcptraceroute/.test(command.tool) || short.includes('T') || command.words.includes('--tcp'))
    return 'tcp';
  return short.includes('I') || command.words.includes('--icmp') ? 'icmp' : 'udp';
}

function portOf(command: CommandLine | undefined): number | undefined {
  const port = command === undefined ? undefined : option(command.words, '-p', '--port');
  return port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : undefined;
}

class TracerouteReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  #probe: HopRecord['probe'];
  #target: Target | undefined;
  #header = 0;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#probe = probeOf(command);
  }

  read(line: Line): boolean {
    return this.#start(line) || NOISE.test(line.text) || this.#row(line);
  }

  #start({ text, number }: Line): boolean {
    const [, , plain] = HEADER.exec(text) ?? [];
    const [, traced, port] = TCP_HEADER.exec(text) ?? [];
    const address = canonicalIp(plain ?? traced ?? '');
    if (address === undefined) return false;
    if (port !== undefined) this.#probe = 'tcp';
    const dialled =
      port === undefined ? (this.#probe === 'tcp' ? (portOf(this.#command) ?? 80) : undefined) : Number(port);
    this.#target = { address, ...(dialled === undefined ? {} : { port: dialled }) };
    this.#header = number;
    return true;
  }

  #row(line: Line): boolean {
    const [, ttl, rest] = ROW.exec(line.text) ?? [];
    if (ttl === undefined || rest === undefined || (!this.#target && !this.#command)) return false;
    if (!/(?:^|\s)\*(?:\s|$)|\d ms\b/.test(rest)) return false;
    this.#hop(Number(ttl), rest, line);
    return true;
  }

  #hop(ttl: number, rest: string, line: Line): void {
    const words = rest.split(/\s+/).slice(0, 60);
    const address = words
      .map((word) => canonicalIp(word.replace(/^\((.*)\)$/, '$1')))
      .find((ip) => ip !== undefined);
    const mark = words.find((word) => /^![A-Z]/.test(word))?.slice(0, 2);
    const target = this.#target;
    const reached = target !== undefined && address !== undefined && sameIp(address, target.address);
    const answer = words.includes('[open]') ? 'open' : words.includes('[closed]') ? 'closed' : undefined;
    const unreachable = mark === undefined ? undefined : MARKS[mark];
    const lines = [line.number, this.#header].filter((each) => each > 0);
    if (this.#drafts.length >= 300) return;
    this.#drafts.push({
      record: {
        kind: 'hop',
        tool: this.#command?.tool ?? 'traceroute',
        probe: this.#probe,
        ...(target === undefined ? {} : { to: target.address }),
        ...(target?.port === undefined ? {} : { port: target.port }),
        ttl,
        ...(address === undefined ? {} : { address }),
        ...(reached ? { reached } : {}),
        ...(unreachable === undefined ? {} : { unreachable }),
        ...(answer === undefined ? {} : { answer }),
      },
      lines,
    });
    if (reached && answer !== undefined) this.#answered(target, answer, line);
  }

  /** Its SYN was answered as a client's would be. */
  #answered({ address, port }: Target, answer: 'open' | 'closed', line: Line): void {
    const ending = answer === 'open' ? { outcome: 'connected' as const } : { errno: 'ECONNREFUSED' as const };
    this.#drafts.push(
      attemptDraft({
        tool: 'tcptraceroute',
        line,
        head: this.#head,
        command: undefined,
        address,
        port,
        more: [this.#header],
        ...ending,
      }),
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** traceroute and tcptraceroute: who answers on the way. */
export const traceroute: Parser = {
  id: 'traceroute',
  marks: ['traceroute to ', 'traceroute6 to ', 'tracing the path to '],
  claims: ({ tool }) => /^(?:tcp)?traceroute6?(?:\.db|\.mt)?$/.test(tool),
  opens: (line) => HEADER.test(line) || TCP_HEADER.test(line),
  block: (head, command) => new TracerouteReader(head, command),
};
