/**
 * `node scripts/run.mjs e2e/lab/record-filters.ts [name ...]`: loads each rule set into a real kernel, dials through it
 * and writes what was listed and what came of it to src/network/filter/recorded. Needs root, iptables, nftables, ufw, firewalld.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { IPTABLES_SETS, type Dial, type FilterSet } from './filter-sets.ts';
import { FRONT_END_SETS } from './filter-sets-front-ends.ts';
import { NFT_SETS } from './filter-sets-nft.ts';
import { isInside, prepareStore, startInside } from './ground.ts';
import type { Host } from './host.ts';
import { CLIENT, CLIENT_V6, createNetwork, OTHER, SERVER, SERVER_V6, type Lab } from './network.ts';
import { each } from './pool.ts';
import { FIREWALLD } from './services/front-ends.ts';

const TARGET = new URL('../../src/network/filter/recorded/', import.meta.url);
const PORTS = [22, 80, 81, 85, 443, 1521, 2000, 2020, 3306, 5432, 8080, 8081];
const MORE_PORTS = Array.from({ length: 10 }, (_, i) => 1001 + i);

const LISTENER = `import socket, select, sys
held = []
for port in map(int, sys.argv[1:]):
    s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    s.bind(('::', port)); s.listen(16); held.append(s)
while True:
    for s in select.select(held, [], [])[0]:
        s.accept()[0].close()
`;

// An ICMP error that comes while connect() holds the socket counts only at the next SYN, a second later.
const DIALLER = `import errno, socket, sys
host, port = sys.argv[1], int(sys.argv[2])
s = socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(2.7)
try:
    s.connect((host, port)); print('connected')
except socket.timeout: print('no answer')
except OSError as e: print(errno.errorcode[e.errno])
`;

const ANSWERS_AT_ONCE = `echo 0 > /proc/sys/net/ipv4/icmp_ratelimit
echo 0 > /proc/sys/net/ipv6/icmp/ratelimit`;

const IPTABLES_LISTS = [
  'iptables -S',
  'iptables -L -n -v',
  'iptables -L -n',
  'iptables -L -n -v --line-numbers -x',
];
const LISTS: Readonly<Record<FilterSet['kind'], readonly string[]>> = {
  iptables: ['iptables-save', 'iptables-save -c', 'ip6tables-save', 'nft list ruleset'],
  legacy: ['iptables-legacy -S', 'iptables-legacy -L -n -v', 'iptables-legacy-save'],
  nft: ['nft list ruleset', 'nft -a list ruleset'],
  ufw: ['ufw status verbose', 'iptables-save', 'ip6tables-save', 'nft list ruleset'],
  firewalld: ['firewall-cmd --list-all-zones', 'firewall-cmd --list-all', 'nft list ruleset'],
};

function listsOf(set: FilterSet): readonly string[] {
  const shown = LISTS[set.kind];
  if (set.kind !== 'iptables' || set.beyondFilter === true) return shown;
  return [...IPTABLES_LISTS, 'ip6tables -S', ...shown];
}

function addressOf(from: Dial['from'], address: string): string {
  if (from === 'server') return address;
  if (from === 'other') return OTHER;
  return address.includes(':') ? CLIENT_V6 : CLIENT;
}

interface Outcome {
  readonly way: 'input' | 'output' | 'forward';
  readonly inInterface?: string;
  readonly outInterface?: string;
  readonly source: string;
  readonly destination: string;
  readonly port: number;
  readonly outcome: string;
}

const WAYS = { server: 'input', client: 'output', router: 'forward' } as const;

function throughOf(on: 'server' | 'client' | 'router', from: Dial['from']): Partial<Outcome> {
  if (on === 'client') return { outInterface: 'eth0' };
  if (on === 'router') return { inInterface: from === 'other' ? 'eth2' : 'eth0', outInterface: 'eth1' };
  return { inInterface: from === 'server' ? 'lo' : 'eth0' };
}

async function dial(
  host: Host,
  { from, address, port }: Dial,
  on: FilterSet['on'] = 'server',
): Promise<Outcome> {
  const outcome = (await host.run('python3', '-c', DIALLER, address, String(port))).trim();
  const ends = { source: addressOf(from, address), destination: address, port, outcome };
  return { way: WAYS[on], ...throughOf(on, from), ...ends };
}

async function load(lab: Lab, set: FilterSet): Promise<Host> {
  const host = set.on === 'client' ? lab.client : set.on === 'router' ? lab.router : lab.server;
  if (set.kind === 'nft') await host.shell('cat > /run/rules.nft; nft -f /run/rules.nft', set.rules);
  else await host.shell(set.kind === 'firewalld' ? `${FIREWALLD}${set.rules}` : set.rules);
  return host;
}

function write(set: FilterSet, name: string, text: string): void {
  const folder = new URL(`${set.name}/`, TARGET);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(name, folder), text);
}

async function recordSet(set: FilterSet, store: string): Promise<void> {
  const lab = await createNetwork(store);
  try {
    const ports = [...PORTS, ...MORE_PORTS].map(String);
    for (const host of [lab.server, lab.other]) await host.start(['python3', '-c', LISTENER, ...ports]);
    for (const host of [lab.server, lab.router, lab.client]) await host.shell(ANSWERS_AT_ONCE);
    if (set.name === 'nft-nat') await lab.server.shell('echo 1 > /proc/sys/net/ipv4/ip_forward');
    const filtering = await load(lab, set);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const froms = { client: lab.client, other: lab.other, server: lab.server };
    const dials = await Promise.all(set.dials.map((one) => dial(froms[one.from], one, set.on)));
    rmSync(new URL(`${set.name}/`, TARGET), { recursive: true, force: true });
    for (const command of listsOf(set)) {
      // A terminal shows a warning before the listing; a pipe may show it in the middle of a line.
      const listed = await filtering.shell(`out=$(${command} 2> /run/warned); cat /run/warned; echo "$out"`);
      const name = command.replaceAll(/\W+/g, '-');
      write(
        set,
        `${name}.txt`,
        `root@${filtering.name}:~# ${command}\n${listed.replace(/^\n$/, '')}root@${filtering.name}:~# \n`,
      );
    }
    const own = { server: [SERVER, SERVER_V6], client: [CLIENT, CLIENT_V6], router: [] }[set.on ?? 'server'];
    write(set, 'outcome.json', `${JSON.stringify({ own, open: set.open ?? [], dials }, null, 1)}\n`);
    console.log(set.name, dials.map((one) => `${one.port} ${one.outcome}`).join(', '));
  } finally {
    lab.end();
  }
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const store = await prepareStore([]);
  const sets = [...IPTABLES_SETS, ...FRONT_END_SETS, ...NFT_SETS].filter(
    ({ name }) => asked.length === 0 || asked.includes(name),
  );
  await each(sets, 4, (set) => recordSet(set, store));
}

if (isInside) await main();
else process.exitCode = startInside();
