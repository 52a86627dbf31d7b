import type { Errno } from '../model/errno.ts';
import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { isHost } from '../command/dial-shapes.ts';
import { errnoOfName, errnoOfText, isResolverText, REASONS } from '../failure/errno-words.ts';
import { isMention } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** The other errnos may come from bind(), listen() or a file. */
const OF_CONNECT: ReadonlySet<Errno> = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ECONNRESET',
]);

const HOST = String.raw`(\[[\da-fA-F:.%]{2,60}\]|[A-Za-z\d][\w.-]{0,252})`;
const WHY = String.raw`([^:()[\]"'=]{5,100}?)\.?`;
const CONNECTING = String.raw`[Cc]onnect(?:ing|ion)? (?:to|with) (?:(?:host|server|address|remote|upstream|peer) )?`;

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

function ending(text: string, saysConnect: boolean): Said | undefined {
  if (isResolverText(text)) return saysConnect ? { outcome: 'unresolved' } : undefined;
  const errno = errnoOfText(text);
  if (!errno || !(saysConnect || OF_CONNECT.has(errno))) return undefined;
  // Whose deadline it was, a program that is not known does not say.
  if (errno === 'ETIMEDOUT') return { outcome: 'some-timeout' };
  if (errno !== 'ECONNRESET') return { errno };
  const couldBe = ['reset-connecting', 'reset-later'] as const;
  return { errno, outcome: 'reset-later', ...(saysConnect ? { couldBe } : {}) };
}

const SHAPES: readonly Shape[] = [
  // connect to mx1.example.org[192.0.2.26]:25: Operation timed out      (Postfix)
  [
    new RegExp(String.raw`(?:^|\s)${HOST}\[([\da-fA-F.:%]{2,60})\]:(\d{1,5}): ${WHY}$`),
    ([, host, address, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, address, port };
    },
  ],
  // 2024/05/01 12:00:00 socat[123] E connect(5, AF=2 10.0.0.5:3306, 16): Connection refused
  [
    new RegExp(
      String.raw`\bsocat\[\d{1,9}\] [EW] connect\(\d{1,5}, AF=\d{1,2} ${HOST}:(\d{1,5}), \d{1,3}\): ${WHY}$`,
    ),
    ([, host, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port };
    },
  ],
  // 2024/05/01 12:00:00 socat[123] E connect(, AF=1 "/run/app/app.sock", 21): No such file or directory
  [
    new RegExp(
      String.raw`\bsocat\[\d{1,9}\] [EW] connect\(\d{0,5}, AF=1 "([/@][^"]{1,200})", \d{1,3}\): ${WHY}$`,
    ),
    ([, path, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno, path };
    },
  ],
  //   * unable to connect to epmd (port 4369) on db1: econnrefused (connection refused)      (rabbitmqctl)
  [
    /\bunable to connect to epmd \(port (\d{1,5})\) on ([\w.-]{1,253}): (econnrefused|ehostunreach|enetunreach|etimedout|timeout|nxdomain|address)\b(?: \([\w ,-]{3,80}\))?/,
    ([, port, host, why = '']) => {
      if (why === 'nxdomain' || why === 'address') return { outcome: 'unresolved', host, port };
      if (why === 'timeout') return { outcome: 'own-deadline', host, port };
      const errno = errnoOfName(why.toUpperCase());
      if (errno === 'ETIMEDOUT') return { outcome: 'some-timeout', host, port };
      return errno && { errno, host, port };
    },
  ],
  // rsync: [sender] failed to connect to db1.internal (10.0.0.5): Connection refused (111)
  [
    /^rsync: (?:\[\w{3,12}\] )?failed to connect to (\S{1,253}) \(([\da-fA-F.:%]{2,60})\): ([A-Z][\w ]{5,60}) \(\d{1,5}\)$/,
    ([, host, address, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, address };
    },
  ],
  // Unable to connect to unix domain socket "unix:///run/app/app.sock": Permission denied (EACCES)
  [
    /\bconnect to .{0,40}?"?unix:\/{0,2}(\/[^"\s:]{1,200})"?: ([A-Z][\w ]{5,60}?)(?: \(E[A-Z]{3,15}\))?$/,
    ([, path, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno, path };
    },
  ],
  // Could not connect to db1.internal:6379 (Connection refused)
  [
    new RegExp(String.raw`(?:^|[\s:])(?:to )?${CONNECTING}${HOST}:(\d{1,5})(?: failed)? \(${WHY}\)$`),
    ([, host, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port };
    },
  ],
  // error: connect to 10.0.0.5:3306 failed: Connection refused      Failed to connect to db1:5432: No route to host
  [
    new RegExp(String.raw`(?:^|[\s:])(?:to )?${CONNECTING}${HOST}:(\d{1,5})(?: failed)?(?::| -) ${WHY}$`),
    ([, host, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port };
    },
  ],
  // prog: connect to host db1 port 5432: Connection refused
  [
    new RegExp(
      String.raw`(?:^|[\s:])(?:to )?${CONNECTING}${HOST},? port (\d{1,5})(?: failed)?(?::| -) ${WHY}$`,
    ),
    ([, host, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port };
    },
  ],
  // > Connect to repo.example.org:443 [repo.example.org/192.0.2.7] failed: Connection timed out (Connection timed out)
  [
    new RegExp(
      String.raw`(?:^|[\s:>])Connect to (?:https?://)?${HOST}:(\d{1,5}) \[[^\]/]{0,253}/([\da-fA-F.:]{2,45})[^\]]{0,300}\] failed: ${WHY}(?: \([^()]{3,100}\))?$`,
    ),
    ([, host, port, address, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port, address };
    },
  ],
  // ... last error: UNKNOWN: ipv4:10.0.0.5:50051: Failed to connect to remote host: Connection refused"      (gRPC)
  [
    new RegExp(
      String.raw`\bipv[46]:${HOST}:(\d{1,5}): Failed to connect to remote host: (?:connect: )?${WHY}(?: \(\d{1,5}\))?["')]{0,3}$`,
    ),
    ([, host, port, text = '']) => {
      const said = ending(text, true);
      return said && { ...said, host, port };
    },
  ],
  // prog: 10.0.0.5:3306: Connection refused      db1.internal:5432: No route to host
  [
    new RegExp(String.raw`^(?:[\w.[\]/ -]{1,80}: )?${HOST}:(\d{1,5}): ${WHY}$`),
    ([, host = '', port, text = '']) => {
      const said = isHost(host.replace(/^\[|\]$/g, '')) ? ending(text, false) : undefined;
      return said && { ...said, host, port };
    },
  ],
];

