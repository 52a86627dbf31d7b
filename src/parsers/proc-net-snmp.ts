import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { Counters } from './parts/counters.ts';

// TcpExt: SyncookiesSent SyncookiesRecv SyncookiesFailed ...
const NAMES = /^(Ip|Icmp|IcmpMsg|Tcp|Udp|UdpLite|TcpExt|IpExt|MPTcpExt): ((?:[A-Z]\w{1,60} ?){1,400})$/;
// TcpExt: 0 0 0 0 ...
const VALUES = /^(Ip|Icmp|IcmpMsg|Tcp|Udp|UdpLite|TcpExt|IpExt|MPTcpExt): ((?:-?\d{1,20} ?){1,400})$/;
// Ip6InReceives                   	5
const ROW6 = /^((?:Ip|Icmp|Udp|UdpLite)6[A-Z]\w{1,60})\s{1,60}(\d{1,16})$/;

class ProcNetSnmpReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #counters = new Counters('boot');
  #names: { readonly section: string; readonly words: readonly string[] } | undefined;
  #header: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    const names = NAMES.exec(text);
    if (names) {
      this.#header ??= number;
      this.#names = { section: names[1] ?? '', words: (names[2] ?? '').trim().split(' ') };
      return true;
    }
    const [, name, value] = ROW6.exec(text) ?? [];
    if (name !== undefined && value !== undefined) {
      this.#counters.add(name, value, number);
      return true;
    }
    return text === '' || this.#values(text, number);
  }

  /** The line of values under its line of names: a shorter one was cut. */
  #values(text: string, number: number): boolean {
    const match = VALUES.exec(text);
    const names = this.#names;
    if (!match || !names || names.section !== match[1]) return false;
    this.#names = undefined;
    const values = (match[2] ?? '').trim().split(' ');
    // A cut line may end within a number.
    const sure = values.length === names.words.length ? values : values.slice(0, -1);
    for (const [index, value] of sure.entries()) {
      const name = names.words[index];
      if (name !== undefined) this.#counters.add(names.section + name, value, number);
    }
    return true;
  }

  end(): readonly Draft[] {
    // Every counter is printed: what is not there is not counted by this kernel.
    return this.#counters.drafts({
      tool: 'proc',
      command: this.#command,
      head: this.#head,
      header: this.#header,
      intact: this.#header !== undefined,
      shows: () => false,
    });
  }
}

/** /proc/net/snmp, /proc/net/netstat and /proc/net/snmp6: what nstat and netstat -s read. */
export const procNetSnmp: Parser = {
  id: 'proc-net-snmp',
  marks: [
    '^ip: ',
    '^icmp: ',
    '^icmpmsg: ',
    '^tcp: ',
    '^udp: ',
    '^udplite: ',
    '^tcpext: ',
    '^ipext: ',
    '^mptcpext: ',
    '^ip6',
    '^icmp6',
    '^udp6',
    '^udplite6',
  ],
  claims: ({ words }) =>
    words.slice(1).some((word) => /^\/proc\/(?:\d+\/|self\/)?net\/(?:snmp6?|netstat)$/.test(word)),
  opens: (line) => NAMES.test(line) || ROW6.test(line),
  block: (head, command) => new ProcNetSnmpReader(head, command),
};
