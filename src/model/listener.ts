import type { SocketRecord } from './fact.ts';
import { familyOf, sameIp } from './ip.ts';

/**
 * Would this listener take a SYN to that address? A wildcard takes every address of its families; `maybe` is for
 * listings that do not tell whether `::` is dual-stack (netstat).
 */
export function takes(socket: SocketRecord, address: string): 'yes' | 'no' | 'maybe' {
  const family = familyOf(address);
  if (family === undefined || socket.state !== 'listen') return 'no';
  if (socket.local.address !== '*') return sameIp(socket.local.address, address) ? 'yes' : 'no';
  if (socket.accepts.includes(family)) return 'yes';
  return socket.mayAccept.includes(family) ? 'maybe' : 'no';
}
