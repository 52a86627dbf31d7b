import type { CommandLine } from '../../model/command-line.ts';
import type { Family } from '../../model/ip.ts';
import { argumentsOf } from '../../listing/socket-listing.ts';

/** What an lsof command asks for. */
export interface LsofQuery {
  readonly families: readonly Family[];
  /** Nothing where an option or an operand narrows the list in a way that is not understood. */
  readonly ports: readonly number[] | 'all' | undefined;
  readonly listeners: boolean;
  readonly numeric: boolean;
}

interface Option {
  readonly letter: string;
  readonly value: string;
}

// Options without a value that change only how it is printed.
const FLAGS = 'nPRlwVQOSbX';
// [46][protocol][@host][:ports]
const ADDRESS = /^([46])?(?:tcp)?(?::([\d,-]{1,200}))?$/i;

/** One word of options: flags, and at its end perhaps one that takes a value (`-nPi`, `-iTCP:22`). */
function bundle(word: string): readonly Option[] | undefined {
  if (!/^-[A-Za-z]/.test(word)) return undefined;
  const options: Option[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    if ('isT'.includes(letter)) return [...options, { letter, value: word.slice(at + 1) }];
    if (!FLAGS.includes(letter)) return undefined;
    options.push({ letter, value: '' });
  }
  return options;
}

/** The options in order; nothing where one of them is not known, or there is an operand. */
function optionsOf(words: readonly string[]): readonly Option[] | undefined {
  const options: Option[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1] ?? '';
    if (/^\+c\d*$/.test(word)) {
      if (word === '+c') i++;
      continue;
    }
    const read = bundle(word);
    if (read === undefined) return undefined;
    const last = read.at(-1);
    const takesNext = last?.value === '' && 'is'.includes(last.letter) && /^[^-+]/.test(next);
    options.push(...(takesNext ? [...read.slice(0, -1), { letter: last.letter, value: next }] : read));
    if (takesNext) i++;
  }
  return options;
}

/** `3306`, `3306,3307`, `3306-3310`. */
function portsOf(text: string | undefined): readonly number[] | 'all' | undefined {
  if (text === undefined) return 'all';
  const ports: number[] = [];
  for (const part of text.split(',')) {
    const [first = Number.NaN, last = first, more] = part.split('-').map(Number);
    if (more !== undefined || !(first >= 1 && last >= first && last - first < 200)) return undefined;
    for (let port = first; port <= last; port++) ports.push(port);
  }
  return ports;
}

function addressOf(text: string): Pick<LsofQuery, 'families' | 'ports'> {
  const match = ADDRESS.exec(text);
  if (!match) return { families: [4, 6], ports: undefined };
  const families: readonly Family[] = match[1] === '4' ? [4] : match[1] === '6' ? [6] : [4, 6];
  return { families, ports: portsOf(match[2]) };
}

/** lsof lists sockets where it is asked for Internet addresses. */
export function listsSockets(command: CommandLine): boolean {
  return argumentsOf(command).some((word) => /^-[A-Za-z]*i/.test(word));
}

export function readLsofQuery(command: CommandLine | undefined): LsofQuery {
  const options = optionsOf(argumentsOf(command));
  const addresses = options?.filter(({ letter }) => letter === 'i') ?? [];
  const states =
    options?.filter(({ letter }) => letter === 's').map(({ value }) => value.toUpperCase()) ?? [];
  // Several -i are joined by "or": nobody asks that closely.
  const asked = addressOf(addresses.length === 1 ? (addresses[0]?.value ?? '') : '@');
  return {
    ...asked,
    listeners: states.every((state) => /^TCP:(?:.*,)?LISTEN(?:,|$)/.test(state)),
    numeric: options?.some(({ letter }) => letter === 'P') === true,
  };
}
