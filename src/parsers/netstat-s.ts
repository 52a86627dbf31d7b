import type { CommandLine } from '../model/command-line.ts';
import { KEY_COUNTERS } from '../model/counters.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { letsThrough } from '../command/pipe.ts';
import { shortOptions } from '../listing/socket-listing.ts';
import { Counters } from './parts/counters.ts';
import {
  isLeftOutAtZero,
  KEY_SENTENCES,
  nameOfLine,
  readSection,
  sectionOf,
  textsOf,
} from './parts/netstat-lines.ts';

// Tcp:      TcpExt:      IpExt:
const SECTION = /^(Ip|Icmp|IcmpMsg|Tcp|Udp|UdpLite|TcpExt|IpExt|MPTcpExt|Ip6|Icmp6|Udp6|UdpLite6):$/;
//     48 times the listen queue of a socket overflowed
//     TCPReqQFullDrop: 12
const ROW = /^\s{0,12}([\w(][\w\s().,:-]{2,120})$/;
const NUMBER = /(?:^|\s)(\d{1,16})(?=\s|$)/;

function isStatistics(command: CommandLine): boolean {
  if (!/^netstat(?:\.exe)?$/i.test(command.tool)) return false;
  return shortOptions(command).includes('s') || command.words.includes('--statistics');
}

/** `-t` and `-u` leave out the sections that are neither TCP's nor UDP's (net-tools 2.10). */
function hasSection(command: CommandLine, name: string): boolean {
  const short = shortOptions(command);
  const tcp = short.includes('t') || command.words.includes('--tcp');
  const narrowed = tcp || /[uwU]/.test(short) || command.words.some((word) => /^--(?:udp|raw)/.test(word));
  return !narrowed || (tcp && name.startsWith('Tcp'));
}

/** The section of ICMP has two halves. */
function titleOf(section: string | undefined): string {
  return (section ?? '').replace(/^Icmp(?:In|Out)$/, 'Icmp');
}

class NetstatStatisticsReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #counters = new Counters('boot');
  #section: string | undefined;
  /** Sections with a row that is worded in a way not known here: it may be any counter's. */
  readonly #unsure = new Set<string>();
  readonly #titles = new Set<string>();
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    const section = readSection(text, SECTION.exec(text)?.[1], this.#section);
    if (section !== undefined) {
      this.#section = section;
      this.#titles.add(titleOf(section));
      this.#header ??= number;
      return true;
    }
    if (text.trim() === '') return true;
    const [, row] = ROW.exec(text) ?? [];
    const [, value] = NUMBER.exec(row ?? '') ?? [];
    if (row === undefined || value === undefined) return false;
    // Older releases end a few of their sentences with a full stop.
    const template = row.replace(NUMBER, (found) => found.replace(value, 'N')).replace(/\.$/, '');
    const name = nameOfLine(template, this.#section);
    if (name !== undefined) this.#counters.add(name, value, number);
    else this.#unsure.add(titleOf(this.#section));
    return name !== undefined || (this.#section !== undefined && text.startsWith('    '));
  }

  /** A section that is there, with nothing in it that is not understood; a filter takes the titles away. */
  #tells(section = ''): boolean {
    return !this.#unsure.has(section) && (this.#header === undefined || this.#titles.has(section));
  }

  end(): readonly Draft[] {
    const command = this.#command;
    return this.#counters.drafts({
      tool: 'netstat',
      command,
      head: this.#head,
      header: this.#header,
      intact: this.#header !== undefined || command?.passes.kind === 'matching',
      shows: (name) =>
        command !== undefined &&
        isLeftOutAtZero(name) &&
        this.#tells(sectionOf(name)) &&
        hasSection(command, name) &&
        textsOf(name).every((text) => letsThrough(command.passes, text)),
    });
  }
}

// The sections' titles, and what the sentences of the counters have in common that stand for themselves.
const MARKS = [
  ...['ip', 'icmp', 'icmpmsg', 'tcp', 'udp', 'udplite', 'tcpext', 'ipext', 'mptcpext'].map(
    (name) => `^${name}:`,
  ),
  ...['ipN', 'icmpN', 'udpN', 'udpliteN'].map((name) => `^${name}:`),
  ...KEY_COUNTERS.map((name) => name.replace(/^TcpExt/, '').toLowerCase()),
  ...KEY_SENTENCES,
];

/** `netstat -s` of net-tools: what the counters stand at; those of the extended sections are left out at zero. */
export const netstatS: Parser = {
  id: 'netstat-s',
  marks: MARKS,
  claims: isStatistics,
  opens: (line) =>
    SECTION.test(line) ||
    KEY_COUNTERS.includes(nameOfLine(line.trim().replace(/^\d{1,16}(?= )/, 'N'), undefined) ?? ''),
  block: (head, command) => new NetstatStatisticsReader(head, command),
};
