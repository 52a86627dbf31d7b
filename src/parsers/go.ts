import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp } from '../model/ip.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { isMentioned } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

const HOST = String.raw`(\[[\w:.%]{2,60}\]|[\w.-]{1,253})`;
// i/o timeout      connect: connection refused      connectex: No connection could be made because ...
const WHY = String.raw`([a-z][\w/' -]{1,59}[a-z](?:: [a-zA-Z][\w/,()' -]{2,230}\w)?)`;

type Read = (match: RegExpExecArray) => Said | undefined;
type Shape = readonly [mark: string, pattern: RegExp, read: Read];

const OWN = /^(?:i\/o timeout|context deadline exceeded|operation was canceled)\b/;
const REFUSING = /^(?:connect|connectex|socket|bind|setsockopt|getsockopt): /;

/** What stands behind the target of a dial. */
function dialEnding(text: string): Said | undefined {
  if (OWN.test(text)) return { outcome: 'own-deadline' };
  const why = text.replace(REFUSING, '');
  const errno = errnoOfText(why);
  return errno && { errno };
}

/** What ended a connection that was established. */
function laterEnding(text: string): Said | undefined {
  if (OWN.test(text)) return { outcome: 'silent' };
  if (/^(?:unexpected )?EOF$/.test(text)) return { outcome: 'closed' };
  const errno = errnoOfText(text.replace(/^(?:read|write|wsarecv|wsasend): /, ''));
  return errno && { outcome: errno === 'ETIMEDOUT' ? 'silent' : 'reset-later', errno };
}

function url(text: string): Pick<Said, 'host' | 'port'> {
  const match = /^(https?|wss?):\/\/(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253})(?::(\d{1,5}))?/.exec(text);
  if (!match) return {};
  const secure = match[1] === 'https' || match[1] === 'wss';
  return { host: match[2], port: match[3] ?? (secure ? 443 : 80) };
}

