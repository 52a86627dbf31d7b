import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// nameserver 10.0.2.5
const NAMESERVER = /^nameserver\s{1,10}([\da-f.:]{2,45}(?:%[\w.-]{1,15})?)\s*$/;
// search internal example.com      domain internal
const SEARCH = /^(?:search|domain)\s{1,10}([\w.-]{1,253}(?:\s{1,5}[\w.-]{1,253}){0,10})\s*$/;
// options timeout:2 attempts:3 ndots:1 rotate edns0 trust-ad
const OPTIONS = /^options((?:\s{1,10}[\w-]{1,30}(?::\d{1,4})?){1,16})\s*$/;
const COMMENT = /^\s*[#;]/;

class ResolvConfReader implements BlockReader {
  readonly #drafts: Draft[] = [];

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || COMMENT.test(text)) return true;
    const server = canonicalIp(NAMESERVER.exec(text)?.[1] ?? '');
    const search = SEARCH.exec(text)?.[1];
    const options = OPTIONS.exec(text)?.[1];
    if (server !== undefined) this.#add('nameserver', server, number);
    else if (search !== undefined) this.#add('search', search.split(/\s+/).join(' '), number);
    else if (options !== undefined) {
      for (const option of options.trim().split(/\s+/)) {
        const [name = '', value = 'yes'] = option.split(':');
        this.#add(name, value, number);
      }
    } else return false;
    return true;
  }

  #add(name: string, value: string, line: number): void {
    if (this.#drafts.length >= 200) return;
    this.#drafts.push({ record: { kind: 'setting', key: `resolv.conf ${name}`, value }, lines: [line] });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** /etc/resolv.conf: which DNS servers are asked, how often and how long. */
export const resolvConf: Parser = {
  id: 'resolv-conf',
  marks: [
    '^nameserver ',
    'options timeout',
    'options attempts',
    'options ndots',
    'options edns0',
    'options rotate',
    'options trust-ad',
    'options use-vc',
  ],
  claims: ({ words }) => words.slice(1).some((word) => /(?:^|\/)(?:stub-)?resolv\.conf$/.test(word)),
  opens: (line) =>
    NAMESERVER.test(line) || /^options (?:timeout|attempts|ndots|edns0|rotate|trust-ad|use-vc)\b/.test(line),
  block: () => new ResolvConfReader(),
};
