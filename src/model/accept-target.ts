import {
  accepted,
  acceptPort,
  acceptSocketPath,
  acceptText,
  refused,
  shown,
  type Accepted,
} from './accept.ts';
import { acceptHost } from './accept-host.ts';
import { portOfScheme } from './scheme-ports.ts';

export interface Target {
  /** Host name or address literal. */
  readonly target: string;
  readonly port?: number;
  /** The text names no port, and this is the usual one of its URL scheme. */
  readonly usual?: true;
}

const LONGEST = 2048;
const SCHEME = /^(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\//i;
const AUTHORITY = /^[^/?#;\\]*/;
const HOST_THEN_PORT = /^(\S+) (\d{1,5})$/;

/** Schemes behind which there is no host and port that a client connects to over TCP. */
const NOT_TCP: ReadonlyMap<string, string> = new Map([
  ['file', 'is a file, not a service on the network'],
  ['unix', 'is a Unix socket, which is not reached over TCP'],
  ['udp', 'is UDP, and this is about TCP'],
  ['quic', 'is UDP, and this is about TCP'],
  ['mongodb+srv', 'names a DNS SRV record: give the host and port of the member that fails'],
]);

function splitPort(text: string): Accepted<{ readonly host: string; readonly port?: string }> {
  if (text.startsWith('[')) {
    const end = text.indexOf(']');
    const rest = text.slice(end + 1);
    if (end < 0) return refused(`${shown(text)} lacks the ] behind the address.`);
    if (rest === '') return accepted({ host: text });
    if (rest.startsWith(':')) return accepted({ host: text.slice(0, end + 1), port: rest.slice(1) });
    return refused(`${shown(text)} has something other than :port behind the ].`);
  }
  const colon = text.indexOf(':');
  if (colon < 0) return accepted({ host: text });
  // Two colons are an IPv6 address; a port behind it would need brackets.
  if (text.includes(':', colon + 1)) return accepted({ host: text });
  return accepted({ host: text.slice(0, colon), port: text.slice(colon + 1) });
}

function acceptHostPort(text: string, implied?: number): Accepted<Target> {
  const split = splitPort(text);
  if (!split.ok) return split;
  if (split.value.host === '') return refused(`${shown(text)} lacks the host before the port.`);
  const host = acceptHost(split.value.host);
  if (!host.ok) return host;
  const target = host.value;
  if (split.value.port === undefined) {
    return accepted(implied === undefined ? { target } : { target, port: implied, usual: true });
  }
  if (split.value.port === '') return refused(`${shown(text)} lacks the port behind the colon.`);
  const port = acceptPort(split.value.port);
  return port.ok ? accepted({ target, port: port.value }) : port;
}

function acceptUrl(scheme: string, rest: string): Accepted<Target> {
  const not = NOT_TCP.get(scheme.toLowerCase());
  if (not !== undefined) return refused(`A URL with ${scheme}:// ${not}.`);
  const authority = AUTHORITY.exec(rest)?.[0] ?? '';
  // Whatever stands before the @ is a name and a password, and is let go of here.
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  if (place === '') {
    return refused(
      `The ${scheme}:// URL names no host: the client then uses its own default, often a Unix socket.`,
    );
  }
  if (place === authority && rest.includes('@')) {
    return refused(
      `The ${scheme}:// URL has an @ behind its host, perhaps of a password: give host:port alone.`,
    );
  }
  if (place.includes(','))
    return refused(`The ${scheme}:// URL names several hosts: give the one that fails.`);
  // RFC 6874: in a URL the zone's % is itself escaped.
  return acceptHostPort(place.startsWith('[') ? place.replace('%25', '%') : place, portOfScheme(scheme));
}

/** What can be dialled: `host`, `host:port`, `[v6]:port`, an address, or a URL with its scheme's usual port. */
export function acceptTarget(value: unknown): Accepted<Target> {
  const read = acceptText(value, 'The target', LONGEST);
  if (!read.ok) return read;
  const text = read.value;
  const url = SCHEME.exec(text);
  if (url) return acceptUrl(url[1] ?? '', text.slice(url[0].length));
  if (text.startsWith('/') || text.startsWith('@')) {
    const path = acceptSocketPath(text);
    return path.ok ? accepted({ target: path.value }) : path;
  }
  if (text.includes('/'))
    return refused(`${shown(text)} has a / in it: give host:port, or a URL with its scheme.`);
  if (text.includes('@')) return refused(`${shown(text)} names a user: give only what is behind the @.`);
  const spaced = HOST_THEN_PORT.exec(text);
  if (spaced)
    return refused(
      `Give host and port with a colon between them: ${shown(`${spaced[1] ?? ''}:${spaced[2] ?? ''}`)}.`,
    );
  return acceptHostPort(text);
}
