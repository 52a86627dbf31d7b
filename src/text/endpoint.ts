import type { Endpoint } from '../model/fact.ts';
import { canonicalIp, isUnspecified } from '../model/ip.ts';

/** What a listing wrote as an address and port. */
export interface WrittenEndpoint extends Endpoint {
  /** As written, without brackets, zone and port: `*`, `::`, `0.0.0.0`, `127.0.0.1`. */
  readonly written: string;
}

const PORT = /^\d{1,5}$/;

function portNumber(text: string): number | undefined {
  if (text === '*') return 0;
  if (!PORT.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

/**
 * `127.0.0.1:3306`, `[::]:22`, `*:22`, `:::22`, `[::ffff:127.0.0.1]:80`, `127.0.0.53%lo:53`, `0.0.0.0:*`; the port is a
 * number or `*`. A port that is a name is not guessed: such a line is declined.
 */
export function readEndpoint(text: string): WrittenEndpoint | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 1 || text.length > 80) return undefined;
  const port = portNumber(text.slice(colon + 1));
  if (port === undefined) return undefined;
  const host = text.slice(0, colon);
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (bare === '*') return { address: '*', port, written: '*' };
  // `127.0.0.53%lo`: ss prints the device a socket is bound to; it is no zone of an IPv4 address.
  const address = canonicalIp(
    bare.includes('.') && !bare.includes(':') ? bare.replace(/%[\w.-]{1,15}$/, '') : bare,
  );
  if (address === undefined) return undefined;
  return { address: isUnspecified(address) ? '*' : address, port, written: bare };
}
