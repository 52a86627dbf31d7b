import type { CommandLine } from '../../model/command-line.ts';
import type { Family } from '../../model/ip.ts';
import { letsThrough } from '../../command/pipe.ts';
import { argumentsOf } from '../../listing/socket-listing.ts';

export interface AddressQuery {
  /** Families whose addresses are all printed. */
  readonly families: readonly Family[];
  /** No device, scope or namespace narrows it. */
  readonly unfiltered: boolean;
}

const VALUED = ['-f', '-family', '-n', '-netns', '-rcvbuf', '-l', '-loops', '-b', '-batch'];
const SHOW = new Set('sh sho show l ls li lis list lst'.split(' '));
const OTHER = new Set(
  'a ad add c ch chg change r rep replace d de del delete f flush save restore showdump help'.split(' '),
);
const JSON_OR_BATCH = new Set(['-j', '-json', '-p', '-pretty', '-b', '-batch']);
const ELSEWHERE = new Set(['-n', '-netns', '-a', '-all']);

interface Parts {
  readonly options: readonly string[];
  readonly family: string | undefined;
  readonly object: string;
  readonly rest: readonly string[];
}

function partsOf(words: readonly string[]): Parts {
  const options: string[] = [];
  let family: string | undefined;
  let at = 0;
  for (; at < words.length && words[at]?.startsWith('-') === true; at++) {
    const option = (words[at] ?? '').replace(/^--/, '-');
    options.push(option);
    if (!VALUED.includes(option)) continue;
    at++;
    if (option === '-f' || option === '-family') family = words[at];
  }
  return { options, family, object: words[at] ?? '', rest: words.slice(at + 1) };
}

/** `ip addr` in every spelling that lists, in text. */
export function listsAddresses(command: CommandLine): boolean {
  if (command.tool !== 'ip') return false;
  const { options, object, rest } = partsOf(argumentsOf(command));
  const json = options.some((option) => JSON_OR_BATCH.has(option));
  const first = rest[0] ?? 'show';
  return !json && object !== '' && 'address'.startsWith(object) && !OTHER.has(first);
}

export function readAddressQuery(command: CommandLine): AddressQuery {
  const { options, family, rest } = partsOf(argumentsOf(command));
  const four = options.includes('-4') || family === 'inet';
  const six = options.includes('-6') || family === 'inet6';
  const printed: readonly Family[] = four === six ? [4, 6] : four ? [4] : [6];
  const brief = options.some((option) => /^-br(?:ief)?$/.test(option));
  const filters = SHOW.has(rest[0] ?? '') ? rest.slice(1) : rest;
  const elsewhere = options.some((option) => ELSEWHERE.has(option));
  return {
    // `ip a | grep inet` keeps every address, `| grep "inet "` the IPv4 ones.
    families: printed.filter((one) => {
      if (command.passes.kind !== 'matching') return command.passes.kind === 'all';
      return !brief && letsThrough(command.passes, one === 4 ? ' inet ' : ' inet6 ');
    }),
    unfiltered: filters.length === 0 && !elsewhere,
  };
}
