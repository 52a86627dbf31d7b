import type { Endpoint, FlowRecord } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp } from '../model/ip.ts';

// Session           44121
const SESSION = /^Session\s{2,20}\d{1,12}$/;
//                 source:      10.3.3.3 [trust]      dst:         198.51.100.72
const SIDE = /^\s{4,30}(source|dst):\s{1,12}([\da-fA-F.:]{3,45})(?: \[[\w-]{1,40}\])?$/;
//                 sport:       51220           dport:      22
const PORTS = /^\s{4,30}sport:\s{1,12}(\d{1,5})\s{1,20}dport:\s{1,12}(\d{1,5})$/;
//         c2s flow:      s2c flow:
const FLOW = /^\s{2,16}(c2s|s2c) flow:$/;
//         total byte count(s2c)                : 0
const BYTES = /^\s{2,16}total byte count\(s2c\)\s{1,30}: (\d{1,15})$/;
//         end-reason                           : aged-out
const END = /^\s{2,16}end-reason\s{1,40}: ([a-z-]{3,40})$/;
const FIELD = /^\s{2,30}[a-z][\w() /-]{1,44}\s*:(?:\s.{0,120})?$/;
// Receive Time,Source address,Destination address,Application,Source Port,Destination Port,...,Session End Reason
const CSV = /^"?[\w /]{2,40}"?(?:,"?[\w /-]{2,40}"?){5,140}$/;

const REFUSES = 'tcp-rst-from-server';

interface Seen {
  readonly line: number;
  source?: string;
  dst?: string;
  ports?: readonly [number, number];
  silent?: boolean;
  end?: string;
}

/** A session without a byte from the server was never answered, unless the server itself reset it. */
function flowOf(from: Endpoint, to: Endpoint, silent: boolean, end: string): FlowRecord {
  const refused = silent && end === REFUSES;
  const state = refused ? 'CLOSE' : silent ? 'SYN_SENT' : 'ESTABLISHED';
  return { kind: 'flow', state, ...(refused ? { began: 'SYN_SENT' } : {}), from, to, replied: !silent };
}

function cellsOf(text: string): readonly string[] {
  return text.split(',').map((cell) => cell.replaceAll('"', '').trim());
}

class PanOsReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #names: readonly string[] = [];
  #seen: Seen | undefined;
  #side: string | undefined;

  read({ text, number }: Line): boolean {
    if (text === '') return true;
    if (isCsvHeader(text)) {
      this.#names = cellsOf(text).map((name) => name.toLowerCase());
      return true;
    }
    if (SESSION.test(text)) {
      this.#flush();
      this.#seen = { line: number };
      return true;
    }
    return this.#row(text, number) || this.#field(text);
  }

  #field(text: string): boolean {
    const seen = this.#seen;
    if (!seen) return false;
    const flow = FLOW.exec(text)?.[1];
    if (flow !== undefined) this.#side = flow;
    const [, which, address = ''] = SIDE.exec(text) ?? [];
    const [, sport, dport] = PORTS.exec(text) ?? [];
    if (this.#side === 'c2s' && which === 'source') seen.source = address;
    if (this.#side === 'c2s' && which === 'dst') seen.dst = address;
    if (this.#side === 'c2s' && sport !== undefined) seen.ports = [Number(sport), Number(dport)];
    const bytes = BYTES.exec(text)?.[1];
    if (bytes !== undefined) seen.silent = bytes === '0';
    seen.end = END.exec(text)?.[1] ?? seen.end ?? '';
    return flow !== undefined || which !== undefined || FIELD.test(text);
  }

  #row(text: string, line: number): boolean {
    const cells = cellsOf(text);
    if (this.#names.length === 0 || cells.length !== this.#names.length) return false;
    const cell = new Map(this.#names.map((name, i) => [name, cells[i] ?? '']));
    const end = cell.get('session end reason') ?? '';
    const silent = cell.get('application') === 'incomplete' && (end === 'aged-out' || end === REFUSES);
    this.#add(
      cell.get('source address') ?? '',
      Number(cell.get('source port')),
      cell.get('destination address') ?? '',
      Number(cell.get('destination port')),
      silent,
      end,
      line,
    );
    return true;
  }

  #flush(): void {
    const { source = '', dst = '', ports, silent, end = '', line = 0 } = this.#seen ?? {};
    this.#seen = undefined;
    if (ports && silent !== undefined) this.#add(source, ports[0], dst, ports[1], silent, end, line);
  }

  #add(
    source: string,
    sport: number,
    dst: string,
    dport: number,
    silent: boolean,
    end: string,
    line: number,
  ): void {
    const [from, to] = [canonicalIp(source), canonicalIp(dst)];
    if (from === undefined || to === undefined || !(dport > 0) || !(dport <= 65535)) return;
    if (!(sport > 0) || !(sport <= 65535) || this.#drafts.length >= 4000) return;
    const ends = [
      { address: from, port: sport },
      { address: to, port: dport },
    ] as const;
    this.#drafts.push({ record: flowOf(ends[0], ends[1], silent, end), lines: [line] });
  }

  end(): readonly Draft[] {
    this.#flush();
    return this.#drafts;
  }
}

function isCsvHeader(text: string): boolean {
  return (
    text.length < 3000 && /session end reason/i.test(text) && /application/i.test(text) && CSV.test(text)
  );
}

/** PAN-OS: `show session id`, and the traffic log as CSV. */
export const panOs: Parser = {
  id: 'pan-os',
  marks: ['session end reason', 'session N'],
  opens: (line) => isCsvHeader(line) || SESSION.test(line),
  block: () => new PanOsReader(),
};
