import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

/** APR's own deadline is 70007; what the kernel says has the kernel's number. */
function ending(number: string, text: string): Said | undefined {
  if (number === '70007') return { outcome: 'own-deadline' };
  const errno = errnoOfText(text);
  return errno && { errno };
}

const SHAPES: readonly Shape[] = [
  // (111)Connection refused: AH00957: http: attempt to connect to 10.77.2.2:8080 (app.internal:8080) failed
  [
    /\((\d{1,5})\)([^:()]{3,100}): AH00957: \w{2,12}: attempt to connect to (\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5}) \(([\w.-]{1,253}|\*)?[^)]{0,60}\) failed/,
    ([, number = '', text = '', address, port, name]) => {
      const said = ending(number, text);
      return said && { ...said, host: name === '*' ? address : (name ?? address), address, port };
    },
  ],
  // (2)No such file or directory: AH02454: FCGI: attempt to connect to Unix domain socket /run/php/php-fpm.sock (localhost:8000) failed
  [
    /\(\d{1,5}\)([^:()]{3,100}): AH02454: \w{2,12}: attempt to connect to Unix domain socket (\/\S{1,200}) \(/,
    ([, text = '', path]) => {
      const errno = errnoOfText(text);
      return errno && { errno, path };
    },
  ],
  // (EAI 3)Temporary failure in name resolution: [client 127.0.0.1:46344] AH00898: DNS lookup failure for: db9.internal returned by /d/
  [
    /\bAH00898: DNS lookup failure for: ([\w.-]{1,253}) returned by /,
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // (104)Connection reset by peer: [client ...] AH01102: error reading status line from remote server 10.77.2.2:8080
  [
    /\((\d{1,5})\)([^:()]{3,100}): (?:\[client [^\]]{2,80}\] )?AH01102: error reading status line from remote server ([\w.-]{1,253}):(\d{1,5})/,
    ([, number, text = '', host, port]) => {
      if (number === '70007') return { outcome: 'silent', host, port };
      const errno = errnoOfText(text);
      return errno ? { outcome: 'reset-later', errno, host, port } : { outcome: 'closed', host, port };
    },
  ],
];

// What follows the line that says why: AH01114: HTTP: failed to make connection to backend: 10.77.2.2
const FOLLOWS =
  /\bAH(?:01114|01079|00898|00959|00940|00941|00945): .{0,40}?(?:failed to make connection to backend|[Ee]rror reading from remote server|disabling (?:worker|for)|worker for|retrying the worker)/;

/** Apache's error log: here the host that runs Apache is the client. */
export const apache: Parser = {
  id: 'apache',
  marks: ['ah00', 'ahNNNN'],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const { text } = line;
    if (!text.includes('AH0')) return undefined;
    for (const [pattern, read] of SHAPES) {
      const match = pattern.exec(text);
      const said = match ? read(match) : undefined;
      if (said) return [attemptDraft({ tool: 'apache', ...said, line, head, programs: [] })];
    }
    return FOLLOWS.test(text) ? [] : undefined;
  },
};
