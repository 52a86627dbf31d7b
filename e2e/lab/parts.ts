import type { Host } from './host.ts';
import type { Lab } from './network.ts';

/** The host that plays a part. */
export function hostFor(lab: Lab, where: 'client' | 'server' | 'middle', on?: 'web3'): Host {
  if (on === 'web3') return lab.other;
  return { client: lab.client, server: lab.server, middle: lab.router }[where];
}
