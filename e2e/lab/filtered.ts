import type { Recording } from './fault.ts';
import type { Lab } from './network.ts';
import { onClient, onRouter, onServer } from './prompt.ts';
import { FIREWALLD, UFW } from './services/front-ends.ts';
import { startHttp } from './services/http.ts';
import { startMariadb } from './services/mariadb.ts';
import { startSsh } from './services/ssh.ts';

/** A service that listens everywhere, and a packet filter somewhere on the SYN's way. */
export interface Filtered {
  readonly on: 'server' | 'router' | 'client';
  /** With what the rule was made. */
  readonly by: 'iptables' | 'ip6tables' | 'nft' | 'firewalld' | 'ufw';
  readonly rules: string;
  readonly family?: 4 | 6;
  readonly service: 'mysql' | 'http' | 'ssh' | 'oracle';
}

export const PORTS = { mysql: 3306, http: 8080, ssh: 22, oracle: 1521 } as const;

const PACKAGES = {
  nft: 'nftables',
  firewalld: 'firewalld',
  ufw: 'ufw',
  iptables: 'iptables',
  ip6tables: 'iptables',
};

export function packagesOf({ by, service }: Filtered): readonly string[] {
  return ['dropbear-bin', PACKAGES[by], ...(service === 'mysql' ? ['mariadb-server-core'] : [])];
}

/** Its rules in one line. */
export function inWords({ on, by, rules }: Filtered): string {
  const lines = rules.trim().split('\n');
  return `${by} on the ${on}: ${lines.map((line) => line.trim()).join('; ')}`;
}

async function serve(lab: Lab, { service, family }: Filtered): Promise<void> {
  await startSsh(lab.server);
  const everywhere = family === 6 ? '::' : '0.0.0.0';
  if (service === 'mysql') await startMariadb(lab, lab.server, everywhere);
  // No Oracle can be had here: its port, and a program that holds it.
  if (service === 'http' || service === 'oracle') await startHttp(lab.server, everywhere, PORTS[service]);
}

async function filter(lab: Lab, { on, by, rules }: Filtered): Promise<void> {
  const host = { client: lab.client, router: lab.router, server: lab.server }[on];
  if (by === 'nft') await host.shell('cat > /run/rules.nft; nft -f /run/rules.nft', rules);
  else await host.shell({ firewalld: FIREWALLD, ufw: UFW, iptables: '', ip6tables: '' }[by] + rules);
}

export async function serveBehind(lab: Lab, filtered: Filtered): Promise<void> {
  await serve(lab, filtered);
  await filter(lab, filtered);
}

const PROMPTS = { client: onClient, router: onRouter, server: onServer } as const;

type ToolOf = 'iptables' | 'nft' | 'firewall-cmd' | 'ufw';

const LISTS: Readonly<Record<Filtered['by'], readonly (readonly [string, string, ToolOf])[]>> = {
  iptables: [
    ['iptables-S', 'sudo iptables -S', 'iptables'],
    ['iptables-save', 'sudo iptables-save', 'iptables'],
    ['nft', 'sudo nft list ruleset', 'nft'],
  ],
  ip6tables: [
    ['ip6tables-S', 'sudo ip6tables -S', 'iptables'],
    ['ip6tables-save', 'sudo ip6tables-save', 'iptables'],
    ['nft', 'sudo nft list ruleset', 'nft'],
  ],
  nft: [
    ['iptables-save', 'sudo iptables-save', 'iptables'],
    ['nft-a', 'sudo nft -a list ruleset', 'nft'],
    ['nft', 'sudo nft list ruleset', 'nft'],
  ],
  firewalld: [
    ['firewall-cmd-list-all', 'sudo firewall-cmd --list-all', 'firewall-cmd'],
    ['firewall-cmd-zones', 'sudo firewall-cmd --list-all-zones', 'firewall-cmd'],
    ['nft', 'sudo nft list ruleset', 'nft'],
  ],
  ufw: [
    ['ufw-status', 'sudo ufw status verbose', 'ufw'],
    ['iptables-save', 'sudo iptables-save', 'iptables'],
    ['nft', 'sudo nft list ruleset', 'nft'],
  ],
};

/** The names of the listings that show the rules. */
export function listsOf({ by }: Filtered): readonly string[] {
  return LISTS[by].map(([name]) => name);
}

export function rulesListed({ on, by }: Filtered): readonly Recording[] {
  return LISTS[by].map(([name, command, tool]) =>
    PROMPTS[on](tool, command, { name, check: name === 'nft' }),
  );
}

export function fileIn({ on }: Filtered, name: string): string {
  return `${on === 'router' ? 'middle' : on}.${name}.txt`;
}