// Their own parsers read these, or decline them with reason.
const KNOWN =
  /^(?:nc|ncat|Ncat|netcat|nc\.\w{4,12}|busybox|telnet|curl|wget|ssh|scp|psql|mysql\w{0,8}|mariadb\S{0,8}|-?bash|z?sh|dash|ssh_\w{3,30}|kex_\w{3,30}|bind|listen)\b/;
const OF_SERVER = /\b(?:bind(?:ing)?|listen(?:ing)?|accept(?:ing)?)\b/i;

/** Most lines end otherwise, and this tells at once. */
function endsInReason(text: string): boolean {
  const tail = text
    .slice(Math.max(text.lastIndexOf(': ') + 2, text.lastIndexOf('(') + 1))
    .replace(/[.)"']{1,3}$/, '');
  if (tail.length > 110) return false;
  return (
    errnoOfText(tail) !== undefined ||
    isResolverText(tail) ||
    text.startsWith('rsync: ') ||
    text.includes('to epmd (port ') ||
    text.includes('unix:/')
  );
}

/** An error of a program that is not known, where its shape can mean nothing else than a failed connection. */
export const genericErrno: Parser = {
  id: 'generic-errno',
  marks: [...REASONS, '^rsync: ', 'to epmd (port ', 'unix:/'],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const { text } = line;
    if (text.length > 400 || (!text.includes(': ') && !text.endsWith(')'))) return undefined;
    if (!endsInReason(text)) return undefined;
    if (KNOWN.test(text) || OF_SERVER.test(text)) return undefined;
    for (const [pattern, read] of SHAPES) {
      const match = pattern.exec(text);
      const said = match ? read(match) : undefined;
      if (!said) continue;
      if (isMention(text, '')) return undefined;
      return [attemptDraft({ tool: 'program', ...said, line, head, programs: [] })];
    }
    return undefined;
  },
};
