import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';

const UPSTREAM = /, upstream: "([^"]{3,400})"/;

/** `http://[::1]:8000/app`, `fastcgi://unix:/run/php/php-fpm.sock:` */
function target(line: string): Said {
  const text = UPSTREAM.exec(line)?.[1] ?? '';
  const path = /^\w{3,10}:\/\/unix:(\/[^:"]{1,200})/.exec(text)?.[1];
  if (path !== undefined) return { path };
  const { host, port } = urlDial(text.replace(/^(?:fastcgi|uwsgi|scgi|grpcs?|memcached):\/\//, 'http://'));
  return { host, port };
}

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

const SHAPES: readonly Shape[] = [
  // connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1, ... upstream: "..."
  // connect() to unix:/run/php/php-fpm.sock failed (2: No such file or directory) while connecting to upstream, ...
  [
    /\bconnect\(\)(?: to (\S{3,200}))? failed \(\d{1,5}: ([^()]{3,120})\)(?: while connecting to upstream)?/,
    ([, where = '', text = '']) => {
      const errno = errnoOfText(text);
      if (!errno) return undefined;
      if (where.startsWith('unix:')) return { errno, path: where.slice('unix:'.length) };
      const { host, port } = urlDial(where);
      return { errno, host, port };
    },
  ],
  // upstream timed out (110: Connection timed out) while connecting to upstream, ...        (its own deadline)
  [
    /\bupstream timed out \(\d{1,5}: [^()]{3,250}\) while (connecting to|reading|sending|SSL handshaking)\b/,
    ([, phase]) => ({ outcome: phase === 'connecting to' ? 'own-deadline' : 'silent' }),
  ],
  // recv() failed (104: Connection reset by peer) while reading response header from upstream, ...
  [
    /\b(?:recv|send|readv|writev)\(\) failed \(\d{1,5}: ([^()]{3,120})\) while (?:reading|sending|SSL handshaking)\b/,
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { outcome: 'reset-later', errno };
    },
  ],
  // upstream prematurely closed connection while reading response header from upstream, ...
  [
    /\b(?:upstream prematurely closed connection|peer closed connection in SSL handshake) while\b/,
    () => ({ outcome: 'closed' }),
  ],
];

// [error] 123#123: *1 db9.internal could not be resolved (3: Host not found), client: ...
const UNRESOLVED = /\*\d{1,12} ([\w.-]{1,253}) could not be resolved \(\d{1,3}: [^()]{3,60}\)/;
// [emerg] host not found in upstream "db9.internal:8080" in /etc/nginx/nginx.conf:12
const NOT_FOUND = /\[emerg\] .{0,40}?host not found in upstream "([\w.-]{1,253})(?::(\d{1,5}))?"/;

const MARK = /upstream|could not be resolved/;

function read(text: string): Said | undefined {
  if (!MARK.test(text)) return undefined;
  if (text.includes(' could not be resolved (')) {
    const host = UNRESOLVED.exec(text)?.[1];
    return host === undefined ? undefined : { outcome: 'unresolved', host };
  }
  if (text.includes('host not found in upstream "')) {
    const match = NOT_FOUND.exec(text);
    return match ? { outcome: 'unresolved', host: match[1], port: match[2] } : undefined;
  }
  if (!text.includes(' while ') || !text.includes(', upstream: "')) return undefined;
  for (const [pattern, ending] of SHAPES) {
    const match = pattern.exec(text);
    const said = match ? ending(match) : undefined;
    if (said) return { ...target(text), ...withoutGaps(said) };
  }
  return undefined;
}

function withoutGaps(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

// 2026/11/21 05:16:31 [info] 9474#9474: *1 client 127.0.0.1 closed keepalive connection
const NOISE = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:debug|info|notice)\] \d{1,9}#\d{1,9}: /;

/** nginx' error log: here the host that runs nginx is the client. */
export const nginx: Parser = {
  id: 'nginx',
  marks: ['upstream', 'could not be resolved', '[info] N', '[notice] N', '[debug] N'],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const said = read(line.text);
    if (said) return [attemptDraft({ tool: 'nginx', ...said, line, head, programs: [] })];
    return NOISE.test(line.text) ? [] : undefined;
  },
};
