import type { Parser } from '../model/parser.ts';
import type { Outcome } from '../model/outcome.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { LIBPQ_MARK, LIBPQ_MARKS, readLibpq, readLibpqHint } from '../failure/libpq-errors.ts';

const NO_RESPONSE: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'own-deadline',
  'other-errno',
  'unresolved',
  'closed',
];

const ROWS: readonly Row[] = [
  // psql: error: connection to server at "10.77.0.2", port 3306 failed: Connection refused
  // connection to server at "app.internal" (10.77.0.2), port 3306 failed: Connection refused       (the next address)
  // SQLSTATE[08006] [7] could not connect to server: Connection refused
  [/^(.{10,500})$/, 'begins', ([, text = '']) => readLibpq(text)],
  //         Is the server running on host "localhost" (127.0.0.1) and accepting
  //         TCP/IP connections on port 5432?
  [/^(.{10,300})$/, 'adds', ([, text = ''], { soFar }) => (soFar ? readLibpqHint(text) : undefined)],
  // /var/run/postgresql:5432 - no response                              (pg_isready, a Unix socket)
  [
    /^(\/[^:]{1,90}):(\d{1,5}) - no (?:response|attempt)$/,
    'begins',
    ([, folder = '', port = '']) => ({
      outcome: 'failed',
      couldBe: ['refused', 'other-errno', 'own-deadline', 'closed'],
      path: `${folder.replace(/\/$/, '')}/.s.PGSQL.${port}`,
    }),
  ],
  // 10.77.0.2:3306 - no response                                        (pg_isready)
  [
    /^(\S{1,253}):(\d{1,5}) - no (?:response|attempt)$/,
    'begins',
    ([, host, port]) => ({ outcome: 'failed', couldBe: NO_RESPONSE, host, port }),
  ],
  // 10.77.0.2:5432 - accepting connections
  [
    /^(\S{1,253}):(\d{1,5}) - (accepting connections|rejecting connections)$/,
    'begins',
    ([, host, port, reply]) => ({ outcome: 'replied', reply, host, port }),
  ],
  // psql (15.18 (Debian 15.18-0+deb12u1), server 14.2)                   (the greeting of an interactive session)
  [
    /^(psql \(\d{1,2}[^()]{0,60}(?:\([^()]{0,60}\)[^()]{0,60})?\))$/,
    'adds',
    ([, reply], { command }) => (command?.tool === 'psql' ? { outcome: 'replied', reply } : undefined),
  ],
  [/^(?:Type "help" for help\.|SSL connection \(protocol: |Password for user )/, 'belongs'],
];

/** psql, pg_isready and the others that print what PostgreSQL's client library says. */
export const psql: Parser = attemptParser({
  id: 'psql',
  marks: [
    ...LIBPQ_MARKS,
    ' - no response',
    ' - no attempt',
    ' - accepting connections',
    ' - rejecting connections',
  ],
  programs: ['psql', 'pg_isready', 'pg_dump'],
  rows: ROWS,
  mark: new RegExp(String.raw`${LIBPQ_MARK.source}|:\d{1,5} - [nar]`),
});