// Get "https://db1.internal:6443/api": dial tcp 10.77.0.2:6443: ...      `host=db1 user=app database=app`: dial error (dial tcp ...
const ASKED = /\b(?:Get|Post|Put|Head|Patch|Delete) \\?"?(https?:\/\/[^"\s]{1,300}?)\\?"?: $/;
const CONFIGURED = /\bhost=([\w.-]{1,253}) [^()]{0,200}\((?:\S{1,60} )?$/;

/** The name whose address is dialled, as the words before it tell. */
function nameOf({ input, index }: RegExpExecArray, port: string | undefined): string | undefined {
  const before = input.slice(Math.max(0, index - 600), index);
  const asked = url(ASKED.exec(before)?.[1] ?? '');
  if (asked.host !== undefined) return String(asked.port) === port ? asked.host : undefined;
  return CONFIGURED.exec(before)?.[1];
}

/** An address that is dialled, and its name where it is told. */
function dialled(match: RegExpExecArray, written: string | undefined, port: string | undefined): Said {
  const name = nameOf(match, port);
  const isName = name !== undefined && canonicalIp(name.replace(/^\[|\]$/g, '')) === undefined;
  const isAddress = canonicalIp(written?.replace(/^\[|\]$/g, '') ?? '') !== undefined;
  return isName && isAddress
    ? { host: name, address: written?.replace(/^\[|\]$/g, ''), port }
    : { host: written, port };
}

const SHAPES: readonly Shape[] = [
  // lookup db9.internal on 10.77.0.2:53: dial udp 10.77.0.2:53: socket: too many open files
  [
    'too many open files',
    /\blookup ([\w.-]{1,253})(?: on \S{3,70})?: dial (?:udp|tcp) \S{3,70}: socket: too many open files/,
    ([, host]) => ({ outcome: 'other-errno', errno: 'EMFILE', host }),
  ],
  // dial tcp: lookup db9.internal on 10.77.0.2:53: no such host
  // lookup db9.internal: no such host
  [
    'lookup ',
    /\blookup ([\w.-]{1,253})(?: on \S{3,70})?: (?:no such host|server misbehaving|Temporary failure in name resolution|Name or service not known|(?:read udp \S{5,120}: )?i\/o timeout|dial (?:udp|tcp) \S{3,70}: .{5,60}|getaddrinfow: No such host is known\.)/,
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // dial tcp 10.77.0.2:3306: connect: connection refused
  // dial tcp 10.0.0.7:0->10.0.0.5:443: connect: no route to host
  [
    'dial tcp',
    new RegExp(String.raw`\bdial tcp[46]? (?:(\S{3,70}):\d{1,5}->)?${HOST}:(\d{1,5}): ${WHY}`),
    (match) => {
      const [, source, host, port, why = ''] = match;
      const said = dialEnding(why);
      return said && { ...said, ...dialled(match, host, port), source: source?.replace(/^\[|\]$/g, '') };
    },
  ],
  // dial unix /var/run/docker.sock: connect: permission denied
  [
    'dial unix',
    new RegExp(String.raw`\bdial unix (/[^:\s]{1,200}): ${WHY}`),
    ([, path, why = '']) => {
      const said = dialEnding(why);
      return said && { ...said, path };
    },
  ],
  // read tcp 10.0.0.7:51514->10.0.0.5:5432: read: connection reset by peer
  [
    ' tcp',
    new RegExp(String.raw`\b(?:read|write) tcp[46]? (\S{3,70}):\d{1,5}->${HOST}:(\d{1,5}): ${WHY}`),
    ({ 1: source, 2: host, 3: port, 4: why = '', index, input }) => {
      // Whom a server names so is its client.
      if (/TLS handshake error from \S{3,70}: $/.test(input.slice(0, index))) return undefined;
      const said = laterEnding(why);
      return said && { ...said, host, port, source: source?.replace(/^\[|\]$/g, '') };
    },
  ],
  // Get "http://10.0.0.5:8080/": EOF
  [
    'EOF',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https?:\/\/[^"\s]{1,300})": (?:unexpected )?EOF\b/,
    ([, text = '']) => ({ outcome: 'closed', ...url(text) }),
  ],
  // Get "https://10.0.0.5/": http: server gave HTTP response to HTTPS client
  // Get "https://10.0.0.5:22/": tls: first record does not look like a TLS handshake
  // Get "https://10.0.0.5/": x509: certificate signed by unknown authority
  [
    '": ',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https:\/\/[^"\s]{1,300})": (http: server gave HTTP response to HTTPS client|tls: first record does not look like a TLS handshake|(?:tls: failed to verify certificate: )?x509: [\w :.,'-]{5,200})/,
    ([, text = '', words = '']) => ({
      outcome: 'replied',
      reply: words.includes('x509: ') ? 'TLS' : `no TLS: ${words}`,
      ...url(text),
    }),
  ],
  // Get "http://10.0.0.5:22/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "SSH-2.0-..."
  [
    'malformed HTTP ',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https?:\/\/[^"\s]{1,300})": net\/http: HTTP\/1\.x transport connection broken: malformed HTTP (?:response|status code|version) "(.{1,200})"$/,
    ([, text = '', reply]) => ({ outcome: 'replied', reply, ...url(text) }),
  ],
  // Get "https://10.0.0.5/": net/http: TLS handshake timeout
  [
    'TLS handshake timeout',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https?:\/\/[^"\s]{1,300})": net\/http: TLS handshake timeout/,
    ([, text = '']) => ({ outcome: 'silent', ...url(text) }),
  ],
  // Get "http://10.0.0.5/": net/http: request canceled while waiting for connection (Client.Timeout exceeded ...)
  [
    'canceled while waiting for connection',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https?:\/\/[^"\s]{1,300})": net\/http: request canceled while waiting for connection(?: \(Client\.Timeout exceeded while awaiting headers\))?/,
    ([, text = '']) => ({ outcome: 'own-deadline', ...url(text) }),
  ],
  // Get "http://10.0.0.5/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
  [
    'xceeded',
    /\b(?:Get|Post|Put|Head|Patch|Delete) "(https?:\/\/[^"\s]{1,300})": (?:context deadline exceeded|net\/http: request canceled)(?: \(Client\.Timeout exceeded while awaiting headers\))?/,
    ([, text = '']) => ({ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], ...url(text) }),
  ],
  // The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?     (kubectl)
  [
    'The connection to the server ',
    new RegExp(
      String.raw`^The connection to the server ${HOST}(?::(\d{1,5}))? was refused - did you specify the right host or port\?`,
    ),
    ([, host, port]) => ({ errno: 'ECONNREFUSED', host, port }),
  ],
  // Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
  [
    'Cannot connect to the Docker daemon at ',
    /Cannot connect to the Docker daemon at unix:\/\/(\/\S{1,200}?)\. Is the docker daemon running\?/,
    ([, path]) => ({ outcome: 'failed', couldBe: ['refused', 'other-errno'], path }),
  ],
];

// One of these stands in every message; most lines of a log have none.
const MARKS: readonly string[] = ['dial ', ' tcp', 'lookup ', '": ', 'onnection to the ', 'Docker daemon'];

/** Programs written in Go, whose net package's errors stand in logs of every kind. */
export const go: Parser = {
  id: 'go',
  marks: [
    'lookup ',
    'dial tcp',
    'dial unix',
    'read tcp',
    'write tcp',
    'get "http',
    'post "http',
    'put "http',
    'head "http',
    'patch "http',
    'delete "http',
    'the connection to the server ',
    'docker daemon at ',
  ],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    if (!MARKS.some((mark) => line.text.includes(mark))) return undefined;
    for (const [mark, pattern, read] of SHAPES) {
      const match = line.text.includes(mark) ? pattern.exec(line.text) : null;
      const said = match && !isMentioned(match) ? read(match) : undefined;
      // The command may be any program, and whom it dials is in the message.
      if (said) return [attemptDraft({ tool: 'go', ...said, line, head, programs: [] })];
    }
    return undefined;
  },
};
