import type { CommandLine } from '../../model/command-line.ts';
import type { ListingRecord } from '../../model/fact.ts';
import type { Family } from '../../model/ip.ts';
import { argumentsOf, shortOptions } from '../../listing/socket-listing.ts';

/** Whose netstat printed it: net-tools and BusyBox, BSD and macOS, Windows. */
export type Style = 'linux' | 'bsd' | 'windows';

export interface NetstatQuery {
  /** It prints TCP sockets. */
  readonly tcp: boolean;
  readonly numeric: boolean;
  /** Long addresses are printed in full. */
  readonly wide: (style: Style) => boolean;
  readonly listening: boolean;
  states(style: Style | undefined): ListingRecord['states'];
  families(style: Style | undefined): readonly Family[];
}

const PROTOCOL = /^(?:tcp|udp|icmp|ip)(?:v?6)?$/i;

/** The value of BSD's and Windows' `-p tcp`; net-tools' `-p` has none. */
function protocolOf(words: readonly string[]): string | undefined {
  const value = words.find((word, i) => PROTOCOL.test(word) && /^-[A-Za-z]*p$/.test(words[i - 1] ?? ''));
  return value?.toLowerCase();
}

/** `-4`, `--inet`, `-A inet`, `-f inet`. */
function familyWords(words: readonly string[], short: string): readonly Family[] {
  const value = words.find((_, i) => ['-A', '-f'].includes(words[i - 1] ?? ''));
  const four = short.includes('4') || words.includes('--inet') || value === 'inet';
  const six = short.includes('6') || words.includes('--inet6') || value === 'inet6';
  return four === six ? [4, 6] : four ? [4] : [6];
}

/** netstat's other jobs: counters, routes, interfaces, groups, masquerading, memory, BSD's listen queues. */
export function listsSockets(command: CommandLine): boolean {
  const words = argumentsOf(command);
  if (words.some((word) => /^--(?:stat|route|interf|group|masq)/.test(word))) return false;
  return !/[srigMmLI]/.test(shortOptions(command));
}

/** Reads the words of the command; without one, nothing is known of it. */
export function readNetstatQuery(command: CommandLine | undefined): NetstatQuery {
  const short = shortOptions(command);
  const words = argumentsOf(command);
  const has = (letter: string, long: string): boolean => short.includes(letter) || words.includes(long);
  const protocol = protocolOf(words);
  const listening = has('l', '--listening');
  const all = has('a', '--all');
  const others = /[uwxUS2]/.test(short) || words.some((word) => /^--(?:udp|raw|unix|sctp)/.test(word));
  const tcp = protocol === undefined ? has('t', '--tcp') || !others : protocol.startsWith('tcp');
  return {
    tcp: tcp && !words.some((word, i) => word === 'unix' && words[i - 1] === '-f'),
    numeric: has('n', '--numeric') || words.includes('--numeric-ports'),
    wide: (style) => has('W', '--wide') || (style === 'bsd' && short.includes('l')),
    listening,
    states: (style) => {
      if (listening && (style === 'linux' || style === undefined)) return 'listening';
      return all ? 'all' : 'connected';
    },
    families: (style) => {
      // `-p tcp` is IPv4 alone on Windows.
      if (style !== 'windows' || protocol === undefined) return familyWords(words, short);
      return protocol.endsWith('6') ? [6] : [4];
    },
  };
}
