import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';
import { onHost } from './parts/outside.ts';
import { ADDRESSES } from './parts/listings.ts';

const FLAVOURS: readonly Flavour[] = [
  {
    id: 'nft',
    tool: 'nft',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: true,
    build: (known) => stamped(ADDRESSES, asRoot(known, run('nft', 'list', 'ruleset'))),
  },
  {
    id: 'iptables',
    tool: 'iptables-save',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: true,
    build: (known) =>
      stamped(
        ADDRESSES,
        asRoot(known, run('iptables-save', '-c')),
        asRoot(known, run('ip6tables-save', '-c')),
      ),
  },
];

/** The client's own packet filter, whole. */
export const clientFilters: Recipe = {
  id: 'client-filters',
  title: 'List the client’s own packet filter',
  where: 'client',
  expect: 'Every rule, in order. What its output hook drops or rejects never leaves the machine.',
  flavours: FLAVOURS.flatMap(onHost),
};
