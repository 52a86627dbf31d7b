import type { CommandLine } from '../model/command-line.ts';
import type { ResolutionRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { DnsErrors, type Unanswered } from '../failure/dns-errors.ts';
import { isResolverText } from '../failure/errno-words.ts';
import { positionals } from '../command/options.ts';
import { plainName, resolutionDraft, resolverResult, statusResult } from '../failure/resolution.ts';

// Server:		10.0.2.5      Server:  dns1.internal
const SERVER = /^Server:\s{1,20}(\S{1,253})$/;
// Address:	10.0.2.5#53      Address:	10.0.2.5:53      Address 1: 10.0.2.5 db1.internal
const ADDRESS = /^Address(?:es)?(?: \d{1,3})?:\s{1,20}(\S{2,60})(?: [\w.-]{1,253})?$/;
// 	  10.0.2.6      (Windows puts further addresses on lines of their own)
const MORE = /^\s{2,20}([\da-f.:]{2,45})$/;
// Name:	db1.internal
const NAME = /^Name:\s{1,20}([\w.-]{1,253})$/;
// www.internal	canonical name = web.internal.
const ALIAS = /^([\w.-]{1,253})\s{1,20}canonical name = ([\w.-]{1,253})\.$/;
// ** server can't find db9.internal: NXDOMAIN      *** Can't find db9.internal: No answer
const FAILED =
  /^\*{2,3} (?:server can't find|Can't find) ([\w.-]{1,253}): (NXDOMAIN|SERVFAIL|REFUSED|No answer|No response from server)$/;
// *** dns1.internal can't find db9.internal: Non-existent domain      (Windows)
const WINDOWS_FAILED =
  /^\*\*\* \S{1,253} can't find ([\w.-]{1,253}): (Non-existent domain|Server failed|Query refused|No response from server)$/;
// nslookup: can't resolve 'db9.internal': Name or service not known
const BUSYBOX_FAILED = /^nslookup: can't resolve '([\w.-]{1,253})'(?:: (.{3,80}))?$/;
// *** Request to dns1.internal timed-out
const TIMED_OUT = /^\*\*\* Request to \S{1,253} timed-out$/;
const SILENT: Unanswered = { result: 'no-answer' };
const NOTHING =
  /^(?:Non-authoritative answer:|Authoritative answers can be found from:|;; Got \w+ reply from .{1,80}|DNS request timed out\.|\s{2,8}timeout was \d+ seconds?\.|[\w.-]{1,253}\s{1,20}(?:name = |text = |mail exchanger = |nameserver = |internet address = ).{1,300}|Aliases:.{0,300})$/;

const WORDS: Readonly<Record<string, ResolutionRecord['result']>> = {
  'No answer': 'no-address',
  'No response from server': 'no-answer',
  'Non-existent domain': 'no-such-name',
  'Server failed': 'server-failed',
  'Query refused': 'server-failed',
};

class NslookupReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #failed = new Map<string, Draft>();
  readonly #errors = new DnsErrors();
  readonly #found = new Map<string, { readonly addresses: string[]; readonly lines: number[] }>();
  readonly #alias = new Map<string, string>();
  #server: string | undefined;
  /** The name that the next addresses belong to; before it, they are the server's. */
  #name: string | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read(line: Line): boolean {
    const { text } = line;
    return (
      text.trim() === '' ||
      this.#names(text) ||
      this.#address(line) ||
      this.#failure(line) ||
      NOTHING.test(text)
    );
  }

  #names(text: string): boolean {
    const server = SERVER.exec(text)?.[1];
    const name = NAME.exec(text)?.[1];
    const [, alias, target] = ALIAS.exec(text) ?? [];
    if (server !== undefined) {
      this.#server = canonicalIp(server);
      this.#name = undefined;
    }
    if (name !== undefined) this.#name = this.#alias.get(plainName(name)) ?? plainName(name);
    if (alias !== undefined && target !== undefined && this.#alias.size < 100) {
      this.#alias.set(target, this.#alias.get(alias) ?? alias);
    }
    return server !== undefined || name !== undefined || alias !== undefined;
  }

  #address({ text, number }: Line): boolean {
    const written = ADDRESS.exec(text)?.[1] ?? (this.#name === undefined ? undefined : MORE.exec(text)?.[1]);
    if (written === undefined) return false;
    if (this.#name === undefined) {
      this.#server ??= canonicalIp(written.replace(/[#:]\d{1,5}$/, ''));
      return true;
    }
    const address = canonicalIp(written);
    if (address !== undefined) this.#add(this.#name, address, number);
    return address !== undefined;
  }

  #add(name: string, address: string, line: number): void {
    const found = this.#found.get(name) ?? { addresses: [], lines: [] };
    if (this.#found.size < 500) this.#found.set(name, found);
    if (found.addresses.includes(address) || found.addresses.length >= 100) return;
    found.addresses.push(address);
    found.lines.push(line);
  }

  #failure({ text, number }: Line): boolean {
    const [, name, how = ''] = FAILED.exec(text) ?? WINDOWS_FAILED.exec(text) ?? [];
    const result = WORDS[how] ?? statusResult(how);
    if (name !== undefined && result) {
      this.#fail({ name, result }, [number]);
      return true;
    }
    const [, unknown, words = ''] = BUSYBOX_FAILED.exec(text) ?? [];
    if (unknown !== undefined) {
      const known = isResolverText(words) ? resolverResult(words) : resolverResult('');
      this.#fail({ name: unknown, ...known }, [number]);
      return true;
    }
    const error = TIMED_OUT.test(text) ? SILENT : this.#errors.take(text);
    if (error === undefined || error === 'more') return error === 'more';
    const [asked, server = ''] = this.#command === undefined ? [] : positionals(this.#command.words, '');
    this.#server ??= canonicalIp(server);
    const lines = [number, this.#head.commandLine].filter((line) => line !== undefined);
    if (asked !== undefined && canonicalIp(asked) === undefined) this.#fail({ name: asked, ...error }, lines);
    return true;
  }

  #fail(lookup: Pick<ResolutionRecord, 'name' | 'result' | 'couldBe'>, lines: readonly number[]): void {
    const server = this.#server;
    const draft = resolutionDraft({ ...lookup, addresses: [], by: 'dns', server }, lines);
    // It asks for both families, and fails twice.
    const key = `${lookup.name} ${lookup.result}`;
    if (this.#failed.size < 500 && !this.#failed.has(key)) this.#failed.set(key, draft);
  }

  end(): readonly Draft[] {
    const server = this.#server;
    const found = [...this.#found].map(([name, { addresses, lines }]) =>
      resolutionDraft({ name, addresses, result: 'found', by: 'dns', server }, lines),
    );
    return [...found, ...this.#failed.values()];
  }
}

/** nslookup of BIND, BusyBox and Windows. */
export const nslookup: Parser = {
  id: 'nslookup',
  marks: ['server: ', "can't find ", "can't resolve '"],
  claims: (command) => /^nslookup$/i.test(command.tool),
  opens: (line) =>
    /^Server:\s{1,20}\S{1,253}$/.test(line) ||
    FAILED.test(line) ||
    WINDOWS_FAILED.test(line) ||
    BUSYBOX_FAILED.test(line),
  block: (head, command) => new NslookupReader(head, command),
};
