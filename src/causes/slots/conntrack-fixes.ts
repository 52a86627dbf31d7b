import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sequence, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { iptablesFor } from './iptables.ts';
import type { Side } from './judged-filters.ts';

/** Fixes for a full table of tracked connections: more room now and at the next start, who holds it, and doing without. */

export const COUNT = 'net.netfilter.nf_conntrack_count';
export const MAX = 'net.netfilter.nf_conntrack_max';

/** Bytes of one entry without its extensions: nf_conntrack in /proc/slabinfo (measured, Linux 6.18). */
const ENTRY = 256;
const FILE = '/etc/sysctl.d/90-nf-conntrack.conf';
const SHOW = run('sysctl', COUNT, MAX);
const SEEN =
  'It works when the client connects, and “drop” of conntrack -S stays where it is from one look to the next.';

/** The limit that a full table has, on that side. */
function fullAt(scene: Scene, side: Side): number | undefined {
  const found = (key: string): number =>
    Number(
      ofKind(scene.facts, 'setting').find((each) => each.key === key && each.place.vantage === side)?.value,
    );
  const [count, max] = [found(COUNT), found(MAX)];
  return count >= max && max > 0 ? max : undefined;
}

function raised(max: number): readonly FixCommands[] {
  const more = max * 2;
  const set = (value: number): Command => sudo(run('sysctl', '-w', `${MAX}=${value}`));
  const changes = `Room for ${more} connections in place of ${max} on the whole machine; full, they take ${Math.ceil((max * ENTRY) / 2 ** 20)} MiB more of the kernel’s memory`;
  return [
    {
      way: 'now',
      title: 'Double the table now',
      command: allOf(set(more), SHOW),
      changes: `${changes}, until the next start`,
      undo: set(max),
      notes: [
        SEEN,
        'The limit is one for the machine. In a container or a network namespace writing it fails with “Invalid argument”: type it on the host.',
      ],
    },
    {
      way: 'kept',
      title: 'Keep the larger table after the next start',
      command: allOf(
        { kind: 'write', path: FILE, lines: [`${MAX} = ${more}`], sudo: true },
        sudo(run('sysctl', '-p', FILE)),
      ),
      changes: `Adds ${FILE}. ${changes}`,
      undo: allOf(sudo(run('rm', FILE)), set(max)),
      notes: [
        'The key exists only once the module nf_conntrack is loaded. Where rules load it later than sysctl.d is read, name it in /etc/modules-load.d too.',
        'On a Kubernetes node kube-proxy sets the limit when it starts (conntrack.maxPerCore and conntrack.min): change it there.',
      ],
      source: 'sysctl.d(5); Kubernetes documentation: kube-proxy, --conntrack-max-per-core',
    },
  ];
}

function raise(side: Side): Fix {
  return {
    id: `more-tracked-connections-${side}`,
    title: 'Make room for more tracked connections',
    where: side,
    root: true,
    platforms: ['linux', 'container', 'pod'],
    needs: [],
    build: (scene) => {
      const max = fullAt(scene, side);
      return max === undefined ? undefined : raised(max);
    },
  };
}

/** A table of 262144 is read in two seconds (measured). */
const BY_SOURCE =
  "conntrack -L 2>/dev/null | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^src=/) { n[$i]++; break } } END { for (s in n) print n[s], s }' | sort -rn | head";

function look(side: Side): Fix {
  return {
    id: `who-is-tracked-${side}`,
    title: 'See who holds the entries, before more room only postpones it',
    where: side,
    root: true,
    platforms: ['linux', 'container', 'pod'],
    needs: [],
    build: (scene) =>
      fullAt(scene, side) === undefined
        ? undefined
        : {
            command: sequence(
              sudo({ kind: 'script', program: 'sh', body: BY_SOURCE, arguments: [] }),
              run('sysctl', 'net.netfilter.nf_conntrack_tcp_timeout_established'),
            ),
            notes: [
              'The command only looks. One source far ahead of the others leaks connections, or scans: mend that one. Connections that were never closed stay for the timeout shown, 5 days unless it was changed; a shorter one counts for an entry from its next packet on.',
            ],
          },
  };
}

interface Untracked {
  readonly tool: string;
  readonly rules: readonly (readonly string[])[];
}

/** The SYN and its answer: both have to pass untracked. A server’s own answer begins in OUTPUT. */
function untracked(scene: Scene, side: Side): Untracked | undefined {
  const [dialled] = scene.dialled;
  const { port } = scene.case;
  const family = dialled === undefined ? undefined : familyOf(dialled);
  if (dialled === undefined || family === undefined || port === undefined) return undefined;
  const untrack = ['-j', 'CT', '--notrack'];
  return {
    tool: iptablesFor(family),
    rules: [
      ['PREROUTING', '-d', dialled, '-p', 'tcp', '--dport', String(port), ...untrack],
      [
        ...[side === 'server' ? 'OUTPUT' : 'PREROUTING', '-s', dialled, '-p', 'tcp'],
        ...['--sport', String(port), ...untrack],
      ],
    ],
  };
}

function doWithout(side: 'server' | 'middle'): Fix {
  return {
    id: `do-not-track-${side}`,
    title: 'Let this service’s packets pass untracked',
    where: side,
    root: true,
    platforms: ['linux'],
    needs: ['target', 'port'],
    build: (scene) => {
      const found = fullAt(scene, side) === undefined ? undefined : untracked(scene, side);
      if (!found) return undefined;
      const each = (what: '-A' | '-D'): Command =>
        allOf(...found.rules.map((rule) => sudo(run(found.tool, '-t', 'raw', what, ...rule))));
      return {
        command: each('-A'),
        changes:
          'Packets to and from this port need no entry, until the next start. Rules that ask for the state (ESTABLISHED) no longer know them, and no NAT touches them',
        undo: each('-D'),
        notes: [
          'Only where nothing translates this address and where a rule without a state lets both directions pass.',
          SEEN,
        ],
      };
    },
  };
}

export const CONNTRACK_FIXES: readonly Fix[] = [
  ...(['middle', 'server', 'client'] as const).map(raise),
  ...(['middle', 'server'] as const).map(doWithout),
  ...(['middle', 'server', 'client'] as const).map(look),
];
