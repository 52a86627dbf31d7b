import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { resolutionDraft } from '../failure/resolution.ts';

// 10.0.2.9	db1.internal db1 # moved on Monday
const ENTRY =
  /^\s{0,8}([\da-f.:]{2,45}(?:%[\w.-]{1,15})?)\s{1,60}([\w.-]{1,253}(?:\s{1,60}[\w.-]{1,253}){0,30})\s{0,60}(?:#.*)?$/;
const COMMENT = /^\s*#/;
// 127.0.0.1	localhost
const FIRST = /^127\.0\.0\.1\s{1,20}localhost(?:\s|$)/;
const MOST = 2000;

class HostsFileReader implements BlockReader {
  readonly #names = new Map<string, { readonly addresses: string[]; readonly lines: number[] }>();

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || COMMENT.test(text)) return true;
    // `grep -n` puts the line's number in front, a grep over several files its name.
    const [, written = '', names = ''] =
      ENTRY.exec(text.replace(/^(?:\/etc\/hosts:)?(?:\d{1,5}:(?=\d+\.))?/, '')) ?? [];
    const address = canonicalIp(written);
    if (address === undefined) return false;
    for (const name of names.split(/\s+/)) this.#add(name, address, number);
    return true;
  }

  #add(name: string, address: string, line: number): void {
    const found = this.#names.get(name) ?? { addresses: [], lines: [] };
    if (this.#names.size < MOST) this.#names.set(name, found);
    if (found.addresses.length >= 50) return;
    found.addresses.push(address);
    found.lines.push(line);
  }

  end(): readonly Draft[] {
    return [...this.#names].map(([name, { addresses, lines }]) =>
      resolutionDraft({ name, addresses, result: 'found', by: 'hosts-file' }, lines),
    );
  }
}

/** /etc/hosts, or the lines of it that a grep let through. */
export const hostsFile: Parser = {
  id: 'hosts-file',
  marks: ['127.0.0.1 localhost'],
  claims: ({ tool, words }) =>
    /^(?:cat|grep|egrep|head|tail|less|more|sed|awk|type|findstr|Get-Content)$/.test(tool) &&
    words.slice(1).some((word) => /(?:^|[/\\])etc[/\\]hosts$/.test(word)),
  opens: (line) => FIRST.test(line),
  block: () => new HostsFileReader(),
};
