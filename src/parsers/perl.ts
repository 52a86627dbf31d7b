import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { readMysqlError } from '../failure/mysql-errors.ts';
import { isPrintedSuccess } from '../command/printed-success.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** $! and $@ of IO::Socket: its own deadline has the kernel's words, in another case. */
function ending(text: string): Said | undefined {
  if (text === 'timeout') return { outcome: 'own-deadline' };
  if (isResolverText(text) || /^Bad hostname '/.test(text)) return { outcome: 'unresolved' };
  const errno = errnoOfText(text);
  return errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : errno && { errno };
}

const AT = String.raw`(?: at \S{1,200} line \d{1,6}\.)?$`;

const ROWS: readonly Row[] = [
  // IO::Socket::INET: connect: Connection refused at probe.pl line 3.      IO::Socket::INET: connect: timeout
  [
    new RegExp(String.raw`^IO::Socket::\w{2,10}: (?:connect: )?(.{3,120}?)${AT}`),
    'begins',
    ([, text = '']) => ending(text),
  ],
  // Can't connect to 10.0.0.5:8080 (Connection refused) at get.pl line 3.                                (LWP)
  [
    new RegExp(
      String.raw`^Can't connect to (\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(\d{1,5}) \(([^()]{3,100})\)${AT}`,
    ),
    'begins',
    ([, host, port, text = '']) => {
      const said = ending(text);
      return said && { ...said, host, port };
    },
  ],
  // DBI connect('database=app;host=10.0.0.5','app',...) failed: Can't connect to MySQL server on '10.0.0.5:3306' (111) at ...
  [/^DBI connect\(.{1,300}\) failed: (.{5,300})$/, 'begins', ([, text = '']) => readMysqlError(text)],
  // connect: Connection refused                                          (die "connect: $!\n" of a one-liner)
  [
    new RegExp(String.raw`^(?:connect(?:ing|ion)?(?: failed)?: )?([A-Z][\w ]{5,60}?)${AT}`),
    'adds',
    ([, text = '']) => ending(text),
  ],
  [
    /^(\w{2,12}!?)$/,
    'adds',
    ([, word = ''], { command }) => (isPrintedSuccess(command, word) ? { outcome: 'connected' } : undefined),
  ],
];

/** Perl: IO::Socket, LWP and DBI. */
export const perl: Parser = attemptParser({
  id: 'perl',
  marks: ['io::socket::', "can't connect to ", 'dbi connect('],
  programs: ['perl'],
  rows: ROWS,
  mark: /^IO::Socket::|^Can't connect to |^DBI connect\(/,
});
