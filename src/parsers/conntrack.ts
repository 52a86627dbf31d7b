import type { CommandLine } from '../model/command-line.ts';
import type { Endpoint, FlowRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { shortOptions } from '../listing/socket-listing.ts';
import { isProcStatHeader, procStatNames, readProcStatRow } from './conntrack/proc-stat.ts';
import { Counters } from './parts/counters.ts';

// tcp      6 118 SYN_SENT src=10.77.1.2 dst=10.77.2.2 sport=60960 dport=5555 [UNREPLIED] src=10.77.2.2 dst=10.77.1.2 sport=5555 dport=60960 mark=0 use=1
// ipv4     2 tcp      6 431999 ESTABLISHED src=... [ASSURED] mark=0 zone=0 use=2      (/proc/net/nf_conntrack)
const FLOW = /^(?:ipv[46] {1,8}\d{1,2} )?tcp {1,8}6 (?:\d{1,10} )?([A-Z][A-Z_\d]{2,12}) (src=.{20,600})$/;
// udp      17 29 src=10.77.1.2 dst=10.77.2.53 sport=40000 dport=53 ...      icmp     1 29 src=...
const OTHER_FLOW =
  /^(?:ipv[46] {1,8}\d{1,2} )?(?:udp|icmp|icmpv6|sctp|dccp|gre|unknown) {1,8}\d{1,3} .{0,40}src=/;
// cpu=0   	found=0 invalid=0 insert=0 insert_failed=0 drop=0 early_drop=0 error=0 search_restart=0 ...
const STATISTICS = /^cpu=\d{1,4}\s{1,8}((?:[a-z_]{3,20}=\d{1,16}\s?){3,30})$/;
// conntrack v1.4.7 (conntrack-tools): 4 flow entries have been shown.
const TOTAL =
  /^conntrack v[\d.]{3,12} \(conntrack-tools\): (\d{1,9}) flow entr(?:y|ies) ha(?:s|ve) been shown\.$/;
// conntrack v1.4.7 (conntrack-tools): 8 flow events have been shown.      (-E)
const EVENTS = /^conntrack v[\d.]{3,12} \(conntrack-tools\): \d{1,9} flow events? ha(?:s|ve) been shown\.$/;
const BARE = /^\d{1,9}$/;

// [DESTROY] tcp      6 120 CLOSE src=... [UNREPLIED] src=...      (a RST answered the SYN, Linux 6.18)
//     [NEW] tcp      6 120 SYN_SENT src=...      [1622100000.123456]	 [UPDATE] tcp      6 10 CLOSE src=...      (-E)
const EVENT =
  /^\s{0,8}(?:\[\d{9,11}\.\d{1,6}\]\s{1,8})?\[(?:NEW|UPDATE|DESTROY)\] (?=ipv[46] |tcp |udp |icmp)/;
// [DESTROY] tcp      6 src=...      (without its last state before conntrack-tools 1.4.7)
const STATELESS = /^tcp {1,8}6 (?:\d{1,10} )?src=/;

const MOST = 4000;
const OPEN: ReadonlySet<string> = new Set(['ESTABLISHED', 'FIN_WAIT', 'CLOSE_WAIT', 'LAST_ACK', 'TIME_WAIT']);
const COUNT_KEY = 'net.netfilter.nf_conntrack_count';

function endsOf(words: ReadonlyMap<string, string>): readonly [Endpoint, Endpoint] | undefined {
  const [src, dst] = [canonicalIp(words.get('src') ?? ''), canonicalIp(words.get('dst') ?? '')];
  const [sport, dport] = [Number(words.get('sport')), Number(words.get('dport'))];
  if (src === undefined || dst === undefined || !(sport <= 65535) || !(dport <= 65535)) return undefined;
  return [
    { address: src, port: sport },
    { address: dst, port: dport },
  ];
}

/** The words of both directions: the second begins at the second `src=`. */
function tuples(text: string): readonly ReadonlyMap<string, string>[] {
  const both = [new Map<string, string>(), new Map<string, string>()];
  let at = -1;
  for (const word of text.split(' ')) {
    const [key = '', value] = word.split('=', 2);
    if (key === 'src') at++;
    if (value !== undefined) both[at]?.set(key, value);
  }
  return both;
}

function same(a: Endpoint, b: Endpoint): boolean {
  return a.address === b.address && a.port === b.port;
}

function readFlow(text: string): FlowRecord | undefined {
  const [, state, rest] = FLOW.exec(text) ?? [];
  if (state === undefined || rest === undefined) return undefined;
  const [there, back] = tuples(rest).map(endsOf);
  if (!there) return undefined;
  const [from, to] = there;
  const changed = back !== undefined && !(same(back[0], to) && same(back[1], from));
  return {
    kind: 'flow',
    state,
    from,
    to,
    replied: !rest.includes('[UNREPLIED]'),
    ...(changed ? { translated: { from: back[0], to: back[1] } } : {}),
  };
}

function count(value: string, line: number): Draft {
  return { record: { kind: 'setting', key: COUNT_KEY, value }, lines: [line] };
}

class ConntrackReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #flows: Draft[] = [];
  readonly #watched = new Map<string, number>();
  readonly #sums = new Map<string, number>();
  #statistics: number | undefined;
  /** The columns of /proc/net/stat/nf_conntrack. */
  #columns: readonly string[] = [];
  #count: Draft | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    const event = EVENT.exec(text);
    if (event) return this.#event(text.slice(event[0].length), number);
    const flow = readFlow(text);
    if (flow) {
      if (this.#flows.length < MOST) this.#flows.push({ record: flow, lines: [number] });
      return true;
    }
    if (OTHER_FLOW.test(text) || text === '' || EVENTS.test(text)) return true;
    return this.#sum(text, number) || this.#procStat(text, number) || this.#total(text, number);
  }

  /** What happens to one flow is one story: that it was open once stays true, whatever ends it. */
  #event(text: string, line: number): boolean {
    const flow = readFlow(text);
    if (!flow) return OTHER_FLOW.test(text) || STATELESS.test(text);
    const key = `${flow.from.address} ${flow.from.port} ${flow.to.address} ${flow.to.port}`;
    const known = flow.state === 'SYN_SENT' && !flow.replied ? undefined : this.#watched.get(key);
    if (known === undefined) {
      if (this.#flows.length >= MOST) return true;
      this.#watched.set(key, this.#flows.length);
      this.#flows.push({ record: { ...flow, began: flow.state }, lines: [line] });
      return true;
    }
    const draft = this.#flows[known];
    if (draft?.record.kind !== 'flow' || OPEN.has(draft.record.state)) return true;
    this.#flows[known] = { record: { ...draft.record, ...flow }, lines: [line, ...draft.lines] };
    return true;
  }

  #procStat(text: string, line: number): boolean {
    if (isProcStatHeader(text)) {
      this.#columns = procStatNames(text);
      this.#statistics ??= line;
      return true;
    }
    const row = readProcStatRow(this.#columns, text);
    if (row === undefined) return false;
    for (const [name, value] of row) {
      // Every CPU's line has the number of entries in the whole table.
      if (name === 'entries') this.#count = count(String(value), line);
      else this.#add(name, value);
    }
    return true;
  }

  #add(name: string, value: number): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0) + value);
  }

  /** One line a CPU: what counts is their sum. */
  #sum(text: string, line: number): boolean {
    const [, fields] = STATISTICS.exec(text) ?? [];
    if (fields === undefined) return false;
    this.#statistics ??= line;
    for (const field of fields.trim().split(/\s+/)) {
      const [name = '', value] = field.split('=', 2);
      this.#add(name, Number(value));
    }
    return true;
  }

  /** How many entries the table has: of -C, and of a listing that leaves none out. */
  #total(text: string, line: number): boolean {
    const shown = TOTAL.exec(text)?.[1];
    const options = shortOptions(this.#command);
    const bare = options.includes('C') && BARE.test(text) ? text : undefined;
    const words = this.#command?.words.slice(1) ?? [];
    const unfiltered = words.length > 0 && words.every((word) => /^(?:-L|--dump|conntrack)$/.test(word));
    const value = bare ?? (unfiltered ? shown : undefined);
    if (value !== undefined) this.#count = count(value, line);
    return bare !== undefined || shown !== undefined;
  }

  end(): readonly Draft[] {
    const total = this.#count ? [this.#count] : [];
    if (this.#statistics === undefined) return [...total, ...this.#flows];
    const counters = new Counters('boot');
    for (const [name, sum] of this.#sums) {
      // conntrack's own count of entries falls as well.
      if (name !== 'entries') counters.add(`conntrack.${name}`, String(sum), this.#statistics);
    }
    const statistics = counters.drafts({
      tool: 'conntrack',
      command: this.#command,
      head: this.#head,
      header: this.#statistics,
      intact: true,
      shows: () => false,
    });
    return [...total, ...statistics, ...this.#flows];
  }
}

/** conntrack and /proc/net/nf_conntrack: tracked connections, their number, and what the table gave up. */
export const conntrack: Parser = {
  id: 'conntrack',
  marks: ['(conntrack-tools)', 'cpu=N', 'clashres ', 'entries searched ', 'dport='],
  claims: ({ tool, words }) =>
    tool === 'conntrack' ||
    words.slice(1).some((word) => /^\/proc\/net\/(?:stat\/)?(?:nf|ip)_conntrack$/.test(word)),
  opens: (line) =>
    TOTAL.test(line) ||
    EVENTS.test(line) ||
    STATISTICS.test(line) ||
    isProcStatHeader(line) ||
    (line.includes('dport=') && FLOW.test(line.replace(EVENT, ''))),
  block: (head, command) => new ConntrackReader(head, command),
};
