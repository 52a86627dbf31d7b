import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import type { Said } from '../failure/attempt-under-way.ts';

// Nmap scan report for 10.77.2.2      Nmap scan report for db1.internal (10.77.2.2)
const REPORT = /^Nmap scan report for (\S{1,253})(?: \(([\da-fA-F.:%]{2,60})\))?$/;
// 3306/tcp closed   mysql      reset ttl 64      9001/tcp filtered tor-orport no-response
const ROW =
  /^(\d{1,5})\/tcp {1,10}(open|closed|filtered) {1,10}\S{1,60}(?: {1,40}([a-z]+(?:-[a-z]+)*)(?: ttl \d{1,3})?)?(?: {1,40}\S.{0,200})?$/;
// What it prints besides: understood, and nothing of the case.
const NOTHING =
  /^(?:Starting Nmap |Nmap done: |Host is up|Not shown: |PORT {1,10}STATE|All \d{1,5} scanned ports|Note: Host seems down|MAC Address: |Other addresses for |rDNS record for |Warning: |WARNING: |Service detection performed|Service Info: |Stats: \d|Parallel DNS resolution |[A-Z][A-Za-z ]{3,40} Timing: |Increasing send delay |(?:SENT|RCVD|CONN) \(|# Nmap |Read data files from|Initiating |Completed |Scanning |Discovered |\|)/;

/** Without a reason: silence, or one of the ICMP errors that it counts as filtered. */
const FILTERED: Said = {
  outcome: 'own-deadline',
  couldBe: ['own-deadline', 'refused', 'host-unreachable', 'net-unreachable', 'other-errno'],
};

/** What connect() would have made of the answer (measured, Linux 6.18). */
const BY_REASON: Readonly<Record<string, Said>> = {
  'syn-ack': { outcome: 'connected' },
  reset: { outcome: 'refused' },
  'conn-refused': { outcome: 'refused' },
  'no-response': { outcome: 'own-deadline' },
  'port-unreach': { outcome: 'refused' },
  'host-unreach': { outcome: 'host-unreachable' },
  'host-prohibited': { outcome: 'host-unreachable' },
  'admin-prohibited': { outcome: 'host-unreachable' },
  'net-unreach': { outcome: 'net-unreachable' },
  'net-prohibited': { outcome: 'net-unreachable' },
  'proto-unreach': { outcome: 'other-errno', errno: 'ENOPROTOOPT' },
};

const BY_STATE: Readonly<Record<string, Said>> = {
  open: { outcome: 'connected' },
  closed: { outcome: 'refused' },
  filtered: FILTERED,
};

// Host: 10.77.2.2 (db1.internal)	Ports: 3306/closed/tcp//mysql///, 8080/open/tcp//http-proxy///      (-oG)
const GREPABLE = /^Host: ([\da-fA-F.:]{2,45}) \(([\w.-]{0,253})\)\t(?:Ports: (.{3,2000}?)(?:\t|$)|Status: )/;
const GREPABLE_PORT = /^(\d{1,5})\/(open|closed|filtered)\/tcp\//;

class NmapReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #drafts: Draft[] = [];
  #report: { readonly line: Line; readonly host: string; readonly address: string | undefined } | undefined;

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read(line: Line): boolean {
    const [, host, address] = REPORT.exec(line.text) ?? [];
    if (host !== undefined) {
      this.#report = { line, host, address };
      return true;
    }
    if (this.#grepable(line)) return true;
    const row = ROW.exec(line.text);
    if (!row) return line.text.trim() === '' || NOTHING.test(line.text);
    const [, port, state = '', reason = ''] = row;
    const known = Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined;
    const said = known ?? BY_STATE[state];
    if (said && this.#drafts.length < 5000) this.#add(line, { ...said, port });
    return true;
  }

  #grepable(line: Line): boolean {
    const [whole, address, name, ports = ''] = GREPABLE.exec(line.text) ?? [];
    if (whole === undefined || address === undefined) return false;
    this.#report = { line, host: name === '' || name === undefined ? address : name, address };
    for (const each of ports.split(', ').slice(0, 200)) {
      const [, port, state = ''] = GREPABLE_PORT.exec(each) ?? [];
      const said = BY_STATE[state];
      if (said && this.#drafts.length < 5000) this.#add(line, { ...said, port });
    }
    return true;
  }

  #add(line: Line, said: Said): void {
    const { host, address, line: told } = this.#report ?? {};
    this.#drafts.push(
      attemptDraft({
        tool: 'nmap',
        ...said,
        host,
        address,
        line,
        head: this.#head,
        command: undefined,
        more: told === undefined || told.number === line.number ? [] : [told.number],
      }),
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** nmap's normal output, with --reason or without. A scan of half-open connections says what connect() would. */
export const nmap: Parser = {
  id: 'nmap',
  marks: ['nmap ', ') ports: ', ') status: '],
  claims: ({ tool }) => tool === 'nmap',
  opens: (line) => /^(?:Starting Nmap |# Nmap \d)/.test(line) || REPORT.test(line) || GREPABLE.test(line),
  block: (head) => new NmapReader(head),
};
