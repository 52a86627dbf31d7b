import type { Endpoint } from '../model/fact.ts';
import { canonicalIp, isUnspecified } from '../model/ip.ts';
import { portOf } from './port-names.ts';

/** What a listing wrote as an address and port. */
export interface WrittenEndpoint extends Endpoint {
  /** As written, without brackets, device and port: `*`, `::`, `0.0.0.0`, `127.0.0.1`. */
  readonly written: string;
  /** The interface that the socket is bound to. */
  readonly device?: string;
  /** The port was a name, and which number that stands for is the machine's own affair. */
  readonly named?: true;
}

const DEVICE = /%([\w.@-]{1,15})$/;
const LINK_LOCAL = /^fe[89ab]/i;

function portNumber(text: string): number | undefined {
  return text === '*' ? 0 : portOf(text);
}

/** Address and port as they stand left and right of the separator. */
function endpointOf(host: string, portText: string): WrittenEndpoint | undefined {
  const port = portNumber(portText);
  if (port === undefined || host.length > 80) return undefined;
  // `*%lo:8080`, `[::]%lo:8080`, `127.0.0.53%lo:53`: ss prints the device that a socket is bound to.
  const device = DEVICE.exec(host)?.[1];
  const plain = device === undefined ? host : host.slice(0, -device.length - 1);
  const bare = plain.startsWith('[') && plain.endsWith(']') ? plain.slice(1, -1) : plain;
  const bound = {
    ...(device === undefined ? {} : { device }),
    ...(/^[A-Za-z]/.test(portText) ? { named: true as const } : {}),
  };
  if (bare === '*') return { address: '*', port, written: '*', ...bound };
  // Of a link-local address it is the zone, without which the address says nothing.
  const zone = device !== undefined && LINK_LOCAL.test(bare) ? `%${device}` : '';
  const address = canonicalIp(bare + zone);
  if (address === undefined) return undefined;
  return { address: isUnspecified(address) ? '*' : address, port, written: bare, ...bound };
}

/**
 * `127.0.0.1:3306`, `[::]:22`, `*:22`, `:::22`, `[::ffff:127.0.0.1]:80`, `127.0.0.53%lo:53`, `0.0.0.0:*`; the port is a
 * number, `*`, or the name that the tool prints for it: a line with a name that is not known is declined.
 */
export function readEndpoint(text: string): WrittenEndpoint | undefined {
  const colon = text.lastIndexOf(':');
  return colon < 1 ? undefined : endpointOf(text.slice(0, colon), text.slice(colon + 1));
}

/** The BSD spelling: `*.22`, `127.0.0.1.3306`, `::1.631`, `fe80::1%lo0.123`, `*.*`. */
export function readDottedEndpoint(text: string): WrittenEndpoint | undefined {
  const dot = text.lastIndexOf('.');
  return dot < 1 ? undefined : endpointOf(text.slice(0, dot), text.slice(dot + 1));
}
