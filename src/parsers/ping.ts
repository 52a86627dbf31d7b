import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp, familyOf } from '../model/ip.ts';
import type { LogEvent } from '../model/log-events.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { logDraft } from '../failure/log-draft.ts';
import { positionals } from '../command/options.ts';
import { resolutionDraft, resolverResult } from '../failure/resolution.ts';

// PING web.internal (10.0.2.6) 56(84) bytes of data.      PING fd00:2::5(fd00:2::5) 56 data bytes
// PING web.internal(db1.internal (fd00:2::5)) 56 data bytes      PING 10.0.2.5 (10.0.2.5): 56 data bytes
const HEADER =
  /^PING6?[ (]([\w.:%-]{1,253}) ?\((?:[\w.-]{1,253} \()?([\da-f.:]{2,45})(?:%[\w.-]{1,15})?\)?\)(?: from \S{1,60}(?: \S{1,20})?)?:? \d/;
// 64 bytes from 10.0.2.5: icmp_seq=1 ttl=63 time=0.324 ms      64 bytes from 10.0.2.5: seq=0 ttl=63 time=0.083 ms
// 64 bytes from web.internal (10.0.2.6): icmp_seq=1 ttl=63 time=0.358 ms
const REPLY =
  /^\d{1,5} [^\s\d]{1,20} \S{1,20} (?:\S{1,253} \()?([\da-f.:]{2,45}?)(?:%[\w.-]{1,15})?\)?: (?:icmp_)?seq=\d/;
// From 10.0.1.7 icmp_seq=1 Destination Host Unreachable      From gw.internal (10.0.1.1) icmp_seq=2 Packet filtered
// From fd00:1::1 icmp_seq=1 Destination unreachable: Administratively prohibited
const ERROR = /^From (?:\S{1,253} \()?([\da-f.:]{2,45})(?:%[\w.-]{1,15})?\)?:? icmp_seq=\d{1,6} (.{3,80})$/;
// ping: connect: Network is unreachable      connect: Network is unreachable
const CONNECT = /^(?:ping6?: )?connect: (.{3,100})$/;
// ping: db9.internal: Name or service not known      ping: bad address 'db9.internal'
const NAME = /^ping6?: ([\w.-]{1,253}): (.{3,100})$/;
const BUSYBOX_NAME = /^ping6?: bad address '([\w.-]{1,253})'$/;
// Request timeout for icmp_seq 0      ping: sendto: Message too long      (macOS and BSD)
// --- 10.0.2.5 ping statistics ---      pipe 3      rtt min/avg/max/mdev = ...      round-trip min/avg/max = ...
const NOTHING =
  /^(?:--- \S{1,253} .{3,40} ---|\d+ \S{1,20} transmitted, |rtt min\/avg|round-trip min\/avg|pipe \d+|Request timeout for icmp_seq \d|ping6?: (?:sendto: .{3,60}$|Do you want to ping broadcast|sendmsg: |Warning|socket: ))|^\d+ packets transmitted/;

const UNREACHABLE: readonly (readonly [RegExp, LogEvent])[] = [
  [
    /^Destination Host Unreachable|^Destination unreachable: Address unreachable/,
    'reported-host-unreachable',
  ],
  [/^Destination Net(?:work)? Unreachable|^Destination unreachable: No route/, 'reported-net-unreachable'],
  [/^Destination Port Unreachable|^Destination unreachable: Port unreachable/, 'reported-port-unreachable'],
  [
    /^(?:Packet filtered|Destination (?:Host|Net) Prohibited|Destination unreachable: (?:Administratively prohibited|Policy failed|Reject route))/,
    'reported-prohibited',
  ],
];

function targetOf(command: CommandLine | undefined): string | undefined {
  return command === undefined ? undefined : positionals(command.words, 'cwWisItIQpmMSTFeBl').at(-1);
}

class PingReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  readonly #said = new Set<string>();
  #target: string | undefined;
  #seen = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return this.#seen;
    const taken = this.#header(line) || this.#answer(line) || this.#failure(line) || NOTHING.test(text);
    this.#seen ||= taken;
    return taken;
  }

  #header({ text, number }: Line): boolean {
    const match = HEADER.exec(text);
    const address = canonicalIp(match?.[2] ?? '');
    if (!match || address === undefined) return false;
    this.#target = address;
    const name = match[1] ?? '';
    if (canonicalIp(name) === undefined) {
      this.#drafts.push(
        resolutionDraft({ name, addresses: [address], result: 'found', by: 'tool' }, [number]),
      );
    }
    return true;
  }

  #answer({ text, number }: Line): boolean {
    const reply = canonicalIp(REPLY.exec(text)?.[1] ?? '');
    if (reply !== undefined) {
      this.#once('answers-ping', reply, undefined, number);
      return true;
    }
    const [, by = '', words = ''] = ERROR.exec(text) ?? [];
    const reporter = canonicalIp(by);
    if (reporter === undefined) return false;
    const event = UNREACHABLE.find(([pattern]) => pattern.test(words))?.[1];
    if (event && this.#target !== undefined) this.#once(event, this.#target, reporter, number);
    return true;
  }

  #once(event: LogEvent, address: string, detail: string | undefined, line: number): void {
    const key = [event, address, detail].join(' ');
    if (this.#said.has(key) || this.#said.size >= 200) return;
    this.#said.add(key);
    this.#drafts.push(logDraft({ event, address, detail }, [line]));
  }

  #failure({ text, number }: Line): boolean {
    const busybox = BUSYBOX_NAME.exec(text)?.[1];
    const [, name = busybox, words = ''] = NAME.exec(text) ?? [];
    if (name !== undefined && (busybox !== undefined || isResolverText(words))) {
      const result = resolverResult(busybox === undefined ? words : '');
      this.#drafts.push(resolutionDraft({ name, addresses: [], ...result, by: 'resolver' }, [number]));
      return true;
    }
    const errno = errnoOfText(CONNECT.exec(text)?.[1] ?? '');
    if (errno === 'ENETUNREACH') this.#noRoute(number);
    return errno !== undefined;
  }

  /** The kernel found no route for the address before anything was sent. */
  #noRoute(line: number): void {
    const to = canonicalIp(targetOf(this.#command) ?? '');
    const family = to === undefined ? undefined : familyOf(to);
    if (to === undefined || family === undefined) return;
    const lines = [line, this.#head.commandLine].filter((each) => each !== undefined);
    this.#drafts.push({ record: { kind: 'route', to, type: 'none', chosen: true, family }, lines });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** ping of iputils, BusyBox and macOS: names, and who answers at IP level. It proves nothing of a port. */
export const ping: Parser = {
  id: 'ping',
  marks: ['^ping ', '^ping6 ', '^ping(', '^ping6('],
  claims: ({ tool }) => tool === 'ping' || tool === 'ping6',
  opens: (line) => HEADER.test(line),
  block: (head, command) => new PingReader(head, command),
};
