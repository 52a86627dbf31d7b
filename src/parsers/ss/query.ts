import type { CommandLine } from '../../model/command-line.ts';
import type { ListingRecord } from '../../model/fact.ts';
import type { Family } from '../../model/ip.ts';
import { argumentsOf, shortOptions } from '../../listing/socket-listing.ts';

/** What an ss command asks for: options, a state, a filter. */
export interface SsQuery {
  readonly families: readonly Family[];
  readonly states: ListingRecord['states'];
  /** Ports of its filter; nothing where the filter cannot be told. */
  readonly ports: readonly number[] | 'all' | undefined;
  /** It lists TCP sockets of this place, and all states that `states` names. */
  readonly telling: boolean;
  readonly headerless: boolean;
  /** Counts alone. */
  readonly summary: boolean;
  readonly numeric: boolean;
  /** The one state of rows without a State column. */
  readonly state: string | undefined;
}

const VALUED = ['-f', '-A', '-N', '-D', '-F', '--family', '--query', '--socket', '--net', '--filter'];
const PORT_TERM = /^(?:sport ?(?:==?|eq) ?|src ):?(\d{1,5})$/;

/** Ports of `sport = :3306`, `( sport = :22 or sport = :80 )`, `src :3306`. */
function filterPorts(words: readonly string[]): SsQuery['ports'] {
  const text = words
    .filter((word, i) => !word.startsWith('-') && !VALUED.includes(words[i - 1] ?? ''))
    .join(' ')
    .replace(/\bstate (?:listening|all|connected)\b/, '')
    .replaceAll(/[()]/g, '')
    .trim();
  if (text === '') return 'all';
  const ports = text.split(' or ').map((term) => PORT_TERM.exec(term.trim())?.[1]);
  return ports.every((port) => port !== undefined) ? ports.map(Number) : undefined;
}

function valueOf(words: readonly string[], ...names: readonly string[]): string | undefined {
  const index = words.findIndex((word) => names.includes(word));
  return index < 0 ? undefined : words[index + 1];
}

/** Reads the words of the command; without one, what plain ss would do. */
export function readSsQuery(command: CommandLine | undefined): SsQuery {
  const short = shortOptions(command);
  const words = argumentsOf(command);
  const has = (letter: string, long: string): boolean => short.includes(letter) || words.includes(long);
  const family = valueOf(words, '-f', '--family') ?? '';
  const four = has('4', '--ipv4') || family === 'inet';
  const six = has('6', '--ipv6') || family === 'inet6';
  const state = valueOf(words, 'state');
  const listening = has('l', '--listening') || state === 'listening';
  const all = has('a', '--all') || state === 'all';
  const query = valueOf(words, '-A', '--query', '--socket');
  const others = /[uxw0dSM]/.test(short) || words.includes('--udp') || words.includes('--unix');
  const tcp = query === undefined ? has('t', '--tcp') || !others : /\b(?:all|inet|tcp)\b/.test(query);
  return {
    families: four === six ? [4, 6] : four ? [4] : [6],
    states: listening ? 'listening' : all ? 'all' : 'connected',
    ports: filterPorts(words),
    // Without -a it leaves out SYN-RECV and TIME-WAIT. -s is a summary, -N another namespace.
    telling: tcp && !/[sNDFEK]/.test(short) && (listening || all || state === 'connected'),
    summary: has('s', '--summary'),
    headerless: has('H', '--no-header'),
    numeric: has('n', '--numeric'),
    state,
  };
}
