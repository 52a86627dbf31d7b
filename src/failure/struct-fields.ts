import { hostOf, portNumber } from './endpoint-parts.ts';
import type { Whom } from './whom.ts';

/** A field of a struct that a runtime prints line by line behind an error. */

//   address: '127.0.0.1',      "port": 6379,      hostname: 'db1',      :host=>"db1"
const FIELD =
  /^[\s[{(]{0,40}[:"']{0,2}(address|addr|host|hostname|remoteaddress|remote_addr|server|port|remoteport|path)["']?\s{0,4}(?:=>|[:=])\s{0,4}["'\u201C]?([^\s"',;\u201D]{1,253})["'\u201D]?[,;)}\]]?(?:\s{0,4}[}\])],?)?(?:\s{1,8}(?:\/\/|#|--).{0,200})?\s*$/i;

// <hostname>10.0.0.5</hostname>      <port>22</port>
const TAG = /^\s{0,60}<(host|hostname|address|server|port)>([^<>\s]{1,253})<\//i;

//         AF_INET  name = 192.0.2.150  port = 1521      (truss of Solaris, below the call)
const TRUSS = /^\s{1,20}AF_INET6?\s{1,4}name = ([\da-fA-F.:]{3,45})\s{1,4}port = (\d{1,5})$/;

export function structField(text: string): Whom | undefined {
  if (text.length > 400) return undefined;
  const [, traced, tracedPort = ''] = TRUSS.exec(text) ?? [];
  if (traced !== undefined) {
    const port = portNumber(tracedPort);
    return { ...hostOf(traced), ...(port === undefined ? {} : { port }) };
  }
  const [, key = '', value = ''] = FIELD.exec(text) ?? TAG.exec(text) ?? [];
  const name = key.toLowerCase();
  if (name === '') return undefined;
  if (name.endsWith('port')) {
    const port = portNumber(value);
    return port === undefined ? undefined : { port };
  }
  if (name === 'path') return value.startsWith('/') && value.includes('sock') ? { path: value } : undefined;
  return hostOf(value);
}
