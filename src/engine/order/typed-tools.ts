import type { FactOf } from '../../model/fact.ts';

/** Tools that are typed by hand. */
const TOOLS: ReadonlySet<string> = new Set(
  'curl wget nc ncat telnet ssh bash bash-dev-tcp openssl nmap kubectl docker'.split(' '),
);
/** Clients whose words a library prints as well. */
const CLIENTS: ReadonlySet<string> = new Set(['psql', 'mysql', 'redis-cli', 'mongosh']);

/** Made by hand: by a tool, or a client, that a person types. */
export function isByHand({ tool }: FactOf<'attempt'>): boolean {
  return TOOLS.has(tool) || CLIENTS.has(tool);
}

/** Made by a program: what it says came out of where it runs. A client with its command before it is no library. */
export function isByProgram({ tool, typed }: FactOf<'attempt'>): boolean {
  return !TOOLS.has(tool) && !(CLIENTS.has(tool) && typed === true);
}
