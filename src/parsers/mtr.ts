import type { CommandLine } from '../model/command-line.ts';
import type { HopRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { option, positionals } from '../command/options.ts';
import { shortOptions } from '../listing/socket-listing.ts';

// HOST: app1                        Loss%   Snt   Last   Avg  Best  Wrst StDev
const HEADER = /^HOST: \S{1,64} {1,60}Loss% {1,4}Snt\b/;
// Start: 2026-11-21T07:28:01+0000
const START = /^Start: \S.{5,40}$/;
//   1.|-- 10.77.1.1                  0.0%     2    0.1   0.1   0.1   0.1   0.0
//   2.|-- ???                       100.0     2    0.0   0.0   0.0   0.0   0.0
//   1. AS???    10.77.1.1   0.0%     2    0.1   0.1   0.1   0.1   0.0
const ROW =
  /^ {0,3}(\d{1,3})\.(?:\|--)? {1,2}(?:AS\S{1,12} {1,8})?(\S{1,253})(?: \(([\da-f.:]{2,45})\))? {1,60}(\d{1,3}\.\d)%? {1,8}\d{1,9}\b/;

function probeOf(command: CommandLine | undefined): HopRecord['probe'] {
  if (command === undefined) return 'unknown';
  const short = shortOptions(command);
  if (short.includes('T') || command.words.includes('--tcp')) return 'tcp';
  return short.includes('u') || command.words.includes('--udp') ? 'udp' : 'icmp';
}

class MtrReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  readonly #shared: Pick<HopRecord, 'kind' | 'tool' | 'probe' | 'to' | 'port'>;

  constructor(command: CommandLine | undefined) {
    const words = command?.words ?? [];
    const to = positionals(words, 'cisPmfaAByZGQo', new Set(['--report-cycles', '--port', '--interval']))
      .map((word) => canonicalIp(word))
      .find((address) => address !== undefined);
    const probe = probeOf(command);
    const port = probe === 'tcp' ? option(words, '-P', '--port') : undefined;
    this.#shared = {
      kind: 'hop',
      tool: 'mtr',
      probe,
      ...(to === undefined ? {} : { to }),
      ...(port !== undefined && /^\d{1,5}$/.test(port) ? { port: Number(port) } : {}),
    };
  }

  read({ text, number }: Line): boolean {
    const [, ttl, host, beside, loss] = ROW.exec(text) ?? [];
    if (ttl === undefined || host === undefined) return HEADER.test(text) || START.test(text);
    const address = canonicalIp(beside ?? host);
    const reached = address !== undefined && address === this.#shared.to;
    if (this.#drafts.length < 300) {
      this.#drafts.push({
        record: {
          ...this.#shared,
          ttl: Number(ttl),
          ...(address === undefined ? {} : { address }),
          ...(reached ? { reached } : {}),
          loss: Number(loss) / 100,
        },
        lines: [number],
      });
    }
    return true;
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** mtr's report: hops, and how many probes each left unanswered. Loss at a hop alone is its own rate limit. */
export const mtr: Parser = {
  id: 'mtr',
  marks: [' loss% snt'],
  claims: ({ tool }) => tool === 'mtr' || tool === 'mtr-packet',
  opens: (line) => HEADER.test(line),
  block: (_head, command) => new MtrReader(command),
};
