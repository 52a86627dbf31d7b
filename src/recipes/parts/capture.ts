import { PLATFORMS, type Case, type Platform } from '../../model/case.ts';
import { run, stamped, type Command } from '../../model/command.ts';
import type { Flavour } from '../../model/recipe.ts';
import { asRoot } from './inside.ts';
import { ADDRESSES, ALL_INTERFACES } from './listings.ts';

/** Captures: bounded in time and packets, on every interface, both families, with the ICMP errors of whoever sends them. */

/** Seconds: long enough to start the attempt by hand, and for the SYNs at 0, 1, 2, 3, 4 and 5 s. */
const SECONDS = 25;
const MOST_PACKETS = '200';

/** By port alone: a NAT changes the addresses, and an ICMP error comes from whichever machine it is. */
function filterFor(port: number): string {
  return `tcp port ${port} or icmp or icmp6`;
}

function tcpdump(port: number): Command {
  return run('tcpdump', '-l', '-nn', '-i', 'any', '-c', MOST_PACKETS, filterFor(port));
}

function linux(known: Partial<Case>): Command | undefined {
  const { port } = known;
  if (port === undefined) return undefined;
  return stamped(ADDRESSES, asRoot(known, { kind: 'limited', seconds: SECONDS, of: tcpdump(port) }));
}

/** macOS has no timeout(1): Ctrl-C ends it, or the packets. */
function macos(known: Partial<Case>): Command | undefined {
  const { port } = known;
  return port === undefined ? undefined : stamped(ALL_INTERFACES, asRoot(known, tcpdump(port)));
}

const LINUX: readonly Platform[] = ['linux'];

/** On an end of the connection; a container's traffic is seen on its host, where these do not run. */
export const CAPTURE_FLAVOURS: readonly Flavour[] = [
  {
    id: 'linux',
    tool: 'tcpdump',
    platforms: LINUX,
    shell: 'posix',
    needs: ['port'],
    root: true,
    seconds: SECONDS,
    build: linux,
  },
  {
    id: 'macos',
    tool: 'tcpdump',
    platforms: ['macos'],
    shell: 'posix',
    needs: ['port'],
    root: true,
    source: 'manual page tcpdump(1) of macOS',
    build: macos,
  },
];

/** Between the ends, whatever these are. */
export const ROUTER_CAPTURE: readonly Flavour[] = CAPTURE_FLAVOURS.filter(({ id }) => id === 'linux').map(
  (flavour) => ({ ...flavour, platforms: PLATFORMS }),
);
