import { readHost } from '../parts/packet-ends.ts';
import type { Segment } from '../parts/captured-segments.ts';

// -e tcp.flags.str: ··········S·      *******A**S*      older versions print asterisks
const FLAGS_TEXT = /^[·*.CEUAPRSFN-]{8,14}$/;
// -e tcp.flags: 0x0002      0x00000012
const FLAGS_NUMBER = /^0x[\da-f]{3,8}$/i;

const WANTED = new Set(
  [
    'ip.src ip.dst ipv6.src ipv6.dst tcp.srcport tcp.dstport tcp.flags.str tcp.flags tcp.len tcp.seq tcp.ack',
    'frame.time_relative frame.time_epoch tcp.flags.syn tcp.flags.reset tcp.flags.ack',
  ]
    .join(' ')
    .split(' '),
);

function lettersOfNumber(text: string): string {
  const bits = Number.parseInt(text, 16);
  const letters = [
    [0x02, 'S'],
    [0x01, 'F'],
    [0x04, 'R'],
    [0x08, 'P'],
    [0x10, '.'],
  ] as const;
  return letters.flatMap(([bit, letter]) => ((bits & bit) === 0 ? [] : [letter])).join('');
}

function lettersOfText(text: string): string {
  return (
    ['S', 'F', 'R', 'P'].filter((letter) => text.includes(letter)).join('') + (text.includes('A') ? '.' : '')
  );
}

function isSet(text: string | undefined): boolean {
  return text === '1' || text === 'True';
}

/** The columns that `tshark -T fields -e ...` was asked for. */
export class FieldColumns {
  #names: readonly string[] = [];

  ask(words: readonly string[]): void {
    const names = words.flatMap((word, i) => (words[i - 1] === '-e' ? [word] : []));
    if (names.some((name) => WANTED.has(name))) this.#names = names;
  }

  /** The segment of a row. */
  read(text: string): Segment | undefined {
    if (this.#names.length < 3) return undefined;
    const byTab = text.split('\t');
    const cells = byTab.length === this.#names.length ? byTab : text.trim().split(/[\s,;|]+/);
    if (cells.length !== this.#names.length) return undefined;
    const cell = new Map(this.#names.map((name, i) => [name, cells[i] ?? '']));
    const from = readHost(
      cell.get('ip.src') || (cell.get('ipv6.src') ?? ''),
      Number(cell.get('tcp.srcport')),
    );
    const to = readHost(cell.get('ip.dst') || (cell.get('ipv6.dst') ?? ''), Number(cell.get('tcp.dstport')));
    const flags = this.#flags(cell);
    if (!from || !to || !(from.port > 0) || !(to.port > 0) || flags === undefined) return undefined;
    const time = Number(cell.get('frame.time_relative') ?? cell.get('frame.time_epoch'));
    const length = Number(cell.get('tcp.len'));
    return {
      from,
      to,
      flags,
      ...(Number.isFinite(time) ? { clock: time } : {}),
      ...(Number.isFinite(length) ? { length } : {}),
    };
  }

  #flags(cell: ReadonlyMap<string, string>): string | undefined {
    const text = cell.get('tcp.flags.str') ?? '';
    if (FLAGS_TEXT.test(text)) return lettersOfText(text);
    const number = cell.get('tcp.flags') ?? '';
    if (FLAGS_NUMBER.test(number)) return lettersOfNumber(number);
    if (!cell.has('tcp.flags.syn')) return undefined;
    const parts = [
      ['tcp.flags.syn', 'S'],
      ['tcp.flags.reset', 'R'],
      ['tcp.flags.ack', '.'],
    ] as const;
    return parts.flatMap(([name, letter]) => (isSet(cell.get(name)) ? [letter] : [])).join('');
  }
}
