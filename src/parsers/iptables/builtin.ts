import type { FilterChain, Hook } from '../../model/ruleset.ts';

type Head = Pick<FilterChain, 'hook' | 'priority' | 'nat'>;

const HOOKS: ReadonlyMap<string, Hook> = new Map(
  Object.entries<Hook>({
    PREROUTING: 'prerouting',
    INPUT: 'input',
    FORWARD: 'forward',
    OUTPUT: 'output',
    POSTROUTING: 'postrouting',
  }),
);

// enum nf_ip_hook_priorities in linux/netfilter_ipv4.h; the chains of each table: iptables(8).
const TABLES: ReadonlyMap<string, { readonly chains: string; readonly priority: number }> = new Map(
  Object.entries<{ readonly chains: string; readonly priority: number }>({
    raw: { chains: 'PREROUTING OUTPUT', priority: -300 },
    mangle: { chains: 'PREROUTING INPUT FORWARD OUTPUT POSTROUTING', priority: -150 },
    nat: { chains: 'PREROUTING INPUT OUTPUT POSTROUTING', priority: -100 },
    filter: { chains: 'INPUT FORWARD OUTPUT', priority: 0 },
    security: { chains: 'INPUT FORWARD OUTPUT', priority: 50 },
  }),
);

/** Hook and priority of a chain; nothing for a user's own. */
export function builtinHead(table: string, chain: string): Head {
  const known = TABLES.get(table);
  const hook = HOOKS.get(chain);
  if (!known || hook === undefined || !known.chains.split(' ').includes(chain)) return {};
  if (table !== 'nat') return { hook, priority: known.priority };
  // Destinations are translated first, sources last.
  return { hook, nat: true, priority: chain === 'INPUT' || chain === 'POSTROUTING' ? 100 : -100 };
}

/** Built-in chains are listed in the order in which packets meet them. */
export function rankOf(chain: string): number {
  return [...HOOKS.keys()].indexOf(chain);
}

export function isBuiltin(chain: string): boolean {
  return HOOKS.has(chain);
}

/** Which table a listing without its command shows: each has built-in chains of its own. */
export function tableOf(chains: readonly string[]): string {
  const shown = [...HOOKS.keys()].filter((name) => chains.includes(name));
  const whole = [...TABLES].find(([, table]) => shown.join(' ') === table.chains);
  if (whole) return whole[0] === 'security' ? 'filter' : whole[0];
  return shown.includes('PREROUTING') || shown.includes('POSTROUTING') ? 'unknown' : 'filter';
}
