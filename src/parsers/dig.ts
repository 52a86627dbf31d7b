import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { DnsErrors, isDnsError, type Unanswered } from '../failure/dns-errors.ts';
import { plainName, resolutionDraft, statusResult } from '../failure/resolution.ts';

// ; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> @10.0.2.5 web.internal A
const BANNER = /^; <<>> DiG [^<]{1,60} <<>>/;
// ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 41173
const HEADER = /^;; ->>HEADER<<- opcode: \w{1,10}, status: (\w{1,12}), id: \d/;
// ;; flags: qr aa rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1
const COUNTS = /^;; flags: [a-z ]{0,40}; QUERY: \d{1,5}, ANSWER: (\d{1,5}),/;
// ;db1.internal.			IN	A
const QUESTION = /^;([\w.*-]{1,254})\s{1,20}IN\s{1,5}(\w{1,10})$/;
// ;; ANSWER SECTION:
const SECTION = /^;; (\w{1,12})(?: PSEUDO)? ?SECTION:/;
// db1.internal.		0	IN	A	10.0.2.5
const RECORD = /^([\w.*-]{1,254})\s{1,20}(?:\d{1,10}\s{1,5})?IN\s{1,5}([A-Z\d]{1,10})\s{1,5}(\S.{0,500})$/;
// ;; SERVER: 10.0.2.5#53(10.0.2.5) (UDP)
const SERVER = /^;; SERVER: ([\da-f.:]{2,45})#\d{1,5}/;
// ;; Query time: 12 msec
const TIME = /^;; Query time: (\d{1,8}) (m|u)sec$/;
const TYPES = new Set(['A', 'AAAA', 'ANY']);

/** One name and type on a command line: anything else is not told apart. */
function queried(
  command: CommandLine | undefined,
): { name: string; type: string; short: boolean; server: string | undefined } | undefined {
  const words = command?.words.slice(1) ?? [];
  const plain = words.filter(
    (word, i) => !/^[-+@]/.test(word) && !/^-[pbcfkmqtxy]$/.test(words[i - 1] ?? ''),
  );
  const given = words.find((_, i) => words[i - 1] === '-t');
  const types = plain.filter((word) => /^(?:A|AAAA|ANY|MX|NS|TXT|SRV|SOA|CNAME|PTR|CAA|HTTPS)$/i.test(word));
  const names = plain.filter((word) => !types.includes(word) && !/^(?:IN|CH)$/.test(word));
  const [name] = names;
  if (names.length !== 1 || name === undefined || words.includes('-x') || types.length > 1) return undefined;
  const server = canonicalIp(words.find((word) => word.startsWith('@'))?.slice(1) ?? '');
  return { name, type: (types[0] ?? given ?? 'A').toUpperCase(), short: words.includes('+short'), server };
}

interface Query {
  name?: string;
  type?: string;
  status?: string;
  server?: string;
  took?: number;
  /** Records that the answer has, as its header counts them, less those that were read. */
  missing?: number;
  readonly addresses: string[];
  readonly lines: number[];
}

class DigReader implements BlockReader {
  readonly #asked: ReturnType<typeof queried>;
  readonly #commandLine: number | undefined;
  readonly #done: Draft[] = [];
  readonly #errors = new DnsErrors();
  #query: Query | undefined;
  #section = '';

  constructor(head: BlockHead, command: CommandLine | undefined) {
    const alone = head.commands.filter(({ tool }) => tool === 'dig').length === 1;
    this.#asked = alone ? queried(command) : undefined;
    this.#commandLine = head.commandLine;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return true;
    return this.#meta(line) || this.#record(line) || this.#short(line) || text.startsWith(';');
  }

  #meta({ text, number }: Line): boolean {
    const status = HEADER.exec(text)?.[1];
    if (BANNER.test(text)) this.#section = '';
    else if (status !== undefined) {
      this.#settle();
      this.#query = { status, addresses: [], lines: [number] };
    } else if (COUNTS.test(text)) {
      if (this.#query) this.#query.missing = Number(COUNTS.exec(text)?.[1]);
    } else if (QUESTION.test(text)) this.#question(text);
    else if (SECTION.test(text)) this.#section = SECTION.exec(text)?.[1] ?? '';
    else return this.#trailer(text, number);
    return true;
  }

