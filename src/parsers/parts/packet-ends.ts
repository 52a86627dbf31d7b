import type { Endpoint } from '../../model/endpoint.ts';
import { canonicalIp } from '../../model/ip.ts';
import { portOf } from '../../listing/port-names.ts';

// app1.internal      _gateway      ip-10-0-1-7
const NAME = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}\.?$/;

/** A host as tcpdump prints it, by address or by name. */
export function readHost(text: string, port: number = 0): Endpoint | undefined {
  const address = canonicalIp(text);
  if (address !== undefined) return { address, port };
  return text.length <= 253 && NAME.test(text) ? { address: '*', port, name: text.toLowerCase() } : undefined;
}

/** 10.77.2.2.3306      fd77:2::2.3306      db1.internal.mysql */
export function readHostAndPort(text: string): Endpoint | undefined {
  const dot = text.lastIndexOf('.');
  const port = dot < 1 ? undefined : portOf(text.slice(dot + 1));
  return port === undefined ? undefined : readHost(text.slice(0, dot), port);
}
