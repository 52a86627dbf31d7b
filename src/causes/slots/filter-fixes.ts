import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { familyOf } from '../../model/ip.ts';
import type { FilterTable } from '../../model/ruleset.ts';
import type { Scene } from '../../model/scene.ts';
import { iptablesFor } from './iptables.ts';
import { decidedBy } from './filter.ts';
import type { Side } from './judged-filters.ts';

/** Fixes for a rule that stops the SYN: let this one connection through, in the front end that owns the rules. */

/** What is let through: from the client where it is known, to the address and port that it dials. */
interface Pass {
  readonly side: Side;
  readonly family: 4 | 6;
  readonly port: string;
  readonly client: string | undefined;
  readonly dialled: string;
}

interface Place {
  readonly table: FilterTable;
  readonly chain: string;
}

const CHAINS = { client: 'OUTPUT', server: 'INPUT', middle: 'FORWARD' } as const;
const WHO =
  'Without a client’s address in the case it opens the port to everyone: give the case one, or add the network that needs it.';

function passOf(scene: Scene, side: Side): Pass | undefined {
  const [dialled] = scene.dialled;
  const family = dialled === undefined ? undefined : familyOf(dialled);
  const { port, client } = scene.case;
  if (dialled === undefined || family === undefined || port === undefined) return undefined;
  const fits = client !== undefined && familyOf(client) === family;
  return { side, family, port: String(port), client: fits ? client : undefined, dialled };
}

/** A rule on the client names the target, one elsewhere the client as well. */
function ends({ side, client, dialled }: Pass, from: readonly string[], to: readonly string[]): string[] {
  const source = side === 'client' || client === undefined ? [] : [...from, client];
  return side === 'server' ? source : [...source, ...to, dialled];
}

function notesOf(pass: Pass, ...more: readonly string[]): readonly string[] {
  return pass.side !== 'client' && pass.client === undefined ? [WHO, ...more] : more;
}

function whatOf({ side, client, dialled, port }: Pass): string {
  const from = client === undefined || side === 'client' ? '' : ` from ${client}`;
  return `Lets TCP connections${from} to ${side === 'server' ? 'this host' : dialled}, port ${port}, through`;
}

function byIptables(pass: Pass): FixCommands {
  const tool = iptablesFor(pass.family);
  const rule = [...ends(pass, ['-s'], ['-d']), '-p', 'tcp', '--dport', pass.port, '-j', 'ACCEPT'];
  const chain = CHAINS[pass.side];
  return {
    way: 'iptables',
    command: sudo(run(tool, '-I', chain, '1', ...rule)),
    undo: sudo(run(tool, '-D', chain, ...rule)),
    changes: `${whatOf(pass)}, before every other rule of ${chain}, until the next start`,
    notes: notesOf(
      pass,
      'It is gone at the next start unless it is stored: netfilter-persistent save (Debian and Ubuntu, package iptables-persistent), service iptables save (RHEL, package iptables-services).',
      'What is rejected in another table or by nft’s own rules stays rejected: list them again.',
    ),
  };
}

const MARK = 'tcpwhy';
/** nft(8): a rule is deleted by its handle, which it gets when it is added; the comment finds it again. */
const DELETE =
  'h=$(nft -a list chain "$1" "$2" "$3" | sed -n "/\\"$4\\"/s/.*# handle //p") && nft delete rule "$1" "$2" "$3" handle "$h"';

function byNft(pass: Pass, { table, chain }: Place): FixCommands {
  const family = table.families.length === 2 ? 'inet' : table.families[0] === 6 ? 'ip6' : 'ip';
  const ip = pass.family === 6 ? 'ip6' : 'ip';
  const match = [...ends(pass, [ip, 'saddr'], [ip, 'daddr']), 'tcp', 'dport', pass.port, 'accept'];
  const mark = `${MARK} ${pass.port}`;
  return {
    way: 'nft',
    command: sudo(run('nft', 'insert', 'rule', family, table.name, chain, ...match, 'comment', `"${mark}"`)),
    undo: sudo({
      kind: 'script',
      program: 'sh',
      body: DELETE,
      arguments: [family, table.name, chain, mark],
    }),
    changes: `${whatOf(pass)}, before every other rule of chain ${chain}, until the rules are loaded anew`,
    notes: notesOf(
      pass,
      'Write the same rule into the file that is loaded at the start (/etc/nftables.conf on Debian, /etc/sysconfig/nftables.conf on RHEL): this one is gone then.',
      'Another table’s chain on the same hook can still reject it: nft asks every one of them.',
    ),
  };
}

/** `public` of the chain `filter_IN_public`, or of the zone as firewall-cmd lists it. */
function zoneOf(chain: string): string | undefined {
  return /^(?:(?:filter_)?IN_)?([A-Za-z][\w-]{0,16}?)(?:_\w+)?$/.exec(chain)?.[1];
}

