import { urlDial } from '../command/dial-shapes.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import type { Parser } from '../model/parser.ts';

const ROWS: readonly Row[] = [
  // PHP Warning:  file_get_contents(http://db1/): Failed to open stream: HTTP invalid response format (no colon in header line)!
  [
    /(?:Warning|error)(?:<\/b>)?:\s{1,3}[\w:]{1,60}\((https?:\/\/[^\s)]{1,300})\): [Ff]ailed to open stream: HTTP invalid response format/,
    'begins',
    ([, url]) => {
      const { host, port } = urlDial(url);
      return { host, port, outcome: 'replied', reply: 'no HTTP: invalid response format' };
    },
  ],
  // HTTP request failed! SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10
  [
    /^HTTP request failed! (\S.{0,200})$/,
    'adds',
    ([, reply], { soFar }) => (soFar?.outcome === 'replied' ? { outcome: 'replied', reply } : undefined),
  ],
  // resource(4) of type (stream)                                        (var_dump(fsockopen(...)))
  [
    /^resource\(\d{1,4}\) of type \(stream\)$/,
    'adds',
    (_, { command }) =>
      command?.words.some((word) => /fsockopen|stream_socket_client/.test(word)) === true
        ? { outcome: 'connected' }
        : undefined,
  ],
  [/^ in \S.{1,200} on line \d{1,6}$/, 'belongs'],
];

/** PHP: what it prints of one attempt on several lines, and a connection that it opened. */
export const php: Parser = attemptParser({
  id: 'php',
  marks: ['ailed to open stream: '],
  programs: ['php', 'php-fpm', 'artisan', 'composer'],
  rows: ROWS,
  mark: /invalid response format/,
});
