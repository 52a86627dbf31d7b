import type { CommandLine } from '../model/command-line.ts';
import type { HopRecord, IcmpUnreachable } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { positionals } from '../command/options.ts';

//  1?: [LOCALHOST]                      pmtu 1500
const LOCAL = /^ {0,2}\d{1,3}\?: \[LOCALHOST\] {1,60}pmtu (\d{3,5})$/;
//  2:  10.77.1.1                                             0.245ms pmtu 1400
//  2:  10.77.2.2                                             0.047ms reached
//  2:  10.77.1.1                                           3066.156ms !H
const ROW =
  /^ {0,2}(\d{1,3})\??: {1,2}(\S{1,253})(?: \(([\da-f.:]{2,45})\))? {1,60}[\d.]{3,10}ms(?: asymm {1,3}\d{1,3})?(?: pmtu (\d{3,5}))?(?: (reached|!\w{1,3}))? *$/;
//  2:  no reply
const SILENT = /^ {0,2}(\d{1,3}): {1,2}no reply *$/;
//      Resume: pmtu 1400 hops 2 back 2      Too many hops: pmtu 1500
const RESUME = /^ {2,8}(?:Resume|Too many hops): pmtu \d{3,5}(?: hops \d{1,3} back \d{1,3})? *$/;

const MARKS: Readonly<Record<string, IcmpUnreachable>> = {
  '!H': 'host',
  '!N': 'net',
  '!P': 'protocol',
  '!A': 'admin-prohibited',
};

class TracepathReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  readonly #to: string | undefined;

  constructor(command: CommandLine | undefined) {
    this.#to = positionals(command?.words ?? [], 'lmp')
      .map((word) => canonicalIp(word))
      .find((address) => address !== undefined);
  }

  read({ text, number }: Line): boolean {
    const [, ttl, host, beside, pmtu, end] = ROW.exec(text) ?? [];
    const silent = SILENT.exec(text)?.[1];
    const local = LOCAL.exec(text)?.[1];
    const unreachable = MARKS[end ?? ''];
    const address = canonicalIp(beside ?? host ?? '');
    if (ttl !== undefined) {
      this.#add(number, {
        ttl: Number(ttl),
        ...(address === undefined ? {} : { address }),
        ...(end === 'reached' ? { reached: true } : {}),
        ...(unreachable === undefined ? {} : { unreachable }),
        ...(pmtu === undefined ? {} : { pmtu: Number(pmtu) }),
      });
    }
    if (silent !== undefined) this.#add(number, { ttl: Number(silent) });
    if (local !== undefined) this.#add(number, { ttl: 0, pmtu: Number(local) });
    return [ttl, silent, local].some((each) => each !== undefined) || RESUME.test(text);
  }

  #add(line: number, hop: Partial<HopRecord> & { readonly ttl: number }): void {
    if (this.#drafts.length >= 300) return;
    const to = this.#to === undefined ? {} : { to: this.#to };
    this.#drafts.push({
      record: { kind: 'hop', tool: 'tracepath', probe: 'udp', ...to, ...hop },
      lines: [line],
    });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** tracepath: hops, and where the path MTU falls. Hop 0 is the sender's own interface. */
export const tracepath: Parser = {
  id: 'tracepath',
  marks: ['[localhost]'],
  claims: ({ tool }) => /^tracepath6?$/.test(tool),
  opens: (line) => LOCAL.test(line),
  block: (_head, command) => new TracepathReader(command),
};
