import { PLATFORMS, type Case, type Platform } from '../../model/case.ts';
import { run, stamped, type Command } from '../../model/command.ts';
import type { Flavour } from '../../model/recipe.ts';
import { asRoot } from './inside.ts';
import { ADDRESSES, ALL_INTERFACES } from './listings.ts';

/** Captures: bounded in time and packets, on every interface, both families, with the ICMP errors of whoever sends them. */

/** Seconds: long enough to start the attempt by hand, and for the SYNs at 0, 1, 2, 3, 4 and 5 s. */
const SECONDS = 25;
const MOST_PACKETS = '200';
/** A handshake, a request and its answer take more of them. */
const MOST_OF_A_SESSION = '400';

/** By port alone: a NAT changes the addresses, and an ICMP error comes from whichever machine it is. */
function filterFor(port: number): string {
  return `tcp port ${port} or icmp or icmp6`;
}

type Build = (known: Partial<Case>) => Command | undefined;

interface Shape {
  readonly options: readonly string[];
  readonly most: string;
}

const ATTEMPT: Shape = { options: [], most: MOST_PACKETS };
/** -v prints the TTL: another one than the server's other packets have gives a forged RST away. */
const SESSION: Shape = { options: ['-v'], most: MOST_OF_A_SESSION };

function tcpdump({ options, most }: Shape, port: number): Command {
  return run('tcpdump', '-l', '-nn', ...options, '-i', 'any', '-c', most, filterFor(port));
}

function linux(shape: Shape): Build {
  return (known) => {
    const { port } = known;
    if (port === undefined) return undefined;
    return stamped(ADDRESSES, asRoot(known, { kind: 'limited', seconds: SECONDS, of: tcpdump(shape, port) }));
  };
}

/** macOS has no timeout(1): Ctrl-C ends it, or the packets. */
function macos(shape: Shape): Build {
  return (known) => {
    const { port } = known;
    return port === undefined ? undefined : stamped(ALL_INTERFACES, asRoot(known, tcpdump(shape, port)));
  };
}

const LINUX: readonly Platform[] = ['linux'];

/** On an end of the connection; a container's traffic is seen on its host, where these do not run. */
const flavoursOf = (shape: Shape): readonly Flavour[] => [
  {
    id: 'linux',
    tool: 'tcpdump',
    platforms: LINUX,
    shell: 'posix',
    needs: ['port'],
    root: true,
    seconds: SECONDS,
    build: linux(shape),
  },
  {
    id: 'macos',
    tool: 'tcpdump',
    platforms: ['macos'],
    shell: 'posix',
    needs: ['port'],
    root: true,
    source: 'manual page tcpdump(1) of macOS',
    build: macos(shape),
  },
];

export const CAPTURE_FLAVOURS: readonly Flavour[] = flavoursOf(ATTEMPT);

/** Of a whole connection: its end matters. */
export const SESSION_FLAVOURS: readonly Flavour[] = flavoursOf(SESSION);

/** Between the ends, whatever these are. */
export const ROUTER_CAPTURE: readonly Flavour[] = CAPTURE_FLAVOURS.filter(({ id }) => id === 'linux').map(
  (flavour) => ({ ...flavour, platforms: PLATFORMS }),
);
