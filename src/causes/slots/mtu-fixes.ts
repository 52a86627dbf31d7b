import type { Fix } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import type { Side } from '../../model/conversation.ts';
import { ofKind } from '../../model/fact.ts';
import { familyOf, sameIp, type Family } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { iptablesFor } from './iptables.ts';
import { clientAddress } from './reply-filter.ts';

/** Fixes for packets that are too large for a link and whose ICMP error is lost. All were run in the lab, both ways. */

const SEEN =
  'It works when the large answer arrives: repeat the request that hung. A connection that hangs already goes on hanging.';
const ROUTER = ['linux', 'container', 'pod'] as const;

function family(scene: Scene): Family | undefined {
  return familyOf(scene.dialled[0] ?? '');
}

const ERRORS: Readonly<Record<Family, readonly string[]>> = {
  4: ['-p', 'icmp', '--icmp-type', 'fragmentation-needed', '-j', 'ACCEPT'],
  6: ['-p', 'icmpv6', '--icmpv6-type', 'packet-too-big', '-j', 'ACCEPT'],
};

const passErrors: Fix = {
  id: 'pass-icmp-errors',
  title: 'Let the ICMP error that names the size through the router’s filter',
  where: 'middle',
  root: true,
  platforms: ROUTER,
  needs: ['target'],
  build: (scene) => {
    const of = family(scene);
    if (of === undefined) return undefined;
    const tool = iptablesFor(of);
    // It leaves by OUTPUT where this router makes it, and by FORWARD where one behind it does.
    const each = (words: (chain: string) => readonly string[]): Command =>
      allOf(...['OUTPUT', 'FORWARD'].map((chain) => sudo(run(tool, ...words(chain), ...ERRORS[of]))));
    return {
      command: each((chain) => ['-I', chain, '1']),
      undo: each((chain) => ['-D', chain]),
      changes: 'One kind of ICMP error passes, before every other rule, until the next start',
      notes: [
        SEEN,
        'The sender then keeps the size for ten minutes: “ip route get” there shows “mtu” and the seconds left. After the undo it still works for so long.',
        'It has to pass every filter between that router and the sender, nft’s own tables and cloud rules too. Store it where the rules are loaded from.',
      ],
    };
  },
};

const CLAMP = ['-p', 'tcp', '--tcp-flags', 'SYN,RST', 'SYN', '-j', 'TCPMSS', '--clamp-mss-to-pmtu'];

const clampMss: Fix = {
  id: 'clamp-mss',
  title: 'Let the router in front of the narrow link lower the MSS of new connections',
  where: 'middle',
  root: true,
  platforms: ROUTER,
  needs: ['target'],
  build: (scene) => {
    const of = family(scene);
    if (of === undefined) return undefined;
    const tool = iptablesFor(of);
    const rule = ['FORWARD', ...CLAMP];
    return {
      command: sudo(run(tool, '-t', 'mangle', '-A', ...rule)),
      undo: sudo(run(tool, '-t', 'mangle', '-D', ...rule)),
      changes:
        'TCP connections through this router that begin from now on are told the size that fits its links, until the next start',
      notes: [
        SEEN,
        'The router has to know the narrow link’s MTU (ip link, ip route): where the narrow link lies further on, take --set-mss with the size that passes less 40 bytes (IPv6: 60). With nft: tcp flags syn / syn,rst tcp option maxseg size set rt mtu, in a chain of the forward hook.',
      ],
    };
  },
};

/** Whose large packets vanish, as the captures show it; without them, the server’s. */
function sender(scene: Scene): Side {
  const talks = ofKind(scene.facts, 'conversation');
  const repeats = (side: Side): number =>
    Math.max(0, ...talks.filter(({ place }) => place.vantage === side).map(({ sent }) => sent[side].repeats));
  return repeats('client') > repeats('server') ? 'client' : 'server';
}

const PROBING = 'net.ipv4.tcp_mtu_probing';

/** ip-sysctl: tcp_mtu_probing, for IPv6 too. With 1 it begins after tcp_retries1 timeouts. */
function probe(side: Side): Fix {
  return {
    id: `probe-mtu-${side}`,
    title: `Until then: let the ${side}’s kernel find the size by itself`,
    where: side,
    root: true,
    platforms: ['linux'],
    needs: [],
    build: (scene) => {
      if (sender(scene) !== side) return undefined;
      const known = ofKind(scene.facts, 'setting').find(
        ({ key, place, value }) => key === PROBING && place.vantage === side && /^[02]$/.test(value),
      );
      const set = (value: string): Command => sudo(run('sysctl', '-w', `${PROBING}=${value}`));
      return {
        command: set('1'),
        undo: set(known?.value ?? '0'),
        changes:
          'A connection of this network namespace that loses one segment four times tries smaller ones, until the next start',
        notes: [
          'It works when the large answer arrives, after some seconds: 200 kB took 6.5 s in place of 0.01 s (measured, Linux 6.18), so clients with less patience still fail. With 2 it took 0.003 s: every connection then begins with small segments (tcp_base_mss, 1024 bytes) and grows.',
          'Write it into /etc/sysctl.d as well if it is to stay. A container has a network namespace of its own: set it there.',
        ],
      };
    },
  };
}

/** The least that every IPv6 link takes (RFC 8200, section 5), and that few IPv4 tunnels do not. */
const SAFE = 1280;

/**
 * Where the sender’s route to the other end is known, one host route holds the size. What keeps it is from the
 * documentation: Netplan YAML configuration, routes; systemd.network(5), [Route] MTUBytes=.
 */
function narrow(side: Side): Fix {
  return {
    id: `narrow-route-${side}`,
    title: `Until then: let the ${side} send smaller packets to the other end`,
    where: side,
    root: true,
    platforms: ['linux'],
    needs: ['target'],
    build: (scene) => {
      const [dialled] = scene.dialled;
      const peer = side === 'server' ? clientAddress(scene) : dialled;
      if (peer === undefined || sender(scene) !== side) return undefined;
      const route = ofKind(scene.facts, 'route').find(
        ({ place, chosen, to, type }) =>
          place.vantage === side && chosen && type === 'unicast' && sameIp(to, peer),
      );
      if (route?.interface === undefined) return undefined;
      const known = ofKind(scene.facts, 'hop').flatMap(({ pmtu = 1500 }) => (pmtu < 1500 ? pmtu : []));
      const size = known.length === 0 ? SAFE : Math.max(SAFE, Math.min(...known));
      const words = [
        ...['route', 'add', peer, ...(route.via === undefined ? [] : ['via', route.via])],
        ...['dev', route.interface, 'mtu', String(size)],
      ];
      const ip = (...all: readonly string[]): Command =>
        sudo(run('ip', familyOf(peer) === 6 ? '-6' : '-4', ...all));
      return {
        command: ip(...words),
        undo: ip(...words.map((word) => (word === 'add' ? 'del' : word))),
        changes: `Packets to ${peer} have at most ${size} bytes, until the next start`,
        notes: [
          SEEN,
          'For a whole network behind the narrow link take its prefix in place of the one address. To keep it: mtu of the route in netplan, MTUBytes= in systemd-networkd’s [Route].',
        ],
      };
    },
  };
}

export const MTU_FIXES: readonly Fix[] = [
  passErrors,
  clampMss,
  ...(['server', 'client'] as const).map(probe),
  ...(['server', 'client'] as const).map(narrow),
];
