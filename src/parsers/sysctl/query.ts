import type { CommandLine } from '../../model/command-line.ts';
import { positionals } from '../../command/options.ts';
import { shortOptions } from '../../listing/socket-listing.ts';

/** `/net/ipv4/conf/eth0/rp_filter` as sysctl writes it; a dot in a name (`eth0.100`) becomes its slash. */
export function keyOfPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('.', '/'))
    .join('.');
}

/** `net/ipv4/ip_forward` means `net.ipv4.ip_forward`, as long as the first of both signs is a slash. */
function keyOfWord(word: string): string {
  return /^[a-z]+\//.test(word) ? keyOfPath(word) : word;
}

/** Reads /etc/sysctl.conf or a file beside it: what the next boot asks for. */
export function isConfigured({ tool, words }: CommandLine): boolean {
  return tool !== 'sysctl' && words.slice(1).some((word) => /(?:^|\/)sysctl\.(?:conf$|d(?:\/|$))/.test(word));
}

export function prefixOf(command: CommandLine | undefined): string {
  return command !== undefined && isConfigured(command) ? 'sysctl.conf ' : '';
}

/** Keys whose values the command prints without a name: `sysctl -n KEY`, `cat /proc/sys/...`. */
export function keysAsked(command: CommandLine): readonly string[] {
  if (command.passes.kind !== 'all') return [];
  if (command.tool === 'sysctl') {
    const bare = shortOptions(command).includes('n') || command.words.includes('--values');
    const keys = positionals(command.words, 'pr').map((word) => keyOfWord(word.split('=', 1)[0] ?? word));
    return bare ? keys : [];
  }
  const files = positionals(command.words, command.tool === 'cat' ? '' : 'nABCem');
  const paths = files.filter((word) => word.startsWith('/proc/sys/') && !/[*?[{]/.test(word));
  // grep's first word is its pattern.
  const expected = /grep$/.test(command.tool) ? paths.length + 1 : paths.length;
  return files.length === expected ? paths.map((path) => keyOfPath(path.slice('/proc/sys'.length))) : [];
}
