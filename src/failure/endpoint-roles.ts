import type { Mentioned } from './endpoint-parts.ts';

/** What the words around an end make of it. */
export type Role = 'target' | 'local' | 'client' | 'resolver' | 'bound' | 'proxy' | 'unknown';

/** Words right before an end, and what it then is. The first that fits holds. */
const BEFORE: readonly (readonly [pattern: RegExp, role: Role])[] = [
  // see https://...      (Background on this error at: https://sqlalche.me/e/14/e3q8)      try https://www.rsyslog.com/e/2083
  [
    /\b(?:see|visit|article for [\w -]{1,70}|more info(?:rmation)?(?: at)?|visit -|help(?: at)?|docs?|try|error at|details|for more|read)[\s:]{1,3}["'(<]?$/i,
    'local',
  ],
  // peer closed connection without sending TLS close_notify: https://docs.rs/...: rustls explains itself
  [/\bclose_notify: $/, 'local'],
  // OS Error: Connection refused, errno = 111, address = db1, port = 43992: Dart prints the client's own port
  [/\berrno = \d{1,5}\)?, $/, 'local'],
  // dial tcp 10.0.0.7:41234->10.0.0.5:443: what the arrow leads to
  [/->\s?$/, 'target'],
  // lookup db1 on 10.0.0.2:53
  [/\blookup \S{1,253} on $/, 'resolver'],
  [/\b(?:nameserver|resolver|dns(?: server)?)[\s:=]{1,3}$/i, 'resolver'],
  // client: 192.0.2.9, server: _, request: ...      [client 192.0.2.9:41234]      client.addr=192.0.2.9:41234
  [
    /\b(?:client(?:[-_. ]?(?:addr(?:ess)?|ip|host))?|peer|remote[-_ ]?(?:addr|ip|host)|x-forwarded-for|rip)["']?[\s:=]{1,3}["'[]?$/i,
    'client',
  ],
  [/\b(?:handshake error|connection|accepted|request|GET|POST|login|packet) from\s{1,2}["'[(]?$/i, 'client'],
  // Client id=4368 addr=172.18.0.6:39000 fd=23 ... scheduled to be closed ASAP: Redis speaks of its client
  [/\bClient id=\d{1,20} addr=$/, 'client'],
  // request: "GET / HTTP/1.1", upstream: "http://10.0.0.5:8080/", host: "www.example.org": nginx repeats what it was asked for
  [/", host: "$/, 'client'],
  // Local (0.0.0.0:0)      laddr=10.0.0.7:41234      local port 9912 to address
  [
    /\b(?:local(?:[-_ ]?(?:addr(?:ess)?|ip|port|end))?|laddr|src|source(?:[-_ ]?(?:addr(?:ess)?|ip))?)["']?[\s:=(]{1,3}["'[(/]?$/i,
    'local',
  ],
  [/\bL:\s?\/?$/, 'local'],
  [/\bR:\s?\/?$/, 'target'],
  // listening on 0.0.0.0:8080      bound to 127.0.0.1:3306      server: 0.0.0.0:80
  [
    /\b(?:listen(?:ing|s|ed)?(?: on| at| to)?|bound to|bind(?:ing)?(?: to| on)?|running on|started on|serving(?: on| at)?|Started \S{1,40} (?:on|at))[\s:=]{1,3}["'[(]?(?:https?:\/\/)?$/i,
    'bound',
  ],
  [/\bproxy["']?[\s:=]{1,3}["'[(]?(?:https?:\/\/)?$/i, 'proxy'],
  [
    /\b(?:connect(?:ing|ion)?(?: failed| error| refused| timed out)? (?:to|with)|dial(?:ing)?(?: tcp[46]?)?|upstream|reach(?:ing)?|address|host|server|endpoint|broker|node|url|remote|target|backend|on|at|to|for)["']?[\s:=]{1,3}["'[(<]?$/i,
    'target',
  ],
];

/** Words right behind an end. */
const BEHIND: readonly (readonly [pattern: RegExp, role: Role])[] = [[/^\s?->/, 'local']];

// ERROR root:592 - java.net....: a logger and its line
const LEVEL = /(?:^|[\s\]])(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|SEVERE)[\s\]]{1,4}$/;

const SOURCE = /\bsource["']?[\s:=(]{1,3}["'[(/]?$/i;
const URL = /^[a-z][a-z\d+.-]{1,20}:\/\//i;

/** What an end is in this text. */
export function roleOf(text: string, end: Mentioned): Role {
  const behind = text.slice(end.end, end.end + 12);
  for (const [pattern, role] of BEHIND) if (pattern.test(behind)) return role;
  const before = text.slice(Math.max(0, end.start - 90), end.start);
  if (LEVEL.test(before) && /^ - \S/.test(behind) && end.host?.includes('.') === false) return 'local';
  const role = BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? 'unknown';
  // the service index for source https://...: a program's own end has no scheme
  return role === 'local' && SOURCE.test(before) && URL.test(text.slice(end.start, end.end))
    ? 'unknown'
    : role;
}
