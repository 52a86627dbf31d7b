import type { Case, Platform } from '../model/case.ts';
import { allOf, run, type Command, type Shell } from '../model/command.ts';
import { familyOf } from '../model/ip.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { fromOutside, perPlatform } from './parts/outside.ts';

/** Seconds that a probe waits: longer than one SYN retransmission, short enough to wait for. */
const PATIENCE = '3';

const UNIX: readonly Platform[] = ['linux', 'container', 'pod'];

interface Probe {
  readonly id: string;
  readonly tool: string;
  readonly platforms: readonly Platform[];
  readonly shell?: Shell;
  readonly source?: string;
  readonly seconds?: number;
  build(host: string, port: string): Command | undefined;
}

/** telnet:// connects and sends nothing; -v is what names the errno. */
function overTelnet(curl: string, host: string, port: string): Command {
  const literal = host.includes(':') ? `[${host.replace('%', '%25')}]` : host;
  const options = ['-v', '--noproxy', '*', '--connect-timeout', PATIENCE, '-m', '5'];
  return { kind: 'run', words: [curl, ...options, `telnet://${literal}:${port}`], stdin: 'none' };
}

const PROBES: readonly Probe[] = [
  {
    id: 'nc',
    tool: 'nc',
    platforms: UNIX,
    build: (host, port) => run('nc', '-vz', '-w', PATIENCE, host, port),
  },
  {
    id: 'nc-macos',
    tool: 'nc',
    platforms: ['macos'],
    source: 'macOS manual page nc(1): -G is the connect timeout',
    build: (host, port) => run('nc', '-vz', '-G', PATIENCE, host, port),
  },
  {
    id: 'ncat',
    tool: 'ncat',
    platforms: UNIX,
    build: (host, port) => run('ncat', '-vz', '-w', PATIENCE, host, port),
  },
  {
    // Its reverse look-up of an address is not covered by -w, so -n; it knows no IPv6 and, with -n, no names.
    id: 'nc-traditional',
    tool: 'nc.traditional',
    platforms: UNIX,
    build: (host, port) =>
      familyOf(host) === 4 ? run('nc.traditional', '-nvz', '-w', PATIENCE, host, port) : undefined,
  },
  {
    id: 'busybox',
    tool: 'busybox nc',
    platforms: UNIX,
    // BusyBox nc knows neither -v nor -z and says nothing of its own when it connects; a service's greeting need not
    // end its line.
    build: (host, port) =>
      allOf(
        { kind: 'run', words: ['busybox', 'nc', '-w', PATIENCE, host, port], stdin: 'none' },
        run('printf', '\\nrc=0\\n'),
      ),
  },
  {
    id: 'bash',
    tool: 'bash',
    platforms: UNIX,
    build: (host, port) =>
      allOf(
        {
          kind: 'limited',
          seconds: Number(PATIENCE),
          of: { kind: 'script', program: 'bash', body: '</dev/tcp/"$1"/"$2"', arguments: [host, port] },
        },
        run('echo', 'rc=0'),
      ),
  },
  {
    id: 'curl',
    tool: 'curl',
    platforms: [...UNIX, 'macos'],
    build: (host, port) => overTelnet('curl', host, port),
  },
  {
    id: 'curl-windows',
    tool: 'curl.exe',
    platforms: ['windows'],
    shell: 'powershell',
    source: 'curl manual page; Windows 10 and later have curl.exe. It tells refused from a timeout',
    build: (host, port) => overTelnet('curl.exe', host, port),
  },
  {
    id: 'test-netconnection',
    tool: 'Test-NetConnection',
    platforms: ['windows'],
    shell: 'powershell',
    seconds: 25,
    source:
      'Microsoft documentation, NetTCPIP module: Test-NetConnection. It does not tell refused from dropped',
    build: (host, port) => run('Test-NetConnection', '-ComputerName', host, '-Port', port),
  },
];

/** Attempts at a Unix socket: they end at once, whatever the end. */
const UNIX_PROBES: readonly (readonly [id: string, tool: string, build: (path: string) => Command])[] = [
  // OpenBSD's: its -z says nothing when it connects.
  ['nc-unix', 'nc', (path) => allOf(run('nc', '-zU', path), run('echo', 'rc=0'))],
  [
    'socat-unix',
    'socat',
    (path) => allOf(run('socat', '-u', 'OPEN:/dev/null', `UNIX-CONNECT:${path}`), run('echo', 'rc=0')),
  ],
];

const unixFlavours: readonly Flavour[] = UNIX_PROBES.map(([id, tool, build]) => ({
  id,
  tool,
  platforms: UNIX,
  shell: 'posix',
  needs: ['target'],
  unix: true,
  root: false,
  build: (known) => {
    const { target } = known;
    return target?.startsWith('/') === true && !/[,!:]/.test(target)
      ? placed(known, 'client', build(target))
      : undefined;
  },
}));

function flavour(probe: Probe): Flavour {
  return {
    id: probe.id,
    tool: probe.tool,
    platforms: probe.platforms,
    shell: probe.shell ?? 'posix',
    needs: ['target', 'port'],
    root: false,
    seconds: probe.seconds ?? Number(PATIENCE),
    ...(probe.source === undefined ? {} : { source: probe.source }),
    build: (known: Partial<Case>) => {
      if (known.target === undefined || known.port === undefined) return undefined;
      const command = probe.build(known.target, String(known.port));
      if (command === undefined || probe.shell !== undefined) return command;
      return placed(known, 'client', command);
    },
  };
}

/** The host's resolver is not the container's: a name is asked for inside, or not at all. */
const outside = fromOutside({
  id: 'nc',
  tool: 'nc',
  needs: ['target', 'port'],
  seconds: Number(PATIENCE),
  commands: ({ target, port }) =>
    target === undefined || port === undefined
      ? undefined
      : [run('nc', '-vz', '-w', PATIENCE, target, String(port))],
  needsFiles: ({ target = '' }) => familyOf(target) === undefined,
});

/** One attempt to connect, from where the client runs. */
export const probe: Recipe = {
  id: 'probe',
  title: 'Try to connect, from where the client runs',
  where: 'client',
  expect:
    'One line that says how it ended. Run it as the same user and in the same container as the program that fails.',
  flavours: [...[...PROBES.map(flavour), ...unixFlavours].flatMap(perPlatform), ...outside],
};
