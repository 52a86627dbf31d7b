/** What syslog daemons write in front of a message, and on the wire. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const syslog: EnvelopeFamily = {
  id: 'syslog',
  envelopes: [
    {
      id: 'syslog/rfc5424',
      sample: ['<34>1 2026-11-21T04:47:00.123456+00:00 db1 app 812 ID47 [sd@32473 k="v"] ', ''],
      source: 'rsyslog 8.2302.0, template RSYSLOG_SyslogProtocol23Format, printed here; RFC 5424, 6.5',
      mark: '>1 ',
      // <34>1 2026-11-21T04:47:00.123456+00:00 db1 app 812 ID47 [sd@32473 k="v"] ...      <34>1 - - - - - - ...
      open: opens(
        /^<\d{1,3}>1 (?:-|(?<time>\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:Z|[+-]\d\d:\d\d))) (?:-|(?<host>[\w.:-]{0,254}[\w.-])) (?:-|(?<program>[!-~]{1,48})) (?:-|(?<pid>\d{1,10})|[!-~]{1,128}) [!-~]{1,32} (?:-|(?:\[[^\s\]="]{1,64}(?: [^\s\]="]{1,32}="(?:[^"\\]|\\.){0,512}"){0,32}\]){1,16}) {1,2}\uFEFF?/,
      ),
    },
    {
      id: 'syslog/iso',
      sample: ['2026-11-21T04:47:00.123456+00:00 db1 app[812]: ', ''],
      source: 'rsyslog 8.2302.0, template RSYSLOG_FileFormat, printed here',
      mark: ': ',
      // 2026-11-21T04:47:00.123456+00:00 db1 app[812]: ...      2026-11-21T04:47:00.123456+00:00 db1 kernel: ...
      // Without a process id only in rsyslog's own precision: else two words and a colon are the message's.
      open: opens(
        /^(?:<\d{1,3}>)?(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)(?= [\w.:-]{1,255} [^\s\]:[]{1,64}\[)|\.\d{6}[+-]\d\d:\d\d)) (?<host>[\w.:-]{0,254}[\w.-]) (?<program>[^\s\]:[]{1,64})(?:\[(?<pid>\d{1,10})\])?: /,
      ),
    },
    {
      id: 'syslog/columns',
      sample: ['Nov 21 04:47:00 db1 daemon.err app[812]: ', ''],
      source: 'busybox 1.35.0 sysklogd/syslogd.c: "%.15s %.64s %s.%s %s", host, facility and severity',
      mark: ': ',
      // Nov 21 04:47:00 db1 daemon.err app[812]: ...      Sat Nov 21 04:47:00 2026 kern.warn kernel: ...      (logread)      Nov 21 04:47:00.123 db1 INFO app[812]: ...
      open: opens(
        /^(?:[A-Z][a-z]{2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? (?:\d{4} )?(?:(?<host>[\w.:-]{0,254}[\w.-]) )?(?<level>(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|security|console|local[0-7])\.(?:emerg|alert|crit|err|error|warn|warning|notice|info|debug)|EMERG|ALERT|CRIT|ERR|WARNING|NOTICE|INFO|DEBUG) (?<program>[^\s\]:[]{1,64})(?:\[(?<pid>\d{1,10})\])?: /,
      ),
    },
    {
      id: 'syslog/classic',
      sample: ['Nov 21 04:47:00 db1 app[812]: ', ''],
      source: 'rsyslog 8.2302.0, template RSYSLOG_TraditionalFileFormat, printed here',
      mark: ': ',
      // Nov 21 04:47:00 db1 app[812]: ...      Nov  1 04:47:00 db1 kernel: ...      <34>Nov 21 04:47:00 db1 su: ...
      // Nov 21 04:47:00 mac1 com.apple.xpc.launchd[1] (com.example.app[123]): ...      Nov 21 2026 04:47:00 fw1 app: ...
      open: opens(
        /^(?:<\d{1,3}>)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{3})? (?<host>[\w.:-]{0,254}[\w.-]) (?<program>[^\s\]:[]{1,64})(?:\[(?<pid>\d{1,10})\](?: \([^\s)]{1,128}\))?)?: /,
      ),
    },
    {
      id: 'syslog/local',
      sample: ['<30>Nov 21 04:47:00 app[812]: ', ''],
      source:
        'util-linux 2.38.1 logger on its local socket; systemd 252 journalctl --no-hostname, printed here',
      mark: ': ',
      // <30>Nov 21 04:47:00 app[812]: ...      Nov 21 04:47:00 app[812]: ...      Nov 21 04:47:00 kernel: ...      <134>Nov 21 04:47:00 filterlog: ...
      open: opens(
        /^(?:<\d{1,3}>)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d (?:(?<program>[^\s\]:[]{1,64})\[(?<pid>\d{1,10})\]|kernel|(?<=>.{16})[\w-]{1,64}): /,
      ),
    },
  ],
};
