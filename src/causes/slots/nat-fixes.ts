import { isDialled } from '../../model/address-set.ts';
import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sequence, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import { familyOf, sameIp, type Family } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { iptablesFor } from './iptables.ts';
import { clientAddress } from './reply-filter.ts';

/** Fixes for address translation: more ports for it, and answers that come back through it. All were run in the lab. */

const ROUTER = ['linux', 'container', 'pod'] as const;

interface Nat {
  readonly family: Family;
  /** Where the packets go when they leave this router. */
  readonly to: string;
  readonly port: string;
}

const TABLE = 'tcpwhy';

/** A chain before the usual one of postrouting (srcnat, 100): the first translation of a connection holds. */
function byNft({ family, to, port }: Nat, match: readonly string[], does: readonly string[]): FixCommands {
  const ip = family === 6 ? 'ip6' : 'ip';
  const nft = (...words: readonly string[]): Command => sudo(run('nft', ...words));
  return {
    way: 'nft',
    command: allOf(
      nft('add', 'table', ip, TABLE),
      nft('add', 'chain', ip, TABLE, 'back', '{ type nat hook postrouting priority 90; }'),
      nft(
        ...['add', 'rule', ip, TABLE, 'back', ip, 'daddr', to, 'tcp', 'dport', port],
        ...[...match, ...does],
      ),
    ),
    undo: nft('delete', 'table', ip, TABLE),
  };
}

const STORE =
  'It is gone at the next start: write the same rule into what is loaded then (netfilter-persistent save, /etc/nftables.conf, or the front end that owns the rules).';

/** What the NAT has lent towards the dialled address and port, as its table shows it. */
function lent(scene: Scene): (Nat & { readonly address: string }) | undefined {
  const { port } = scene.case;
  const [flow, ...more] = ofKind(scene.facts, 'flow').filter(
    ({ to, translated }) =>
      translated !== undefined &&
      to.port === port &&
      isDialled(to.address, scene) &&
      sameIp(translated.from.address, to.address),
  );
  const address = flow?.translated?.to.address;
  const family = address === undefined ? undefined : familyOf(address);
  if (!flow || address === undefined || family === undefined || port === undefined) return undefined;
  // Several addresses are a pool, and this rule would take the others away.
  if (more.some(({ translated }) => translated && !sameIp(translated.to.address, address))) return undefined;
  return { family, to: flow.to.address, port: String(port), address };
}

const WORKS =
  'It works when the client connects, and insert_failed of conntrack -S stays where it is. Connections that are there keep their ports.';

function morePorts(scene: Scene): readonly FixCommands[] {
  const nat = lent(scene);
  if (!nat) return [];
  const ports = '1024-65535';
  const at = nat.family === 6 ? `[${nat.address}]` : nat.address;
  const changes = `New connections to ${nat.to}, port ${nat.port}, may take any port from 1024 up of ${nat.address}, until the next start`;
  const notes = [
    WORKS,
    'Only where no other program or rule on this router uses those ports of that address. Where the range is as wide already, one address holds some 64 000 connections to one destination: give the rule a second one (--to-source FIRST-LAST).',
    STORE,
  ];
  const rule = [
    ...['POSTROUTING', '-d', nat.to, '-p', 'tcp', '--dport', nat.port],
    ...['-j', 'SNAT', '--to-source', `${at}:${ports}`],
  ];
  const [chain = '', ...match] = rule;
  return [
    {
      way: 'iptables',
      command: sudo(run(iptablesFor(nat.family), '-t', 'nat', '-I', chain, '1', ...match)),
      undo: sudo(run(iptablesFor(nat.family), '-t', 'nat', '-D', ...rule)),
      changes,
      notes,
    },
    {
      ...byNft(nat, [], ['snat', 'to', `${at}:${ports}`]),
      title: 'Where the router’s rules are nft’s own: the same with nft',
      changes,
      notes,
    },
  ];
}

export const lendMorePorts: Fix = {
  id: 'lend-more-ports',
  title: 'Let the NAT use every port of its address towards this service',
  where: 'middle',
  root: true,
  platforms: ROUTER,
  needs: ['target', 'port'],
  build: morePorts,
};

