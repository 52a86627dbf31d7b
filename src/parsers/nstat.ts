import type { CommandLine } from '../model/command-line.ts';
import type { CounterRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { positionals } from '../command/options.ts';
import { letsThrough } from '../command/pipe.ts';
import { onlyRun, shortOptions } from '../listing/socket-listing.ts';
import { Counters } from './parts/counters.ts';

// #kernel
// #22.1804289383 sampling_interval=5 time_const=60      (rtacct's and nstat's daemon)
const HEADER = /^#(?:kernel|\d{1,10}\.\d{1,12} sampling_interval=\d.{0,80})$/;
// TcpExtListenOverflows           32                 0.0
const ROW =
  /^((?:Ip6?|IpExt|Icmp6?|IcmpMsg|Tcp|TcpExt|Udp6?|UdpLite6?|MPTcpExt)[A-Z]\w{1,60}) {1,40}(\d{1,16}) {1,30}\d{1,12}\.\d$/;

/** Values since boot (`-a`), or since the last run; without its command nobody knows. */
function sinceOf(command: CommandLine | undefined): CounterRecord['since'] {
  if (command === undefined) return undefined;
  const { words } = command;
  const whole = shortOptions(command).includes('a') || words.includes('--ignore');
  return whole || words.includes('--reset') || shortOptions(command).includes('r') ? 'boot' : 'last-run';
}

// The first words of the counters' names: most of Ip's and Tcp's own (net/ipv4/proc.c) are told apart from other words.
const MARKS = [
  ...['#kernel', ' sampling_interval=', '^icmp', '^udp', '^ip6', '^tcpext', '^ipext', '^mptcpext'],
  ...['In', 'Out', 'Forw', 'Reasm', 'Frag', 'Default'].map((word) => `^ip${word}`),
  ...['Rto', 'MaxConn', 'Active', 'Passive', 'Attempt', 'Estab', 'Curr', 'In', 'Out', 'Retrans'].map(
    (word) => `^tcp${word}`,
  ),
];

/** nstat's patterns are the shell's: `TcpExtListen*`, `'*Overflow*'`. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*');
  const [first = ''] = parts;
  if (parts.length === 1) return name === pattern;
  if (parts.length > 4 || /[?[\\]/.test(pattern) || !name.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return parts.at(-1) === '' || name.endsWith(parts.at(-1) ?? '');
}

class NstatReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #counters: Counters;
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#counters = new Counters(sinceOf(command));
  }

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      this.#header ??= number;
      return true;
    }
    const [, name, value] = ROW.exec(text) ?? [];
    if (name === undefined || value === undefined) return text === '';
    this.#counters.add(name, value, number);
    return true;
  }

  end(): readonly Draft[] {
    const command = onlyRun(this.#head, this.#command) ?? this.#command;
    const short = shortOptions(command);
    const patterns = command === undefined ? [] : positionals(command.words, 'dtp');
    const silent = short.includes('n');
    return this.#counters.drafts({
      tool: 'nstat',
      command,
      head: this.#head,
      header: this.#header,
      intact: this.#header !== undefined || command?.passes.kind === 'matching' || silent,
      marks: command !== undefined && !short.includes('s'),
      shows: (name) =>
        !silent &&
        (patterns.length === 0 || patterns.some((pattern) => matches(pattern, name))) &&
        command !== undefined &&
        letsThrough(command.passes, name),
    });
  }
}

/**
 * nstat of iproute2. `-a` prints what the counters stand at; plain nstat how far they rose since its last run by the
 * same user, which `-n` sets and `-s` leaves alone (nstat(8)).
 */
export const nstat: Parser = {
  id: 'nstat',
  marks: MARKS,
  claims: ({ tool }) => tool === 'nstat' || tool === 'rtacct',
  opens: (line) => HEADER.test(line) || ROW.test(line),
  block: (head, command) => new NstatReader(head, command),
};
