import type { CommandLine } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';
import { argumentsOf } from './socket-listing.ts';

/** `ip [OPTIONS] OBJECT [COMMAND] [ARGUMENTS]` of iproute2 and BusyBox. */
export interface IpCommand {
  readonly families: readonly Family[];
  /** As typed: `r`, `route`, `neigh`. */
  readonly object: string;
  readonly rest: readonly string[];
}

const VALUED = new Set(['-f', '-family', '-l', '-loops', '-rc', '-rcvbuf', '-n', '-netns']);

function familiesOf(options: readonly string[]): readonly Family[] | undefined {
  const value = options.find((_, i) => ['-f', '-family', '--family'].includes(options[i - 1] ?? ''));
  if (options.includes('-6') || value === 'inet6') return [6];
  return options.includes('-4') || value === 'inet' ? [4] : undefined;
}

/** The parts of an `ip` command; `families` is empty where none was asked for. */
export function readIpCommand(command: CommandLine | undefined): IpCommand | undefined {
  if (command?.tool !== 'ip') return undefined;
  const words = argumentsOf(command);
  let at = 0;
  while (words[at]?.startsWith('-') === true) at += VALUED.has(words[at] ?? '') ? 2 : 1;
  const object = words[at];
  if (object === undefined) return undefined;
  return { families: familiesOf(words.slice(0, at)) ?? [], object, rest: words.slice(at + 1) };
}

/** True where `word` is `name` or a beginning of it that `ip` takes for it. */
export function abbreviates(word: string | undefined, name: string, least: number): boolean {
  return word !== undefined && word.length >= least && name.startsWith(word);
}
