/** A date or time of day in front of a message, with a level or bare: whoever wrote it. The last that is tried. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opensDated } from './parts/dated.ts';
import { opens } from './parts/prefix.ts';

export const writtenDates: EnvelopeFamily = {
  id: 'written-dates',
  envelopes: [
    {
      id: 'written-dates/logger-then-level',
      sample: ['2026-11-21 04:47:00,123 app.db ERROR ', ''],
      source: 'Python 3.11.2 logging, %(asctime)s %(name)s %(levelname)s %(message)s, printed here',
      mark: ':',
      // 2026-11-21 04:47:00,123 app.db ERROR ...      2026-11-21 04:47:00,123 app.db[7] ERROR: ...
      open: opensDated(
        /^ (?<logger>[\w.-]{1,120})(?:\[(?<pid>\d{1,10})\])? {1,8}\[?(?<level>CRITICAL|ERROR|WARNING|INFO|DEBUG)\]?:? {1,4}(?:- )?/,
      ),
    },
    {
      id: 'written-dates/level-behind-date',
      sample: ['2026-11-21 04:47:00,123 ERROR ', ''],
      source:
        'Python 3.11.2 logging, %(asctime)s %(levelname)s %(message)s, printed here; log4j and hclog alike',
      mark: ':',
      // 2026-11-21 04:47:00,123 ERROR ...      [2026-11-21 04:47:00,123] ERROR: ...      2026-11-21 04:47:00,123 [ERROR] ...
      // 2026-11-21T04:47:00.123Z [WARN]  agent: ...      2026-11-21 04:47:00,123:ERROR:...
      open: opensDated(
        /^\]?:? ?\[?(?<level>CRITICAL|CRIT|FATAL|SEVERE|ERROR|WARN(?:ING)?|NOTICE|INFO|DEBUG|TRACE)(?:\]:?|:)? {0,5}(?:- )?(?<=[ :])/,
      ),
    },
    {
      id: 'written-dates/iso',
      sample: ['2026-11-21T04:47:00.12345678Z ', ''],
      source:
        'kubectl documentation, kubectl logs --timestamps: RFC 3339; moreutils 0.67 ts "%Y-%m-%d %H:%M:%.S", printed here',
      mark: ':',
      // 2026-11-21T04:47:00.12345678Z ...      2026-11-21 04:47:00 ...      [2026-11-21 04:47:00] ...      2026/11/21 04:47:00: ...
      open: opens(
        /^\[?(?<time>\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}(?=\])|[+-]\d\d(?::?\d\d)?)(?![\w:-]))?)\]?:?[ \t](?:[-|] )?/,
      ),
    },
    {
      id: 'written-dates/ctime',
      sample: ['Sat Nov 21 04:47:00 2026 ', ''],
      source: 'OpenVPN 2.4 and CGI::Carp write it so; GNU date prints the zone in front of the year',
      mark: ':',
      // Sat Nov 21 04:47:00 2026 ...      Sat Nov 21 04:47:00 UTC 2026: ...      Sat Nov 21 04:47:00 2026 us=123456 ...
      open: opens(
        /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[A-Z]{2,5} )?\d{4}:? (?:us=\d{1,6} )?(?:[-|] )?(?=\S)/,
      ),
    },
    {
      id: 'written-dates/month-first',
      sample: ['Nov 21 04:47:00 ', ''],
      source: 'moreutils 0.67 ts, printed here',
      mark: ':',
      // Nov 21 04:47:00 ...      (a syslog daemon that counts repetitions writes no message)
      open: opens(
        /^\[?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\]? (?!(?:\S{1,255} )?last message )(?=\S)/,
      ),
    },
    {
      id: 'written-dates/day-first',
      sample: ['21/11/2026 04:47:00 ', ''],
      source: '.NET documentation, Standard date and time format strings, G in English, German and French',
      mark: ':',
      // 21/11/2026 04:47:00 ...      11/21/2026 4:47:00 AM: ...      21.11.2026 04:47:00,123 - ...      21/Nov/2026:04:47:00 +0000 ...
      open: opens(
        /^\[?\d{1,2}[-/. ](?:\d{1,2}|[A-Z][a-z]{2})[-/. ]\d{4}(?:,? |:|T)\d{1,2}:\d\d:\d\d(?:[.,:]\d{1,7})?(?: ?[AP]M)?(?: ?(?:UTC|GMT|Z|[+-]\d\d:?\d\d))?\]?:? (?:[-|] )?(?=\S)/,
      ),
    },
    {
      id: 'written-dates/epoch',
      sample: ['[1795236420.123456] ', ''],
      source: 'iputils 20221126 ping -D, and other tools that print seconds since 1970',
      mark: '] ',
      // [1795236420.123456] ...      [1795236420] ...
      open: opens(/^\[(?<time>1\d{9}(?:\.\d{1,9})?)\] (?=\S)/),
    },
    {
      id: 'written-dates/time-of-day',
      sample: ['04:47:00 ', ''],
      source: 'moreutils 0.67 ts -s, printed here',
      mark: ':',
      // 04:47:00 ...      [04:47:00] ...      04:47:00.123 ...      (not tcpdump's packet nor strace's call)
      open: opens(
        /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? (?:[-|] )?(?!(?:[a-z][\w.-]{0,15} {1,8}(?:In|Out|[MBP]) {1,2})?(?:IP6?|ARP|arp|ifindex)\b|[0-9a-f]{2}:[0-9a-f]{2}:|[+-]{3} |\w{1,40}\(|\[pid)(?=\S)/,
      ),
    },
  ],
};