function byFirewalld(pass: Pass, { chain }: Place): FixCommands | undefined {
  const zone = zoneOf(chain);
  if (zone === undefined || pass.side !== 'server') return undefined;
  const port = `${pass.port}/tcp`;
  const both = (word: string): Command =>
    allOf(
      sudo(run('firewall-cmd', `--zone=${zone}`, `--${word}-port=${port}`)),
      sudo(run('firewall-cmd', '--permanent', `--zone=${zone}`, `--${word}-port=${port}`)),
    );
  return {
    way: 'firewalld',
    command: both('add'),
    undo: both('remove'),
    changes: `Opens port ${port} to everyone in zone ${zone}, now and after the next start`,
    notes: [
      'For one client only, put a rich rule in its place: firewall-cmd --zone=… --add-rich-rule=….',
      'A rule added with iptables or nft beside firewalld is not kept and may not even be reached.',
    ],
  };
}

function byUfw(pass: Pass): FixCommands | undefined {
  if (pass.side === 'middle') return undefined;
  const rule =
    pass.side === 'client'
      ? ['out', 'proto', 'tcp', 'to', pass.dialled, 'port', pass.port]
      : ['proto', 'tcp', 'from', pass.client ?? 'any', 'to', 'any', 'port', pass.port];
  return {
    way: 'ufw',
    command: sudo(run('ufw', 'prepend', 'allow', ...rule)),
    undo: sudo(run('ufw', 'delete', 'allow', ...rule)),
    changes: `${whatOf(pass)}, before every other rule of ufw, now and after the next start`,
    notes: notesOf(pass, 'The first rule that fits decides, so it goes in front: ufw status numbered.'),
  };
}

/** Who made the table: its front end owns it, and rules put in beside it get lost. */
function ownerOf({
  table,
  backend,
}: Place & { readonly backend: string }): 'firewalld' | 'ufw' | 'iptables' | 'nft' {
  const has = (pattern: RegExp): boolean => table.chains.some(({ name }) => pattern.test(name));
  if (backend === 'firewalld' || has(/^(?:filter_)?INPUT_ZONES$/)) return 'firewalld';
  if (backend === 'ufw' || has(/^ufw6?-user-input$/)) return 'ufw';
  if (backend === 'iptables' || has(/^(?:INPUT|FORWARD|OUTPUT)$/)) return 'iptables';
  return 'nft';
}

function letThrough(side: Side): Fix {
  return {
    id: `let-through-${side}`,
    title: {
      client: 'Let it out of the client',
      server: 'Let the client in',
      middle: 'Let it pass the router',
    }[side],
    where: side,
    root: true,
    platforms: ['linux'],
    needs: ['target', 'port'],
    build: (scene) => {
      const pass = passOf(scene, side);
      const place = decidedBy(scene, side);
      if (!pass || !place) return undefined;
      return {
        firewalld: () => byFirewalld(pass, place),
        ufw: () => byUfw(pass),
        iptables: () => byIptables(pass),
        nft: () => byNft(pass, place),
      }[ownerOf(place)]();
    },
  };
}

export const letOut: Fix = letThrough('client');
export const letIn: Fix = letThrough('server');
export const letPass: Fix = letThrough('middle');

/** Docker leaves this chain to the administrator and asks it before its own rules; there the port is translated already. */
export const letIntoContainer: Fix = {
  id: 'let-into-container',
  title: 'Let the client in to the published port',
  where: 'server',
  root: true,
  platforms: ['container'],
  needs: ['target', 'port'],
  build: (scene) => {
    const pass = passOf(scene, 'server');
    if (!pass) return undefined;
    const tool = iptablesFor(pass.family);
    const rule = [
      ...[...ends(pass, ['-s'], ['-d']), '-p', 'tcp', '-m', 'conntrack', '--ctorigdstport', pass.port],
      ...['--ctdir', 'ORIGINAL', '-j', 'ACCEPT'],
    ];
    return {
      command: sudo(run(tool, '-I', 'DOCKER-USER', '1', ...rule)),
      undo: sudo(run(tool, '-D', 'DOCKER-USER', ...rule)),
      changes: `Lets TCP connections to the published port ${pass.port} through, on the container’s host, until the next start`,
      notes: notesOf(pass, 'The host’s rules decide about a published port: run it on the host, not inside.'),
      source: 'Docker documentation: Docker with iptables, DOCKER-USER',
    };
  },
};

/** A pod's filter is a NetworkPolicy, which its owner edits. */
export const lookAtPolicies: Fix = {
  id: 'look-at-policies',
  title: 'See which network policies select the pod',
  where: 'server',
  root: false,
  platforms: ['pod'],
  needs: [],
  build: ({ case: { namespace } }) => ({
    command: run(
      'kubectl',
      'get',
      'networkpolicy',
      '-o',
      'yaml',
      ...(namespace === undefined ? [] : ['-n', namespace]),
    ),
    notes: [
      'Policies only allow: once one selects the pod, what none of them allows is stopped. Add an ingress rule for the client and the port to the manifest, apply it with kubectl apply, and take it back with the manifest before.',
      'The node’s own rules can stop it too; list them on the node.',
    ],
    source: 'Kubernetes documentation: Network Policies',
  }),
};
