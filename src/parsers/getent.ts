import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readElapsed } from '../failure/elapsed.ts';
import { exitStatus } from '../command/exit-status.ts';
import { resolutionDraft } from '../failure/resolution.ts';

const DATABASES = new Set(['ahosts', 'ahostsv4', 'ahostsv6', 'hosts']);
// 10.0.2.6        STREAM web.internal
// 10.0.2.6        DGRAM
const AHOSTS =
  /^([\da-f.:]{2,45})(?:%[\w.-]{1,15})? {1,40}(?:STREAM|DGRAM|RAW|SEQPACKET)(?: +([\w.-]{1,253}))? *$/;
// 10.0.2.5        web.internal www
const HOSTS = /^([\da-f.:]{2,45})(?:%[\w.-]{1,15})? {1,40}([\w.-]{1,253})(?: [\w. -]{0,500})?$/;

/** The names that the command asks for; an address asks for a name instead. */
function askedNames(command: CommandLine | undefined): readonly string[] {
  const at = command?.words.findIndex((word) => DATABASES.has(word)) ?? -1;
  const words = at < 0 ? [] : (command?.words.slice(at + 1) ?? []);
  return words.filter((word) => /^[\w.-]{1,253}$/.test(word) && !word.startsWith('-'));
}

interface Found {
  readonly addresses: string[];
  readonly lines: number[];
}

class GetentReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #asked: readonly string[];
  readonly #found = new Map<string, Found>();
  #name: string | undefined;
  #status: { readonly value: number; readonly line: number } | undefined;
  #elapsed: { readonly seconds: number; readonly line: number } | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#asked = askedNames(command);
  }

  read({ text, number }: Line): boolean {
    return text.trim() === '' || this.#row(text, number) || this.#after(text, number);
  }

  #row(text: string, line: number): boolean {
    const match = AHOSTS.exec(text) ?? (this.#command === undefined ? null : HOSTS.exec(text));
    const address = canonicalIp(match?.[1] ?? '');
    if (!match || address === undefined) return false;
    this.#name = match[2] ?? this.#name;
    const name = this.#asked.length === 1 ? this.#asked[0] : this.#name;
    if (name !== undefined && canonicalIp(name) === undefined) this.#add(name, address, line);
    return true;
  }

  #add(name: string, address: string, line: number): void {
    const found = this.#found.get(name) ?? { addresses: [], lines: [] };
    if (this.#found.size < 500) this.#found.set(name, found);
    if (found.addresses.includes(address) || found.addresses.length >= 100) return;
    found.addresses.push(address);
    found.lines.push(line);
  }

  #after(text: string, line: number): boolean {
    const seconds = readElapsed(text);
    if (typeof seconds === 'number') this.#elapsed = { seconds, line };
    if (seconds !== undefined) return true;
    const value = this.#command && exitStatus(this.#command, text);
    if (value !== undefined) this.#status = { value, line };
    return value !== undefined;
  }

  end(): readonly Draft[] {
    const timed = this.#asked.length === 1 ? this.#elapsed : undefined;
    const measured = timed === undefined ? {} : { took: timed.seconds };
    const more = timed === undefined ? [] : [timed.line];
    const [only] = this.#asked;
    if (only !== undefined && this.#nothingFound()) {
      const lines = [this.#status?.line, this.#head.commandLine, ...more].filter(
        (line) => line !== undefined,
      );
      // It exits with 2 as well where no server answered.
      const couldBe = ['no-such-name', 'no-address', 'server-failed', 'no-answer'] as const;
      const lookup = {
        name: only,
        addresses: [],
        result: 'no-such-name',
        couldBe,
        by: 'resolver',
        ...measured,
      } as const;
      return [resolutionDraft(lookup, lines)];
    }
    return [...this.#found].map(([name, { addresses, lines }]) =>
      resolutionDraft({ name, addresses, result: 'found', by: 'resolver', ...measured }, [...lines, ...more]),
    );
  }

  /** No output is an answer only with the exit status beside it, of the one command that can have set it. */
  #nothingFound(): boolean {
    const [name] = this.#asked;
    const { commands } = this.#head;
    return (
      this.#found.size === 0 &&
      this.#asked.length === 1 &&
      name !== undefined &&
      canonicalIp(name) === undefined &&
      this.#status?.value === 2 &&
      this.#command?.passes.kind === 'all' &&
      commands.filter(({ tool }) => tool !== 'echo').length === 1
    );
  }
}

/** getent: what the resolver of this machine answers, hosts file and nsswitch included. */
export const getent: Parser = {
  id: 'getent',
  marks: [' stream '],
  claims: ({ tool, words }) => tool === 'getent' && words.some((word) => DATABASES.has(word)),
  opens: (line) => / STREAM [\w.-]+ *$/.test(line) && AHOSTS.test(line),
  block: (head, command) => new GetentReader(head, command),
};
