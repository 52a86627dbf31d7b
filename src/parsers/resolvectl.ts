import type { CommandLine } from '../model/command-line.ts';
import type { ResolutionRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { resolutionDraft } from '../failure/resolution.ts';

// db1.internal: 10.0.2.5                          -- link: eth0
const FIRST = /^([\w.-]{1,253}): ([\da-f.:]{2,45})(?:%\w{1,15})?(?:\s{1,60}-- link: (\S{1,15}))?$/;
//               fd00:2::5                         -- link: eth0
const MORE = /^\s{2,254}([\da-f.:]{2,45})(?:%\w{1,15})?(?:\s{1,60}-- link: \S{1,15})?$/;
//               (web.internal)
const CANONICAL = /^\s{2,254}\([\w.-]{1,253}\)$/;
// -- Information acquired via protocol DNS in 12.5ms.
const TOOK = /^-- Information acquired via protocol \S{1,40} in (\d{1,6}(?:\.\d{1,6})?)(us|ms|s)\.$/;
// -- Data is authenticated: no; Data was acquired via local or encrypted transport: no
const NOTHING = /^-- (?:Data is authenticated|Data from|Information acquired)/;
// db9.internal: resolve call failed: 'db9.internal' not found
// db1.internal: resolve call failed: All attempts to contact name servers or networks failed
const FAILED = /^([\w.-]{1,253}): resolve call failed: (.{3,200})$/;

const REASONS: readonly (readonly [RegExp, ResolutionRecord['result']])[] = [
  [/ not found$/, 'no-such-name'],
  [
    /does not have any RR of the requested type|No appropriate (?:name servers|address) (?:or networks )?/,
    'no-address',
  ],
  [
    /^(?:All attempts to contact name servers or networks failed|Query timed out|Connection timed out)/,
    'no-answer',
  ],
  [
    /^(?:Could not resolve|DNSSEC validation failed|Query aborted|Received invalid reply|.{0,80}SERVFAIL|.{0,80}REFUSED)/,
    'server-failed',
  ],
];

interface Answer {
  readonly name: string;
  readonly addresses: string[];
  readonly lines: number[];
}

class ResolvectlReader implements BlockReader {
  readonly #done: Draft[] = [];
  #answer: Answer | undefined;
  #seen = false;

  constructor(_head: BlockHead, command: CommandLine | undefined) {
    this.#seen = command !== undefined;
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return this.#seen;
    const [, name, first = ''] = FIRST.exec(text) ?? [];
    const address = canonicalIp(first);
    if (name !== undefined && address !== undefined) {
      this.#settle();
      this.#answer = { name, addresses: [address], lines: [number] };
      this.#seen = true;
      return true;
    }
    return this.#more(text, number) || this.#failure(text, number);
  }

  #more(text: string, line: number): boolean {
    const answer = this.#answer;
    const address = canonicalIp(MORE.exec(text)?.[1] ?? '');
    if (answer && address !== undefined && answer.addresses.length < 100) {
      answer.addresses.push(address);
      answer.lines.push(line);
      return true;
    }
    const [, amount, unit = 's'] = TOOK.exec(text) ?? [];
    if (amount !== undefined) this.#settle(Number(amount) / ({ us: 1e6, ms: 1e3 }[unit] ?? 1));
    return amount !== undefined || NOTHING.test(text) || (answer !== undefined && CANONICAL.test(text));
  }

  #failure(text: string, line: number): boolean {
    const [, name, words = ''] = FAILED.exec(text) ?? [];
    if (name === undefined) return false;
    this.#settle();
    this.#seen = true;
    const result = REASONS.find(([pattern]) => pattern.test(words))?.[1];
    if (result && this.#done.length < 500) {
      this.#done.push(resolutionDraft({ name, addresses: [], result, by: 'resolver' }, [line]));
    }
    return true;
  }

  #settle(took?: number): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (!answer || this.#done.length >= 500) return;
    const { name, addresses, lines } = answer;
    // An address that was asked for its name.
    if (canonicalIp(name) === undefined) {
      this.#done.push(resolutionDraft({ name, addresses, result: 'found', by: 'resolver', took }, lines));
    }
  }

  end(): readonly Draft[] {
    this.#settle();
    return this.#done;
  }
}

/** resolvectl query: what systemd-resolved answers. */
export const resolvectl: Parser = {
  id: 'resolvectl',
  marks: [': resolve call failed: ', ' -- link: '],
  claims: ({ tool, words }) =>
    (tool === 'resolvectl' && words.includes('query')) || tool === 'systemd-resolve',
  opens: (line) =>
    FAILED.test(line) || /^[\w.-]{1,253}: [\da-f.:]{2,45}\s{1,60}-- link: \S{1,15}$/.test(line),
  block: (head, command) => new ResolvectlReader(head, command),
};
