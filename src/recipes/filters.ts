import type { Case } from '../model/case.ts';
import { run, stamped, type Command } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';
import { onHost } from './parts/outside.ts';
import { ADDRESSES } from './parts/listings.ts';

function flavour(
  id: string,
  tool: string,
  lists: (known: Partial<Case>) => readonly Command[],
  source?: string,
): Flavour {
  return {
    id,
    tool,
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: true,
    ...(source === undefined ? {} : { source }),
    // A container's own tables are normally empty: the host's decide, so this one never goes inside.
    build: (known) => stamped(ADDRESSES, ...lists(known).map((command) => asRoot(known, command))),
  };
}

/** The server's packet filter, whole. */
export const filters: Recipe = {
  id: 'filters',
  title: 'List the server’s packet filter',
  where: 'server',
  expect:
    'Every rule, in order. nft shows iptables’ rules too where iptables is its nf_tables version; on a container host run it on the host.',
  flavours: [
    flavour('nft', 'nft', () => [run('nft', 'list', 'ruleset')]),
    flavour('iptables', 'iptables-save', () => [run('iptables-save', '-c'), run('ip6tables-save', '-c')]),
    flavour(
      'firewalld',
      'firewall-cmd',
      () => [run('firewall-cmd', '--list-all-zones')],
      'firewalld manual page firewall-cmd(1)',
    ),
    flavour('ufw', 'ufw', () => [run('ufw', 'status', 'verbose')], 'ufw manual page ufw(8)'),
  ].flatMap(onHost),
};