const BY_SOURCE =
  'conntrack -L -p tcp -d "$1" --dport "$2" 2>/dev/null | awk \'{ for (i = 1; i <= NF; i++) if ($i ~ /^src=/) { n[$i]++; break } } END { for (s in n) print n[s], s }\' | sort -rn | head';

export const seeWhoHoldsPorts: Fix = {
  id: 'who-holds-ports',
  title: 'See who holds the ports, before more of them only postpone it',
  where: 'middle',
  root: true,
  platforms: ROUTER,
  needs: ['target', 'port'],
  build: (scene) => {
    const [dialled] = scene.dialled;
    const { port } = scene.case;
    if (dialled === undefined || port === undefined) return undefined;
    return {
      command: sudo({ kind: 'script', program: 'sh', body: BY_SOURCE, arguments: [dialled, String(port)] }),
      notes: [
        'The command only looks: how many tracked connections each client has to this service. A client that opens one for each request holds each port for two minutes after its end (TIME_WAIT): let it keep connections, or use a pool.',
      ],
    };
  },
};

/** The machine that answered in place of the dialled one. */
function answerer(scene: Scene): Nat | undefined {
  const talk = ofKind(scene.facts, 'conversation').find(
    ({ begins, place, server }) =>
      begins === 'syn-ack' &&
      place.vantage === 'client' &&
      !(isDialled(server.address, scene) && server.port === scene.case.port),
  );
  const family = talk && familyOf(talk.server.address);
  if (!talk || family === undefined) return undefined;
  return { family, to: talk.server.address, port: String(talk.server.port) };
}

function backThrough(scene: Scene): readonly FixCommands[] {
  const nat = answerer(scene);
  if (!nat) return [];
  const rule = [
    ...['POSTROUTING', '-d', nat.to, '-p', 'tcp', '--dport', nat.port],
    ...['-m', 'conntrack', '--ctstate', 'DNAT', '-j', 'MASQUERADE'],
  ];
  const changes = `Connections that this machine forwards to ${nat.to}, port ${nat.port}, reach it from this machine’s own address, until the next start. The service then sees this address in place of the client’s, in its log and its access rules`;
  const notes = [
    'It works when the client connects, and its capture shows the SYN-ACK come from the dialled address.',
    STORE,
  ];
  return [
    {
      way: 'iptables',
      command: sudo(run(iptablesFor(nat.family), '-t', 'nat', '-A', ...rule)),
      undo: sudo(run(iptablesFor(nat.family), '-t', 'nat', '-D', ...rule)),
      changes,
      notes,
    },
    {
      ...byNft(nat, ['ct', 'status', 'dnat'], ['masquerade']),
      title: 'Where the router’s rules are nft’s own: the same with nft',
      changes,
      notes,
    },
  ];
}

export const translateSource: Fix = {
  id: 'translate-source',
  title: 'Let the machine that forwards translate the source too, so that answers come back through it',
  where: 'middle',
  root: true,
  platforms: ROUTER,
  needs: ['port'],
  build: backThrough,
};

export const dialAnswerer: Fix = {
  id: 'dial-answerer',
  title: 'Or dial the address that answers',
  where: 'client',
  root: false,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const nat = answerer(scene);
    const { target } = scene.case;
    if (!nat) return undefined;
    return {
      command: run('nc', '-vz', '-w', '3', nat.to, nat.port),
      edits: [
        {
          file: 'the client’s settings',
          ...(target === undefined ? {} : { from: target }),
          to: nat.to,
        },
      ],
      notes: [
        'The command tries that address from the client and changes nothing. Where clients dial a name, let it resolve to this address inside (split DNS).',
      ],
    };
  },
};

export const seeDirectWay: Fix = {
  id: 'see-direct-way',
  title: 'See by which way the server answers past the translation',
  where: 'server',
  root: false,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const client = clientAddress(scene);
    if (client === undefined) return undefined;
    const ip = familyOf(client) === 6 ? '-6' : '-4';
    return {
      command: sequence(run('ip', ip, 'route', 'get', client), run('ip', ip, 'route')),
      notes: [
        'The command only looks. Where the way to the client is another link, or another gateway than the machine that translates, lead it there: ip route add CLIENT via THAT-MACHINE, taken back with ip route del. That holds for all that the server sends to this client.',
      ],
    };
  },
};
