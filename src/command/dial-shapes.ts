import { canonicalIp } from '../model/ip.ts';
import { portOfScheme } from '../model/scheme-ports.ts';
import { seconds } from './command-line.ts';

/** Whom a command dials, as far as its words say. */
export interface Dial {
  readonly host?: string;
  readonly port?: number;
  /** The path of a Unix socket: then there is no host and no port. */
  readonly path?: string;
  /** Seconds that the command allows for connecting. */
  readonly deadline?: number;
}

function port(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= 65535 ? value : undefined;
}

function strip(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** Host, port and deadline as words; what is no port is left out. */
export function dial(host: string | undefined, portText: string | undefined, deadline?: number): Dial {
  const number = port(portText);
  return {
    ...(host === undefined ? {} : { host: strip(host) }),
    ...(number === undefined ? {} : { port: number }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

// http://user@db1:8080/path      [::1]:5432      db1
const URL_SHAPE =
  /^(?:([a-z][a-z+]{1,14}):\/\/)?(?:[^/@\s]{1,200}@)?(\[[0-9a-f:.%]{2,60}\]|[\w.-]{1,253})(?::(\d{1,5}))?(?:[/?#]|$)/i;

/** Host and port of a URL, with or without its scheme. */
export function urlDial(text: string | undefined, scheme = 'http'): Dial {
  const match = URL_SHAPE.exec(text?.slice(0, 600) ?? '');
  if (!match) return {};
  return dial(match[2], match[3] ?? String(portOfScheme(match[1] ?? scheme) ?? ''));
}

const HOST_PORT = /^(\[[0-9a-f:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5})$/i;
// A name with a dot in it; what ends like a file is none.
const HOST_NAME = /^(?:localhost|[a-z\d](?:[\w-]{0,62}\.){1,8}[a-z][a-z\d-]{0,62})$/i;
const FILE_NAME =
  /\.(?:py|js|mjs|cjs|ts|tsx|rb|php|pl|sh|jar|class|java|go|rs|c|h|cc|cpp|hpp|cs|kt|lua|scala|html?|md|exe|conf|cfg|ini|ya?ml|json|txt|log|out|pcap)$/i;

/** An address, or a name that cannot be a file. */
function isHost(word: string): boolean {
  return canonicalIp(word) !== undefined || (HOST_NAME.test(word) && !FILE_NAME.test(word));
}

/** `prog 10.0.0.5 3306` and `prog db1:3306`: shapes that mean the same whatever the program. */
function argumentsDial(words: readonly string[]): Dial {
  const plain = words.slice(1).filter((word) => !word.startsWith('-'));
  for (const [index, word] of plain.entries()) {
    const joined = HOST_PORT.exec(word);
    if (joined) return dial(joined[1], joined[2]);
    if (isHost(word) && port(plain[index + 1]) !== undefined) return dial(word, plain[index + 1]);
    if (/^[a-z][a-z+]{1,14}:\/\//i.test(word)) return urlDial(word);
  }
  return {};
}

const DEV_TCP = /\/dev\/tcp\/([^/\s'<>]{1,253})\/([^/\s'<>;&|)]{1,40})/;

// bash -c '</dev/tcp/"$1"/"$2"' _ db1 3306
const GIVEN =
  /['"]\s{1,3}\S{1,40}\s{1,3}["']?([^\s"';&|]{1,253})["']?\s{1,3}["']?(\d{1,5})["']?\s{0,3}(?:$|[;&|]|2>)/;

/** What a shell dials that opens /dev/tcp/HOST/PORT; both may be arguments of a script. */
export function devTcpDial(words: readonly string[], text: string): Dial | undefined {
  const script = words.find((word) => word.includes('/dev/tcp/'));
  if (script === undefined) return undefined;
  const match = DEV_TCP.exec(script);
  if (match?.[1]?.includes('$') === false) return dial(match[1], match[2]);
  const given = GIVEN.exec(text.slice(0, 2000));
  return given ? dial(given[1], given[2]) : {};
}

// create_connection(('10.0.0.5', 3306), 5)      TCPSocket.new("10.0.0.5", 3306)      fsockopen("10.0.0.5", 3306, $n)
const PAIR =
  /\(\s*['"]([\w.:%-]{1,253})['"]\s*,\s*(\d{1,5})\s*[,)](?:\s*,\s*(?:timeout=)?(\d{1,4}(?:\.\d+)?)\s*\))?/;
// net.connect(3306, '10.0.0.5')
const REVERSED_PAIR = /[cC]onnect(?:ion)?\(\s*(\d{1,5})\s*,\s*['"]([\w.:%-]{1,253})['"]/;
// host='10.0.0.5', port=3306      {port: 3306, host: '10.0.0.5'}      host=10.0.0.5 port=3306
const NAMED_HOST = /\bhost['"]?\s*[=:]\s*['"]?([\w.:%-]{1,253})/;
const NAMED_PORT = /\bport['"]?\s*[=:]\s*['"]?(\d{1,5})\b/;
// socket.create_connection((sys.argv[1],int(sys.argv[2])),3)
const ARGUMENT_DEADLINE = /argv\[2\]\)\s*\)\s*,\s*(?:timeout=)?(\d{1,4}(?:\.\d+)?)\s*\)/;
// timeout=2      connect_timeout: 1      but not JavaScript's `timeout: 2000`, which is in milliseconds
const DEADLINE = /\b(?:connect_?timeout\s?[=:]|timeout\s?=)\s?(\d{1,3}(?:\.\d+)?)\b/;
const QUOTED_URL = /['"]([a-z][a-z+]{1,14}:\/\/[^'"\s]{1,300})['"]/i;

/** `host=... port=...` anywhere in a script or a connection string. */
export function namedDial(text: string): Dial {
  const host = NAMED_HOST.exec(text)?.[1];
  if (host === undefined) return {};
  return dial(host, NAMED_PORT.exec(text)?.[1], seconds(DEADLINE.exec(text)?.[1]));
}

// s.connect('/run/app/app.sock')      net.connect("/run/app/app.sock")      UNIXSocket.new('/run/app/app.sock')
const UNIX_PATH = /\b(?:[cC]onnect|UNIXSocket\.new)\(\s*['"]([/@][^'"\s]{1,120})['"]\s*[,)]/;

// IO::Socket::INET->new(PeerAddr=>"10.0.0.5:3306", Timeout=>3)      PeerHost=>"10.0.0.5", PeerPort=>3306
const PEER = /\bPeer(?:Addr|Host)\s?=>\s?['"]?([\w.-]{1,253})(?::(\d{1,5}))?['"]?\s?[,)]/;
const PEER_PORT = /\bPeerPort\s?=>\s?['"]?(\d{1,5})\b/;
const PEER_DEADLINE = /\bTimeout\s?=>\s?(\d{1,4}(?:\.\d{1,3})?)\b/;

/** A one-liner in a script language that opens a connection. */
function scriptDial(text: string): Dial {
  const peer = PEER.exec(text);
  if (peer) {
    return dial(peer[1], peer[2] ?? PEER_PORT.exec(text)?.[1], seconds(PEER_DEADLINE.exec(text)?.[1]));
  }
  const path = UNIX_PATH.exec(text)?.[1];
  if (path !== undefined) return { path };
  const pair = PAIR.exec(text);
  if (pair) return dial(pair[1], pair[2], seconds(pair[3] ?? DEADLINE.exec(text)?.[1]));
  const reversed = REVERSED_PAIR.exec(text);
  if (reversed) return dial(reversed[2], reversed[1]);
  const named = namedDial(text);
  if (named.port !== undefined) return named;
  const url = QUOTED_URL.exec(text);
  const limit = seconds(DEADLINE.exec(text)?.[1]);
  return url ? { ...urlDial(url[1]), ...(limit === undefined ? {} : { deadline: limit }) } : {};
}

/** Host and port of a program that is not known: only shapes that can mean nothing else. */
export function genericDial(words: readonly string[]): Dial {
  const text = words.join(' ').slice(0, 2000);
  const script = scriptDial(text);
  if (script.host !== undefined || script.path !== undefined) return script;
  const given = argumentsDial(words);
  const limit = given.host === undefined ? undefined : seconds(ARGUMENT_DEADLINE.exec(text)?.[1]);
  return limit === undefined ? given : { ...given, deadline: limit };
}
