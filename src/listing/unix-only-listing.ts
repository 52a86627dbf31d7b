import type { CommandLine } from '../model/command-line.ts';
import { argumentsOf, shortOptions } from './socket-listing.ts';

const LONG_OTHERS = /^--(?:tcp|udp|raw|dccp|sctp|packet|netlink|vsock|xdp|tipc|mptcp|bluetooth)$/;

function queried(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(?:-A|-f|--query|--socket|--family)$/.test(word));
  const glued = words.find((word) => /^--(?:query|socket|family|protocol)=/.test(word));
  return at < 0 ? glued?.replace(/^[^=]*=/, '') : words[at + 1];
}

/** True for an `ss` or a `netstat` that lists Unix sockets and no others. */
export function listsUnixOnly(command: CommandLine): boolean {
  if (command.tool !== 'ss' && command.tool !== 'netstat') return false;
  const words = argumentsOf(command);
  const short = shortOptions(command);
  if (words.some((word) => LONG_OTHERS.test(word))) return false;
  const query = queried(words);
  if (query !== undefined) return /^(?:unix(?:_\w{2,10})?|u_\w{3})$/.test(query);
  const others = command.tool === 'ss' ? /[tuw0dSM46sK]/ : /[2gimr-uUSw46]/;
  return (short.includes('x') || words.includes('--unix')) && !others.test(short);
}
