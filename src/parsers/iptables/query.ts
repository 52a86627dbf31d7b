import type { CommandLine } from '../../model/command-line.ts';
import type { Family } from '../../model/ip.ts';
import type { Ruleset } from '../../model/ruleset.ts';

/** What an iptables command lists. */
export interface IptablesQuery {
  readonly family: Family | undefined;
  readonly table: string | undefined;
  readonly covers: Ruleset['covers'];
  readonly variant: Ruleset['variant'];
}

// iptables      ip6tables-legacy      iptables-nft-save
const TOOL = /^(ip6?tables)(?:-(legacy|nft))?(-save)?$/;
const LISTS = /^(?:-[a-zA-KM-RT-Z0-9]*[LS][a-zA-Z0-9]*|--list(?:-rules)?)$/;
const VALUED = ['-t', '--table', '-w', '--wait', '-W', '--wait-interval', '-M', '--modprobe'];

/** True where it prints rules. */
export function listsRules({ tool, words }: CommandLine): boolean {
  const found = TOOL.exec(tool);
  return found !== null && (found[3] !== undefined || words.some((word) => LISTS.test(word)));
}

function tableOption(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(?:-[a-zA-Z]*t|--table)$/.test(word));
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith('--table='))?.slice(8);
}

/** `-L INPUT`, `-S DOCKER-USER`: one chain only. */
function namesChain(words: readonly string[]): boolean {
  return words.slice(1).some((word, i) => {
    const before = words[i] ?? '';
    return /^[A-Za-z_]/.test(word) && !VALUED.includes(before) && !/^-[a-zA-Z]*t$/.test(before);
  });
}

export function readIptablesQuery(command: CommandLine | undefined): IptablesQuery {
  const found = TOOL.exec(command?.tool ?? '');
  if (!command || !found)
    return { family: undefined, table: undefined, covers: 'tables', variant: undefined };
  const { words } = command;
  const saves = found[3] !== undefined;
  const table = tableOption(words);
  return {
    family: found[1] === 'ip6tables' ? 6 : 4,
    table: saves ? undefined : (table ?? 'filter'),
    covers: saves && table === undefined ? 'all-tables' : !saves && namesChain(words) ? 'chains' : 'tables',
    variant: found[2] === 'legacy' || found[2] === 'nft' ? found[2] : undefined,
  };
}
