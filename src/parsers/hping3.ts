import type { CommandLine } from '../model/command-line.ts';
import type { Errno } from '../model/errno.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from '../failure/attempt.ts';
import { option } from '../command/options.ts';
import { shortOptions } from '../listing/socket-listing.ts';

// HPING 10.77.2.2 (eth0 10.77.2.2): S set, 40 headers + 0 data bytes
const HEADER =
  /^HPING \S{1,253} \([\w.@-]{1,15} ([\d.]{7,15})\): ([A-Z]{1,8}|icmp mode|udp mode|raw IP mode)\b/;
// len=44 ip=10.77.2.2 ttl=63 DF id=0 sport=6379 flags=SA seq=0 win=64240 rtt=0.7 ms
const REPLY =
  /^len=\d{1,5} ip=([\d.]{7,15}) ttl=\d{1,3} .{0,20}sport=(\d{1,5}) flags=([A-Z]{1,8}) seq=\d{1,9} .{0,30}$/;
// ICMP Packet filtered from ip=10.77.2.2 get hostname...      ICMP Host Unreachable from ip=10.77.1.1 name=UNKNOWN
const ICMP = /^ICMP ([A-Z][A-Za-z ]{5,40}) from ip=[\d.]{7,15}\b.{0,80}$/;
// 2 packets transmitted, 0 packets received, 100% packet loss      (tramitted: hping3 of old)
const TOTAL = /^(\d{1,9}) packets tra(?:ns)?mitted, (\d{1,9}) packets received, \d{1,3}% packet loss$/;
// --- 10.77.2.2 hping statistic ---      round-trip min/avg/max = 0.7/2.5/4.4 ms                     name=UNKNOWN
const NOISE =
  /^(?:--- .{1,253} hping statistic ---|round-trip min\/avg\/max = .{3,40}|\s{4,20}name=\S{1,253}|using .{3,60})$/;

const ERRNOS: Readonly<Record<string, Errno>> = {
  'Packet filtered': 'EHOSTUNREACH',
  'Host Unreachable': 'EHOSTUNREACH',
  'Host Prohibited': 'EHOSTUNREACH',
  'Network Unreachable': 'ENETUNREACH',
  'Net Unreachable': 'ENETUNREACH',
  'Port Unreachable': 'ECONNREFUSED',
};

type Ending = Pick<SeenAttempt, 'outcome' | 'errno'>;

/** What a SYN's answer is to a client that connects. */
function endingOf(flags: string): Ending | undefined {
  if (flags === 'SA') return { outcome: 'connected' };
  return flags.includes('R') ? { errno: 'ECONNREFUSED' } : undefined;
}

function sendsSyn(command: CommandLine | undefined, flags: string | undefined): boolean {
  return flags === 'S' || (flags === undefined && shortOptions(command).includes('S'));
}

class HpingReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  readonly #port: string | undefined;
  #target: string | undefined;
  #flags: string | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    const port = option(command?.words ?? [], '-p', '--destport');
    // `++22` counts up.
    this.#port = port !== undefined && /^\d{1,5}$/.test(port) ? port : undefined;
    this.#target = command?.words.map((word) => canonicalIp(word)).find((address) => address !== undefined);
  }

  read(line: Line): boolean {
    const { text } = line;
    const header = HEADER.exec(text);
    if (header) {
      this.#target = canonicalIp(header[1] ?? '');
      this.#flags = header[2];
      return true;
    }
    return this.#answer(line) || this.#silence(line) || NOISE.test(text) || text === '';
  }

  #answer(line: Line): boolean {
    const [, , port, flags] = REPLY.exec(line.text) ?? [];
    if (flags !== undefined) this.#add(line, endingOf(flags), port);
    const words = ICMP.exec(line.text)?.[1];
    const errno = ERRNOS[words ?? ''];
    if (errno !== undefined) this.#add(line, { errno }, this.#port);
    return flags !== undefined || words !== undefined;
  }

  /** Each SYN is sent once and waited for a second; hping3 repeats none. */
  #silence(line: Line): boolean {
    const [, sent, received] = TOTAL.exec(line.text) ?? [];
    if (sent === undefined) return false;
    if (Number(sent) > 0 && received === '0') this.#add(line, { outcome: 'own-deadline' }, this.#port, 1);
    return true;
  }

  #add(line: Line, ending: Ending | undefined, port: string | undefined, deadline?: number): void {
    const address = this.#target;
    if (!ending || address === undefined || port === undefined || !sendsSyn(this.#command, this.#flags))
      return;
    if (this.#drafts.length >= 2000) return;
    const more = this.#head.commandLine === undefined ? [] : [this.#head.commandLine];
    this.#drafts.push(
      attemptDraft({
        tool: 'hping3',
        line,
        head: this.#head,
        command: undefined,
        address,
        port,
        deadline,
        more,
        ...ending,
      }),
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** hping3 with -S: one SYN at a time, and what came back. */
export const hping3: Parser = {
  id: 'hping3',
  marks: ['hping '],
  claims: ({ tool }) => /^hping[23]?$/.test(tool),
  opens: (line) => HEADER.test(line),
  block: (head, command) => new HpingReader(head, command),
};
