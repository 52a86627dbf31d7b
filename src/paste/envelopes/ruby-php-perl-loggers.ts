/** What the loggers of Ruby, PHP and Perl put around a message. */

import type { EnvelopeFamily, Opened } from '../envelope.ts';
import { contextOf, opens } from './parts/prefix.ts';

// [2026-11-21T04:47:00.123456+00:00] app.ERROR: ... {"host":"db1"} []      [2026-11-21 04:47:00] local.ERROR: ... {"exception":"[object] (...
const MONOLOG =
  /^\[(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:[+-]\d\d:\d\d|Z)?)\] (?<logger>[\w.-]{1,60})\.(?<level>EMERGENCY|ALERT|CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG): /;

/** Behind the message stand its context and what is extra, as JSON, empty or cut. */
function openMonolog(text: string): Opened | undefined {
  const match = MONOLOG.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length).replace(/(?: (?:\[\]|\{\})){1,2} ?$/, '');
  const context = contextOf(match.groups ?? {});
  const json = rest.indexOf(' {"');
  return { inner: json < 1 ? [rest] : [rest.slice(0, json), rest.slice(json + 1)], context };
}

export const rubyPhpPerlLoggers: EnvelopeFamily = {
  id: 'ruby-php-perl-loggers',
  envelopes: [
    {
      id: 'ruby-php-perl-loggers/ruby',
      sample: ['E, [2026-11-21T04:47:00.123456 #7] ERROR -- app: ', ''],
      source: 'Ruby 3.1.2 Logger, printed here',
      mark: ' -- ',
      // E, [2026-11-21T04:47:00.123456 #7] ERROR -- : ...      W, [2026-11-21T04:47:00.123456 #7]  WARN -- app: ...
      open: opens(
        /^[DIWEFA], \[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6} #(?<pid>\d{1,10})\] {1,3}(?<level>DEBUG|INFO|WARN|ERROR|FATAL|ANY) -- (?<program>[^:]{0,80}): /,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/rails-tagged',
      sample: ['[a1b2c3d4-0000-4000-8000-000000000000] ', ''],
      source: 'Active Support 6.1.7 TaggedLogging, printed here: the request id that Rails tags a line with',
      mark: '] ',
      // [a1b2c3d4-0000-4000-8000-000000000000] ...
      open: opens(/^\[[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\] /),
    },
    {
      id: 'ruby-php-perl-loggers/active-job',
      sample: ['[ActiveJob] [MailJob] [a1b2c3d4-0000-4000-8000-000000000000] ', ''],
      source: 'Active Job 6.1.7 lib/active_job/logging.rb: tags ActiveJob, class, id',
      mark: '[activejob]',
      // [ActiveJob] [MailJob] [a1b2c3d4-0000-4000-8000-000000000000] ...
      open: opens(/^\[ActiveJob\] (?:\[(?<logger>[\w:]{1,120})\] \[[0-9a-f-]{36}\] )?/),
    },
    {
      id: 'ruby-php-perl-loggers/sidekiq',
      sample: ['2026-11-21T04:47:00.123Z pid=7 tid=fz7 class=MailJob jid=a1b2c3 ERROR: ', ''],
      source: 'Sidekiq 6.4.1, printed here; 7 writes the level first, up to 5 `7 TID-fz7 MailJob JID-a1b2c3`',
      mark: 'z ',
      // 2026-11-21T04:47:00.123Z pid=7 tid=fz7 class=MailJob jid=a1b2c3 elapsed=0.012 ERROR: ...
      // 2026-11-21T04:47:00.123Z 7 TID-fz7 MailJob JID-a1b2c3 WARN: ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?:pid=(?<pid>\d{1,10}) tid=\w{1,20}(?: [a-z]{1,20}=\S{1,120}){0,8}|\d{1,10} TID-\w{1,20}(?: \S{1,120}){0,4}) (?<level>DEBUG|INFO|WARN|ERROR|FATAL): /,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/sidekiq-7',
      sample: ['ERROR 2026-11-21T04:47:00.123Z pid=7 tid=fz7 class=MailJob jid=a1b2c3: ', ''],
      source: 'Sidekiq 7 lib/sidekiq/logger.rb, Formatters::Pretty',
      mark: ' tid=',
      // ERROR 2026-11-21T04:47:00.123Z pid=7 tid=fz7 class=MailJob jid=a1b2c3: ...
      open: opens(
        /^(?:(?<level>DEBUG|INFO|WARN|ERROR|FATAL) {1,2}(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) )?pid=(?<pid>\d{1,10}) tid=\w{1,20}(?: [a-z]{1,20}=[^\s:]{1,120}(?:::[^\s:]{1,120}){0,6}){0,8}: /,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/puma',
      sample: ['[21255] ! ', ''],
      source: 'Puma 5.6.5 in cluster mode, printed here',
      mark: '] ',
      // [21255] ! ...      [21255] 2026-11-21 04:47:00 +0000 Rack app ("GET /" - (192.0.2.9)): ...
      open: opens(/^\[(?<pid>\d{1,10})\] (?:(?:[!*-]|===) |(?=\d{4}-\d\d-\d\d ))/),
    },
    {
      id: 'ruby-php-perl-loggers/puma-rack',
      sample: ['2026-11-21 04:47:00 +0000 Rack app ("GET /" - (192.0.2.9)): ', ''],
      source: 'Puma 5.6.5, printed here',
      mark: ' rack app ',
      // 2026-11-21 04:47:00 +0000 Rack app ("GET /" - (192.0.2.9)): #<Errno::ECONNREFUSED: ...>
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}) Rack app (?:\("[^"]{0,400}" - \([^)]{0,60}\)\))?: /,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/monolog',
      sample: ['[2026-11-21T04:47:00.123456+00:00] app.ERROR: ', ' [] []'],
      source: 'Monolog 2.9.1, printed here; Laravel names its channel local or production',
      mark: ': ',
      open: openMonolog,
    },
    {
      id: 'ruby-php-perl-loggers/php',
      sample: ['[21-Nov-2026 04:47:00 UTC] PHP Warning:  ', ' in /srv/app/db.php on line 12'],
      source: 'PHP 8.2.36 error_log, printed here',
      mark: 'php ',
      // [21-Nov-2026 04:47:00 UTC] PHP Warning:  ... in /srv/app/db.php on line 12      PHP Fatal error:  Uncaught ... in /srv/app/db.php:12
      open: opens(
        /^(?:\[(?<time>\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d(?: [\w/+:-]{1,40})?)\] )?(?:PHP message: )?PHP (?<level>Fatal error|Recoverable fatal error|Parse error|Warning|Notice|Deprecated|Strict Standards): {1,2}(?:Uncaught )?(?<message>.*?)(?: in [^"]{1,300}?(?: on line |:)\d{1,7})?$/,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/php-dated',
      sample: ['[21-Nov-2026 04:47:00 UTC] ', ''],
      source: 'PHP 8.2.36 error_log, printed here; php-fpm writes WARNING: behind it',
      mark: '] ',
      // [21-Nov-2026 04:47:00 UTC] ...      [21-Nov-2026 04:47:00] WARNING: [pool www] child 7 said into stderr: "..."
      open: opens(
        /^\[(?<time>\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d(?: [\w/+:-]{1,40})?)\] (?:(?<level>DEBUG|NOTICE|WARNING|ERROR|ALERT): (?:\[pool [\w.-]{1,60}\] (?:child \d{1,10} said into stderr: )?)?)?/,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/php-page',
      sample: ['<b>Warning</b>:  ', ' in <b>/srv/app/db.php</b> on line <b>12</b><br />'],
      source: 'PHP 8.2.36 display_errors with html_errors, printed here',
      mark: '<b>',
      // <b>Warning</b>:  ... in <b>/srv/app/db.php</b> on line <b>12</b><br />
      open: opens(
        /^(?:<br \/>)?\s{0,2}<b>(?<level>Fatal error|Warning|Notice|Deprecated)<\/b>: {1,2}(?:Uncaught )?(?<message>.*?)(?: in <b>[^<]{1,300}<\/b>(?: on line <b>\d{1,7}<\/b>|:\d{1,7}))?(?:<br \/>)?$/,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/php-displayed',
      sample: ['Warning: ', ' in /srv/app/db.php on line 12'],
      source: 'PHP 8.2.36 display_errors, printed here',
      mark: ' on line ',
      // Warning: ... in /srv/app/db.php on line 12
      open: opens(
        /^(?<level>Fatal error|Warning|Notice|Deprecated): {1,2}(?:Uncaught )?(?<message>.*?) in [^"]{1,300}? on line \d{1,7}$/,
      ),
    },
    {
      id: 'ruby-php-perl-loggers/perl-place',
      sample: ['', ' at /srv/app/db.pl line 12, <F> line 1.'],
      source: 'Perl 5.36 warn and die, printed here',
      mark: ' line ',
      // ... at /srv/app/db.pl line 12.      ... at -e line 1, <F> line 1.
      open: opens(/^(?<message>\S.*) at \S{1,300} line \d{1,7}(?:, <\w{0,40}> (?:line|chunk) \d{1,10})?\.$/),
    },
    {
      id: 'ruby-php-perl-loggers/log4perl',
      sample: ['2026/11/21 04:47:00 ERROR> db.pl:12 main:: - ', ''],
      source: 'Log::Log4perl documentation, :easy mode: %d %p> %F{1}:%L %M - %m%n',
      mark: '> ',
      // 2026/11/21 04:47:00 ERROR> db.pl:12 main:: - ...
      open: opens(
        /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d )?(?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE)> [\w.-]{1,120}:\d{1,7} (?<logger>[\w:]{1,160}) - /,
      ),
    },
  ],
};
