import type { CommandLine } from '../model/command-line.ts';
import type { ResolutionRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { DnsErrors } from '../failure/dns-errors.ts';
import { positionals } from '../command/options.ts';
import { resolutionDraft, statusResult } from '../failure/resolution.ts';

// db1.internal has address 10.0.2.5      db1.internal has IPv6 address fd00:2::5
const ADDRESS = /^([\w.-]{1,253}) has (?:IPv6 )?address ([\da-f.:]{2,45})$/;
// www.internal is an alias for web.internal.
const ALIAS = /^([\w.-]{1,253}) is an alias for ([\w.-]{1,253})\.$/;
// Host db9.internal not found: 3(NXDOMAIN)
const NOT_FOUND = /^Host ([\w.-]{1,253}) not found: \d{1,2}\(([A-Z]{4,12})\)$/;
// web.internal has no AAAA record
const NO_RECORD = /^([\w.-]{1,253}) has no (?:A|AAAA) record$/;
// Using domain server:      Name: 10.0.2.8      Address: 10.0.2.8#53      Aliases:
// db1.internal mail is handled by 10 mx.internal.
const NOTHING =
  /^(?:Using domain server:|Name: \S{1,253}|Address: \S{1,60}#\d{1,5}|Aliases: ?|[\w.-]{1,253} (?:mail is handled by|domain name pointer|descriptive text|name server|has HTTP service bindings) .{1,300})$/;

class HostReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  readonly #errors = new DnsErrors();
  readonly #found = new Map<string, { readonly addresses: string[]; readonly lines: number[] }>();
  /** What an alias stands for, backwards. */
  readonly #alias = new Map<string, string>();

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read(line: Line): boolean {
    return line.text.trim() === '' || this.#address(line) || this.#failure(line) || NOTHING.test(line.text);
  }

  #address({ text, number }: Line): boolean {
    const [, alias, target] = ALIAS.exec(text) ?? [];
    if (alias !== undefined && target !== undefined) {
      if (this.#alias.size < 100) this.#alias.set(target, this.#alias.get(alias) ?? alias);
      return true;
    }
    const [, printed = '', written = ''] = ADDRESS.exec(text) ?? [];
    const address = canonicalIp(written);
    if (address === undefined) return false;
    const name = this.#alias.get(printed) ?? printed;
    const found = this.#found.get(name) ?? { addresses: [], lines: [] };
    if (this.#found.size < 500) this.#found.set(name, found);
    if (found.addresses.length < 100) {
      found.addresses.push(address);
      found.lines.push(number);
    }
    return true;
  }

  #failure({ text, number }: Line): boolean {
    const [, unknown, status = ''] = NOT_FOUND.exec(text) ?? [];
    const result = statusResult(status);
    const without = NO_RECORD.exec(text)?.[1];
    if (unknown !== undefined && result) this.#add(unknown, result, [number]);
    if (without !== undefined) this.#add(without, 'no-address', [number]);
    const error = this.#errors.take(text);
    if (error && error !== 'more') {
      const [name, asked = ''] =
        this.#command === undefined ? [] : positionals(this.#command.words, 'cmNRtWp');
      const lines = [number, this.#head.commandLine].filter((line) => line !== undefined);
      if (name !== undefined && canonicalIp(name) === undefined)
        this.#drafts.push(
          resolutionDraft({ name, addresses: [], ...error, by: 'dns', server: canonicalIp(asked) }, lines),
        );
    }
    return unknown !== undefined || without !== undefined || error !== undefined;
  }

  #add(name: string, result: ResolutionRecord['result'], lines: readonly number[]): void {
    this.#drafts.push(resolutionDraft({ name, addresses: [], result, by: 'dns' }, lines));
  }

  end(): readonly Draft[] {
    const found = [...this.#found].map(([name, { addresses, lines }]) =>
      resolutionDraft({ name, addresses, result: 'found', by: 'dns' }, lines),
    );
    return [...found, ...this.#drafts];
  }
}

/** host of BIND. */
export const host: Parser = {
  id: 'host',
  marks: [' has address ', ' has ipv6 address ', ' not found: ', ' is an alias for '],
  claims: ({ tool }) => tool === 'host',
  opens: (line) => ADDRESS.test(line) || NOT_FOUND.test(line) || ALIAS.test(line),
  block: (head, command) => new HostReader(head, command),
};