  #question(text: string): void {
    const [, name = '', type = ''] = QUESTION.exec(text) ?? [];
    if (this.#query && this.#section !== 'ANSWER') Object.assign(this.#query, { name, type });
  }

  #trailer(text: string, number: number): boolean {
    const query = this.#query;
    const server = SERVER.exec(text)?.[1];
    const [, amount, unit] = TIME.exec(text) ?? [];
    if (query && server !== undefined) query.server = server;
    if (query && amount !== undefined) query.took = Number(amount) / (unit === 'm' ? 1e3 : 1e6);
    const error = this.#errors.take(text);
    if (error && error !== 'more') this.#unreached(error, number);
    return server !== undefined || amount !== undefined || error !== undefined;
  }

  #unreached(ended: Unanswered, line: number): void {
    const asked = this.#asked;
    if (!asked || !TYPES.has(asked.type)) return;
    const lines = [line, this.#commandLine].filter((each) => each !== undefined);
    const { name, server } = asked;
    this.#done.push(resolutionDraft({ name, addresses: [], ...ended, by: 'dns', server }, lines));
  }

  #record({ text, number }: Line): boolean {
    const [, name = '', type = '', value = ''] = RECORD.exec(text) ?? [];
    if (name === '') return false;
    if (this.#section === 'ANSWER' && this.#query?.missing !== undefined) this.#query.missing--;
    const isAnswer = this.#section === 'ANSWER' || this.#section === '';
    const address = type === 'A' || type === 'AAAA' ? canonicalIp(value.trim()) : undefined;
    if (!isAnswer || address === undefined) return true;
    // `+noall +answer` prints records and nothing else.
    this.#query ??= { name, type, status: 'NOERROR', addresses: [], lines: [] };
    this.#take(this.#query, address, number);
    return true;
  }

  #take(query: Query, address: string, line: number): void {
    if (query.addresses.length >= 200) return;
    query.addresses.push(address);
    query.lines.push(line);
  }

  /** `+short` prints addresses, and the names of aliases in front of them. */
  #short({ text, number }: Line): boolean {
    const asked = this.#asked;
    if (asked?.short !== true) return false;
    const address = canonicalIp(text);
    if (address === undefined) return /^[\w.-]{1,253}\.$/.test(text);
    this.#query ??= { name: asked.name, type: asked.type, status: 'NOERROR', addresses: [], lines: [] };
    this.#take(this.#query, address, number);
    return true;
  }

  #settle(): void {
    const query = this.#query;
    this.#query = undefined;
    const { name = '', type = '', status = '', addresses = [], lines = [] } = query ?? {};
    if (name === '' || !TYPES.has(type) || this.#done.length >= 1000) return;
    // The paste lost what the answer had: that no address is there says nothing.
    if (addresses.length === 0 && (query?.missing ?? 0) > 0) return;
    const failed = statusResult(status);
    if (status !== 'NOERROR' && failed === undefined) return;
    const result = failed ?? (addresses.length > 0 ? 'found' : 'no-address');
    const { server, took } = query ?? {};
    // The records themselves are the proof of an answer.
    const cited =
      result === 'found' && lines.length > addresses.length
        ? [...lines.slice(1), ...lines.slice(0, 1)]
        : lines;
    this.#done.push(
      resolutionDraft({ name: plainName(name), addresses, result, by: 'dns', server, took }, cited),
    );
  }

  end(): readonly Draft[] {
    this.#settle();
    return this.#done;
  }
}

/** dig of BIND: what a DNS server answers. */
export const dig: Parser = {
  id: 'dig',
  marks: ['<<>> dig ', '->>header<<-', 'communications error to '],
  claims: ({ tool }) => tool === 'dig',
  opens: (line) => BANNER.test(line) || HEADER.test(line) || isDnsError(line),
  block: (head, command) => new DigReader(head, command),
};
