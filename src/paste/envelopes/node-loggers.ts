import type { Envelope, EnvelopeFamily } from '../envelope.ts';
import { opened } from './parts/opened.ts';
import { contextOf, opens } from './parts/prefix.ts';

const LEVEL = '(?<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL)';
const DEBUG_TTY = /^\s{0,4}(?<logger>[\w:.@/-]{1,80}) (?<message>.{1,4000}) \+\d{1,6}(?:ms|[smhd])$/;

const envelopes: readonly Envelope[] = [
  {
    // [2026-11-21 04:47:00.123 +0000] ERROR (app/23575): connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/pino-pretty',
    sample: ['[2026-11-21 04:47:00.123 +0000] ERROR (app/23575): ', ''],
    source: 'pino-pretty 13.2.0 printed it; without translateTime the date is missing',
    mark: '): ',
    open: opens(
      new RegExp(
        String.raw`^\[(?<time>(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3}(?: [+-]\d{4})?)\] ${LEVEL} \((?:(?<program>[\w.@/-]{1,64})\/)?(?<pid>\d{1,10})(?: on (?<host>[\w.-]{1,64}))?\): `,
      ),
    ),
  },
  {
    // [Nest] 25370  - 12/01/2026, 1:21:47 AM   ERROR [TypeOrmModule] connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/nest',
    sample: ['[Nest] 25370  - 12/01/2026, 1:21:47 AM   ERROR [TypeOrmModule] ', ''],
    source: '@nestjs/common 12.5.1 printed it',
    mark: '[nest] ',
    open: opens(
      /^\[Nest\] (?<pid>\d{1,10}) {1,2}- \d{1,2}[/.]\d{1,2}[/.]\d{4}, \d{1,2}:\d\d:\d\d(?: [AP]M)? {1,8}(?<level>[A-Z]{3,7}) (?:\[(?<logger>[^\]]{1,80})\] )?/,
    ),
  },
  {
    // 2026-11-21T04:47:00.123Z [db] error: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/winston-labelled',
    sample: ['2026-11-21T04:47:00.123Z [db] error: ', ''],
    source: 'winston 3.19.0 printed it, with the printf format of its README',
    mark: '] ',
    open: opens(
      /^(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{3})?Z?) \[(?<logger>[\w .:@/-]{1,64})\] (?<level>error|warn|info|http|verbose|debug|silly): \s{0,4}/,
    ),
  },
  {
    // 2026-11-21T04:47:00.123Z [error]: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/winston-printf',
    sample: ['2026-11-21T04:47:00.123Z [error]: ', ''],
    source: 'winston 3.19.0 printed it, with a printf format',
    mark: ']: ',
    open: opens(
      /^(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{3})?Z?):? \[(?<level>error|warn|info|http|verbose|debug|silly)\]: \s{0,4}/i,
    ),
  },
  {
    // 2026-11-21 04:47:00 error: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/winston-stamped',
    sample: ['2026-11-21 04:47:00 error: ', ''],
    source: 'winston 3.19.0 printed it, with a printf format',
    mark: ': ',
    open: opens(
      /^(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{3})?Z?):? (?<level>error|warn|info|http|verbose|debug|silly): \s{0,4}/i,
    ),
  },
  {
    // [2026-11-21T04:47:00.123] [ERROR] db - connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/log4js',
    sample: ['[2026-11-21T04:47:00.123] [ERROR] db - ', ''],
    source: 'log4js 6.9.1 printed it',
    mark: '] [',
    open: opens(
      /^\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{3}\] \[(?<level>[A-Z]{4,5})\] (?<logger>[\w.:@/-]{1,64}) - /,
    ),
  },
  {
    // 2026-11-21 04:47:00.123<tab>ERROR<tab>app.js:26<tab>db<tab>connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/tslog',
    sample: ['2026-11-21 04:47:00.123\tERROR\tapp.js:26\tdb\t', ''],
    source: 'tslog 5.1.0 printed it',
    mark: '\t',
    open: opens(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\t(?<level>[A-Z]{4,5})\t[\w./-]{1,100}\.[cm]?[jt]sx?:\d{1,6}\t(?:(?<logger>[\w.:-]{1,64})\t)?/,
    ),
  },
  {
    // 2026-11-21T04:47:00.123Z app:db connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/debug',
    sample: ['2026-11-21T04:47:00.123Z app:db ', ''],
    source: 'debug 4.4.3 printed it into a pipe',
    mark: 'z ',
    open: opens(
      /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?<logger>[\w.@/-]{1,64}(?::[\w.@/-]{1,64}){1,6}) /,
    ),
  },
  {
    //   app:db connect ECONNREFUSED 192.0.2.5:5432 +12ms
    id: 'node-loggers/debug-terminal',
    sample: ['  app:db ', ' +12ms'],
    source: 'debug 4.4.3 printed it into a terminal',
    mark: ' +',
    open(text) {
      const groups = DEBUG_TTY.exec(text)?.groups;
      return groups && opened([groups['message'] ?? ''], contextOf(groups));
    },
  },
  {
    // npm ERR! network connect ECONNREFUSED 192.0.2.5:5432      npm error connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/npm',
    sample: ['npm error ', ''],
    source: 'npm 11.19.1 printed it; `npm ERR! network ` by npmlog 7.0.1, which npm used until version 9',
    mark: 'npm ',
    open: opens(
      /^npm (?<level>ERR!|WARN|error|warn|verbose|verb|http|info|notice)(?: (?:network|request|fetch|audit|stack|gyp|gyp ERR!)(?= \S))? /,
    ),
  },
  {
    // 38 error network request to http://192.0.2.5:4873/left-pad failed, reason: connect ECONNREFUSED 192.0.2.5:4873
    id: 'node-loggers/npm-debug-log',
    sample: ['38 error network ', ''],
    source: 'npm 11.19.1 wrote it into its debug log',
    open: opens(
      /^(?:\*\*)?\d{1,6} (?<level>error|warn|verbose|silly|http|info) (?:(?:network|request|fetch|audit|stack)(?= \S) )?/,
    ),
  },
  {
    // ERR! Redis Client Error!  Error: connect ECONNREFUSED 192.0.2.5:6379      (a prefix of the program's own)
    // ERR! connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/npmlog',
    sample: ['ERR! ', ''],
    source: 'npmlog 7.0.1 printed it, without a heading',
    mark: 'err! ',
    open: opens(/^(?<level>ERR!) (?:[A-Z][\w ]{1,40}!(?=\s|Error: |\}))?\s?/),
  },
  {
    // 0|app      | connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/pm2',
    sample: ['0|app      | ', ''],
    source: 'pm2 7.0.4 printed it: pm2 logs',
    mark: '|',
    open: opens(
      /^\d{1,4}\|(?<program>[\w.@/-]{1,64}) {0,40}\| (?:(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?): )?/,
    ),
  },
  {
    // [db] › ✖  error     connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/signale',
    sample: ['✖  error     ', ''],
    source: 'signale 1.4.0 printed it',
    open: opens(/^(?:\[(?<logger>[^\]]{1,64})\] › )?[✖⚠ℹ●…✔] {1,3}(?<level>[a-z]{3,10}) {2,10}/),
  },
  {
    // (node:23575) UnhandledPromiseRejectionWarning: Error: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/process-warning',
    sample: ['(node:23575) UnhandledPromiseRejectionWarning: ', ''],
    source: 'Node 14 lib/internal/process/warning.js and promises.js: `(${release}:${pid}) ${warning}`',
    mark: '(node:',
    open: opens(/^\(node:(?<pid>\d{1,10})\) (?:\[[\w-]{1,16}\] )?[A-Z]\w{2,40}(?:Warning)?: /),
  },
  {
    // Uncaught (in promise) Error: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/uncaught',
    sample: ['app.js:12 Uncaught (in promise) ', ''],
    source: 'documentation: the console of Chrome DevTools, errors of a page',
    mark: 'uncaught ',
    open: opens(/^(?:[\w.-]{1,64}\.[cm]?[jt]sx?:\d{1,6}(?::\d{1,6})? )?Uncaught (?:\(in promise\) )?(?=\S)/),
  },
  {
    // [error] connect ECONNREFUSED 192.0.2.5:5432      [error] [db] connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/consola',
    sample: ['[error] [db] ', ''],
    source: 'consola 3.4.2 printed it, as in a pipe',
    mark: '[',
    open: opens(
      /^\[(?<level>error|warn|info|debug|fatal|log|success|start|ready|fail|trace|verbose)\] (?:\[(?<logger>[A-Za-z][\w.:@/-]{0,63})\] )?/,
    ),
  },
  {
    // [api] connect ECONNREFUSED 192.0.2.5:5432      [0] connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/concurrently',
    sample: ['[api] ', ''],
    source: 'concurrently 9.2.5 printed it, with --names api',
    mark: '] ',
    open: opens(/^\[(?<program>\d|[a-z][\w:@/-]{0,31})\] (?=\S)/),
  },
  {
    //  ERROR  connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/consola-terminal',
    sample: [' ERROR  ', ''],
    source: 'consola 3.4.2 printed it into a terminal',
    open: opens(/^ ?(?<level>ERROR|WARN|FATAL) {2}(?=\S)/),
  },
  {
    // error: connect ECONNREFUSED 192.0.2.5:5432
    id: 'node-loggers/winston-simple',
    sample: ['error: ', ''],
    source: 'winston 3.19.0 printed it',
    mark: ': ',
    open: opens(/^(?<level>error|warn|info|http|verbose|debug|silly): \s{0,4}(?=\S)/),
  },
];

export const nodeLoggers: EnvelopeFamily = { id: 'node-loggers', envelopes };
