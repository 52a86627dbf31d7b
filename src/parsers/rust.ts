import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import type { Errno } from '../model/errno.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { isMentioned } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** Only a network call returns these; the others may come from a file. */
const OF_NETWORK: ReadonlySet<Errno> = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ECONNABORTED',
]);

function ending(text: string): Said | undefined {
  const errno = errnoOfText(text);
  if (!errno || !OF_NETWORK.has(errno)) return undefined;
  return errno === 'ECONNRESET' ? { outcome: 'reset-later', errno } : { errno };
}

type Shape = readonly [mark: string, pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

const SHAPES: readonly Shape[] = [
  // error sending request for url (http://10.0.0.5:8080/): error trying to connect: tcp connect error: Connection refused (os error 111)
  [
    '(os error ',
    /\burl \((https?:\/\/[^()\s]{1,300})\).{0,120}?: ([A-Z][\w ]{5,60}) \(os error \d{1,5}\)/,
    ([, url, text = '']) => {
      const said = ending(text);
      return said && { ...said, ...urlDial(url) };
    },
  ],
  // error sending request for url (https://10.0.0.5:8080/): ... received corrupt message of type InvalidContentType
  [
    'InvalidContentType',
    /\burl \((https:\/\/[^()\s]{1,300})\).{0,300}?\bcorrupt message of type InvalidContentType/,
    ([, url]) => ({ outcome: 'replied', reply: 'no TLS: InvalidContentType', ...urlDial(url) }),
  ],
  // failed to connect to 10.77.0.2:3306: Connection refused (os error 111)
  [
    '(os error ',
    /(?:^|[\s"'(=])(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5}): ([A-Z][\w ]{5,60}) \(os error \d{1,5}\)/,
    ([, host, port, text = '']) => {
      const said = ending(text);
      return said && { ...said, host, port };
    },
  ],
  // Error: Connection refused (os error 111)
  ['(os error ', /(?:^|: |")([A-Z][\w ]{5,60}) \(os error \d{1,5}\)/, ([, text = '']) => ending(text)],
  // reqwest::Error { kind: Request, url: "http://10.0.0.5:8080/", source: ... Os { code: 111, ..., message: "..." } }
  [
    'Os { code: ',
    /\bkind: \w{4,10}, url: "(https?:\/\/[^"\s]{1,300})", .{0,400}?\bOs \{ code: \d{1,5}, kind: \w{3,40}, message: "([^"]{3,200})" \}/,
    ([, url, text = '']) => {
      const said = ending(text);
      return said && { ...said, ...urlDial(url) };
    },
  ],
  // reqwest::Error { kind: Request, url: "http://10.0.0.5:8080/", source: TimedOut }
  // reqwest::Error { kind: Request, url: "...", source: ...Error(Connect, ... Custom { kind: TimedOut, error: Elapsed(()) })) }
  [
    'TimedOut',
    /\bkind: \w{4,10}, url: "(https?:\/\/[^"\s]{1,300})", source: (?:TimedOut\b|(.{0,300}?\(Connect, ).{0,300}?kind: TimedOut\b)/,
    ([, url, connecting]) =>
      connecting === undefined
        ? { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], ...urlDial(url) }
        : { outcome: 'own-deadline', ...urlDial(url) },
  ],
  // error sending request for url (http://10.0.0.5:8080/): operation timed out
  [
    ' timed out',
    /\burl \((https?:\/\/[^()\s]{1,300})\): (error trying to connect: )?operation timed out$/,
    ([, url, connecting]) =>
      connecting === undefined
        ? { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], ...urlDial(url) }
        : { outcome: 'own-deadline', ...urlDial(url) },
  ],
  // Error: Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }
  [
    'Os { code: ',
    /\bOs \{ code: \d{1,5}, kind: \w{3,40}, message: "([^"]{3,200})" \}/,
    ([, text = '']) => ending(text),
  ],
  // Error: Error { kind: TimedOut, message: "connection timed out" }    (connect_timeout)
  [
    'kind: TimedOut',
    /\bError \{ kind: TimedOut, message: "connection timed out" \}/,
    () => ({ outcome: 'own-deadline' }),
  ],
  // failed to lookup address information: Name or service not known
  [
    'failed to lookup address information: ',
    /\bfailed to lookup address information: ([^"]{3,80}?)(?=["\s]*(?:\}|$))/,
    ([, text = '']) => (isResolverText(text) ? { outcome: 'unresolved' } : undefined),
  ],
];

const MARK = /\(os error |kind: |failed to lookup |InvalidContentType|operation timed out$/;

/** The command that started a program by its path: it may be the one that prints this. */
function ownProgram(head: BlockHead): CommandLine | undefined {
  return head.commands.find(({ words, tool }) => words[0]?.includes('/') === true || tool === 'cargo');
}

/** Programs written in Rust: std::io::Error as Display and as Debug print it. */
export const rust: Parser = {
  id: 'rust',
  marks: [
    '(os error ',
    'invalidcontenttype',
    'os { code: ',
    'timedout',
    'operation timed out',
    'failed to lookup address information: ',
  ],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    if (!MARK.test(line.text)) return undefined;
    for (const [mark, pattern, read] of SHAPES) {
      const match = line.text.includes(mark) ? pattern.exec(line.text) : null;
      const said = match && !isMentioned(match) ? read(match) : undefined;
      if (said) return [attemptDraft({ tool: 'rust', ...said, line, head, command: ownProgram(head) })];
    }
    return undefined;
  },
};
