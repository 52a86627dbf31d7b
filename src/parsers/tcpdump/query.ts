import type { CommandLine } from '../../model/command-line.ts';
import type { CaptureDetails } from '../../model/packet.ts';
import { argumentsOf } from '../../listing/socket-listing.ts';
import type { ClockStyle } from './clock.ts';

/** What a tcpdump command asks for. */
export interface TcpdumpQuery {
  readonly interface?: string;
  readonly filter?: string;
  readonly direction?: CaptureDetails['direction'];
  readonly most?: number;
  readonly clock?: ClockStyle;
  /** -S */
  readonly absolute: boolean;
  /** -A, -x, -X: the lines below a packet are its bytes. */
  readonly dumps: boolean;
  /** It reads a file, so it says nothing of the time and the filter of the capture. */
  readonly fromFile: boolean;
}

/** One-letter options that take a value, of tcpdump 4.99. */
const VALUED = /[BcCEFGijkmMPQrsTVwWyzZ]/;
const LONG_VALUED: Readonly<Record<string, string>> = {
  '--interface': 'i',
  '--direction': 'Q',
  '--count': 'c',
  '--buffer-size': 'B',
  '--snapshot-length': 's',
  '--linktype': 'y',
  '--relinquish-privileges': 'Z',
  '--time-stamp-type': 'j',
  '--time-stamp-precision': 'p',
};

interface Words {
  readonly flags: string;
  readonly values: ReadonlyMap<string, string>;
  readonly filter: readonly string[];
}

function readLong(word: string): readonly [letter: string, value: string | undefined] | undefined {
  const [name = '', value] = word.split('=', 2);
  const letter = LONG_VALUED[name];
  return letter === undefined ? undefined : [letter, value];
}

function sort(words: readonly string[]): Words {
  let flags = '';
  const values = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') return { flags, values, filter: words.slice(i + 1) };
    if (!word.startsWith('-') || word === '-') return { flags, values, filter: words.slice(i) };
    if (word.startsWith('--')) {
      const [letter, value] = readLong(word) ?? [];
      if (letter !== undefined) values.set(letter, value ?? words[++i] ?? '');
      else if (word === '--absolute-tcp-sequence-numbers') flags += 'S';
      continue;
    }
    const at = word.search(VALUED);
    flags += word.slice(1, at < 0 ? undefined : at);
    if (at > 0) values.set(word[at] ?? '', word.slice(at + 1) || (words[++i] ?? ''));
  }
  return { flags, values, filter: [] };
}

const STYLES: readonly ClockStyle[] = ['day', 'none', 'epoch', 'delta', 'day', 'elapsed'];

/** Reads the words of the command. */
export function readTcpdumpQuery(command: CommandLine | undefined): TcpdumpQuery {
  if (!command) return { absolute: false, dumps: false, fromFile: false };
  const { flags, values, filter } = sort(argumentsOf(command));
  const clock = STYLES[flags.split('t').length - 1];
  const name = values.get('i');
  const side = values.get('Q');
  const most = Number(values.get('c'));
  return {
    ...(name === undefined ? {} : { interface: name }),
    ...(values.has('F') ? {} : { filter: filter.join(' ') }),
    ...(side === 'in' || side === 'out' ? { direction: side } : {}),
    ...(Number.isInteger(most) && most > 0 ? { most } : {}),
    ...(clock === undefined ? {} : { clock }),
    absolute: flags.includes('S'),
    dumps: /[xXA]/.test(flags),
    fromFile: values.has('r'),
  };
}
