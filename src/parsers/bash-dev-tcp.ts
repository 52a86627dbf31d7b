import type { CommandLine } from '../model/command-line.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { isBanner } from '../failure/service-banners.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';
import { CONNECT_FAILED } from '../failure/open-outcomes.ts';

const FAILURES: readonly Outcome[] = [...CONNECT_FAILED, 'unresolved'];
/** Exit status 1 with its message sent away. */
const FAILED: Said = { outcome: 'failed', couldBe: FAILURES };
/** `|| echo closed` does not tell whether timeout(1) ended it. */
const FAILED_OR_LATE: Said = { outcome: 'failed', couldBe: [...FAILURES, 'own-deadline'] };

// && echo open || echo closed
const ECHO_OPEN = /&&\s{0,3}echo\s{1,3}["']?([^"'|;&$\s][^"'|;&$]{0,60}?)["']?\s{0,3}(?:\|\||;|$|['"])/;
const ECHO_CLOSED = /\|\|\s{0,3}echo\s{1,3}["']?([^"'|;&$\s][^"'|;&$]{0,60}?)["']?\s{0,3}(?:;|$|['"])/;

/** What the words mean that the command itself prints for an open and for a closed port. */
function echoed(text: string, command: CommandLine): Said | undefined {
  if (ECHO_OPEN.exec(command.text)?.[1] === text) return { outcome: 'connected' };
  if (ECHO_CLOSED.exec(command.text)?.[1] !== text) return undefined;
  return command.timeout === undefined ? FAILED : FAILED_OR_LATE;
}

/** A shell without /dev/tcp looks for a file of that name: it never dialled. */
function isNoAttempt(text: string): boolean {
  const errno = errnoOfText(text);
  return errno === 'ENOENT' || errno === 'ENOTDIR';
}

const ROWS: readonly Row[] = [
  // bash: connect: Connection refused
  [
    /^-?[\w./-]{1,80}: connect: (.{3,100})$/,
    'begins',
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno };
    },
  ],
  // bash: line 1: db9.internal: Name or service not known
  [
    /^-?[\w./-]{1,80}: \D{1,20}\d{1,5}: ([\w.-]{1,253}): (.{3,100})$/,
    'begins',
    ([, host, text = '']) => (isResolverText(text) ? { outcome: 'unresolved', host } : undefined),
  ],
  // bash: line 1: /dev/tcp/10.0.0.5/3306: Connection refused       (behind `bash: connect: ...`: the same attempt)
  // bash: Zeile 1: /dev/tcp/10.0.0.5/3306: Verbindungsaufbau abgelehnt
  [
    /^-?[\w./-]{1,80}: (?:\D{1,20}\d{1,5}: )?\/dev\/tcp\/([^/\s]{1,253})\/(\w{1,20}): .{3,100}$/,
    'adds',
    ([, host, port], { soFar }) => {
      if (soFar === undefined || soFar.port !== undefined) return undefined;
      return soFar.host === undefined || soFar.host === host ? { host, port } : undefined;
    },
  ],
  // bash: /dev/tcp/10.0.0.5/3306: Connection refused               (pasted without the line before it)
  // bash: /dev/tcp/10.0.0.5/3306: No such file or directory        (a bash built without it)
  [
    /^-?[\w./-]{1,80}: (?:\D{1,20}\d{1,5}: )?\/dev\/tcp\/([^/\s]{1,253})\/(\w{1,20}): (.{3,100})$/,
    'alone',
    ([, host, port, text = '']) => {
      const errno = errnoOfText(text);
      if (isNoAttempt(text) || errno === undefined) return errno && {};
      // With a name that is unknown, bash says EINVAL in the end.
      return errno === 'EINVAL'
        ? { outcome: 'failed', couldBe: ['unresolved', 'other-errno'], host, port }
        : { errno, host, port };
    },
  ],
  // bash: line 1: socket: Too many open files      (whom it was for stands in the next line)
  [/^-?[\w./-]{1,80}: (?:\D{1,20}\d{1,5}: )?socket: .{3,100}$/, 'belongs'],
  // sh: 1: cannot create /dev/tcp/10.0.0.5/3306: Directory nonexistent
  // zsh: no such file or directory: /dev/tcp/10.0.0.5/3306
  [
    /^-?[\w./-]{1,80}: (?:\d{1,5}: )?cannot (?:open|create) \/dev\/tcp\/\S{1,300}: .{3,60}$/,
    'begins',
    () => ({}),
  ],
  [/^zsh: no such file or directory: \/dev\/tcp\/\S{1,300}$/, 'begins', () => ({})],
  // bash: no job control in this shell
  [
    /^bash: (?:cannot set terminal process group \(-?\d{1,8}\): .{3,60}|no job control in this shell)$/,
    'belongs',
  ],
  // open
  [
    /^(.{1,60})$/,
    'adds',
    ([, text = ''], { command, soFar }) =>
      command === undefined || soFar?.errno !== undefined ? undefined : echoed(text, command),
  ],
  // SSH-2.0-OpenSSH_9.2p1                                          (`cat < /dev/tcp/H/P`)
  [
    /^(.{1,300})$/,
    'adds',
    ([, text = ''], { command, soFar }) =>
      command !== undefined && soFar?.errno === undefined && isBanner(text)
        ? { outcome: 'replied', reply: text }
        : undefined,
  ],
];

/** bash's own `</dev/tcp/HOST/PORT`. */
export const bashDevTcp: Parser = attemptParser({
  id: 'bash-dev-tcp',
  marks: ['/dev/tcp/', ': connect: ', 'bash: ', '.sh: '],
  tool: 'bash',
  programs: (command) => command.words.some((word) => word.includes('/dev/tcp/')),
  rows: ROWS,
  mark: /\/dev\/tcp\/|: connect: |bash: |\.sh: /,
  exits: { 0: { outcome: 'connected' }, 1: FAILED },
});
