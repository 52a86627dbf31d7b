/** The logs of daemons for names, mail, telephony, printing, logins and brokers, which write their own. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const networkDaemons: EnvelopeFamily = {
  id: 'network-daemons',
  envelopes: [
    {
      id: 'network-daemons/named',
      sample: ['21-Nov-2026 04:47:00.123 general: error: ', ''],
      source: 'BIND 9.18.49, printed here with print-time, print-category and print-severity',
      mark: ': ',
      // 21-Nov-2026 04:47:00.123 general: error: ...      2026-11-21T04:47:00.123Z resolver: info: ...      21-Nov-2026 04:47:00.123 ...
      open: opens(
        /^(?:\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3}|(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)) (?:(?<logger>[a-z-]{2,30}): )?(?<level>critical|error|warning|notice|info|debug \d{1,2}): /,
      ),
    },
    {
      id: 'network-daemons/unbound',
      sample: ['[1795236420] unbound[812:0] error: ', ''],
      source: 'Unbound 1.17.1, printed here',
      mark: '] ',
      // [1795236420] unbound[812:0] notice: ...
      open: opens(
        /^\[(?<time>\d{10}(?:\.\d{3})?)\] (?<program>[\w-]{2,30})\[(?<pid>\d{1,10}):\d{1,4}\] (?<level>fatal error|error|warning|notice|info|debug): /,
      ),
    },
    {
      id: 'network-daemons/mosquitto',
      sample: ['1795236420: ', ''],
      source: 'Mosquitto 2.0.11, printed here',
      mark: ': ',
      // 1795236420: ...
      open: opens(/^(?<time>1\d{9}): /),
    },
    {
      id: 'network-daemons/nghttpx',
      sample: ['2026-11-21T04:47:00.123Z 10020 10020 e7cfcc35 WARN (shrpx_client_handler.cc:1067) ', ''],
      source:
        'nghttpx of nghttp2 1.52.0, printed here; 1.15 as 21/Nov/2026:04:47:00 +0000 PID812 [WARN] file.cc:1 ',
      mark: '.cc:',
      // 2026-11-21T04:47:00.123Z 10020 10020 e7cfcc35 WARN (shrpx_client_handler.cc:1067) ...
      // 21/Nov/2026:04:47:00 +0000 PID812 [WARN] shrpx_connect_blocker.cc:93 ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)|\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}) (?:\d{1,10} \d{1,10} \w{1,16} |PID(?<pid>\d{1,10}) )\[?(?<level>INFO|NOTICE|WARN|ERROR|FATAL)\]? \(?(?<logger>[\w./]{1,120}\.cc:\d{1,6})\)? (?:\[[A-Z]{1,12}:0x[0-9a-f]{1,16}\] )?/,
      ),
    },
    {
      id: 'network-daemons/zabbix',
      sample: ['  8120:20261121:044700.123 ', ''],
      source: 'Zabbix 6.0 src/libs/zbxlog/log.c: %6li:%.4d%.2d%.2d:%.2d%.2d%.2d.%03ld',
      mark: ':',
      //   8120:20261121:044700.123 ...
      open: opens(/^ {0,5}(?<pid>\d{1,10}):\d{8}:\d{6}\.\d{3} /),
    },
    {
      id: 'network-daemons/asterisk',
      sample: ['[2026-11-21 04:47:00] WARNING[812][C-00000001]: chan_sip.c:4130 retrans_pkt: ', ''],
      source: 'Asterisk 18 main/logger.c: [date] LEVEL[thread][call]: file:line function: message',
      mark: ']: ',
      // [Nov 21 04:47:00] WARNING[812]: chan_sip.c:4130 retrans_pkt: ...
      open: opens(
        /^\[(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{3})?\] (?<level>[A-Z]{3,9})\[\d{1,10}\](?:\[C-[0-9a-f]{8}\])?: (?<logger>[\w./]{1,80}(?::\d{1,6})?)(?: in)? \w{1,80}: /,
      ),
    },
    {
      id: 'network-daemons/sssd',
      sample: ['(2026-11-21  4:47:00): [be[example.org]] [sdap_connect_done] (0x0020): ', ''],
      source: 'SSSD 2.8 src/util/debug.c: (date): [component] [function] (level): message',
      mark: '): ',
      // (2026-11-21  4:47:00): [be[example.org]] [sdap_connect_done] (0x0020): [RID#3] ...
      open: opens(
        /^\([^)]{10,40}\): \[(?<program>[\w[\].-]{1,120})\] \[(?<logger>\w{1,120})\] \((?<level>0x[0-9a-f]{4,6})\): (?:\[RID#\d{1,10}\] )?/,
      ),
    },
    {
      id: 'network-daemons/cups',
      sample: ['E [21/Nov/2026:04:47:00 +0000] ', ''],
      source: 'CUPS documentation, error_log: level, [date-time], message',
      mark: '] ',
      // E [21/Nov/2026:04:47:00 +0000] [Job 12] ...
      open: opens(
        /^(?<level>[XAECWNIDd]) \[(?<time>\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] (?:\[(?:Job|Client) \d{1,9}\] )?/,
      ),
    },
    {
      id: 'network-daemons/filezilla',
      sample: ['Error:        \t', ''],
      source: 'FileZilla Client 3 message log: Status:, Command:, Response:, Error:, Trace:, and a tab',
      mark: ':',
      // Error:        <tab>...      Status:       <tab>...
      open: opens(/^(?<level>Status|Error|Response|Command|Trace): {0,12}\t/),
    },
    {
      id: 'network-daemons/vmware',
      sample: ['2026-11-21T04:47:00.123Z info hostd[2099] [Originator@6876 sub=Default] ', ''],
      source: 'VMware vSphere documentation, ESXi log files; lnav vmw_log format',
      mark: '[originator@',
      // 2026-11-21T04:47:00.123Z info hostd[2099] [Originator@6876 sub=Default opID=x] ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)) (?:[A-Z]\w\(\d{1,4}\) )?(?<level>error|warning|info|verbose|trivia|panic)? ?(?<program>[\w.-]{1,60})\[\w{1,16}\]:? \[Originator@\d{1,6}[^\]]{0,300}\] /,
      ),
    },
    {
      id: 'network-daemons/logcat',
      sample: ['11-21 04:47:00.123  8120  8133 E NetTest : ', ''],
      source: 'Android documentation, logcat: output formats threadtime, time and brief',
      mark: ': ',
      // 11-21 04:47:00.123  8120  8133 E NetTest : ...      11-21 04:47:00.123 E/NetTest( 8120): ...      E/NetTest( 8120): ...
      open: opens(
        /^(?:\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,4}(?:[a-z]\w{1,20} {1,4})?\d{1,6} {1,5}\d{1,6} (?<level>[VDIWEFA]) |(?:\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} )?[VDIWEFA]\/)(?<logger>[\w.$:/-]{1,80}?) {0,40}(?:\( {0,5}(?<pid>\d{1,6})\))?: /,
      ),
    },
    {
      id: 'network-daemons/apple-compact',
      sample: ['2026-11-21 04:47:00.123 Df app[8120:3a1f] [com.example.app:db] ', ''],
      source: 'macOS manual, log(1), --style compact; NSLog writes date and app[8120:3a1f]',
      mark: ':',
      // 2026-11-21 04:47:00.123 Df app[8120:3a1f] [com.example.app:db] ...      2026-11-21 04:47:00.123 app[8120:3a1f] ...
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4})? (?:(?<level>Df|Db|In|Er|Ft|[EIF]) {1,3})?(?<program>[\w.() -]{1,80})\[(?<pid>\d{1,8}):[0-9a-f]{1,10}\] (?:\([\w.+-]{1,80}\) )?(?:\[(?<logger>[\w.]{1,80}(?::[\w.-]{1,60})?)\] )?/,
      ),
    },
    {
      id: 'network-daemons/apple-log',
      sample: [
        '2026-11-21 04:47:00.123456+0000 0x3a1f     Default     0x0                  8120   0    app: (Network) [com.example.app:db] ',
        '',
      ],
      source:
        'macOS manual, log(1), the default style: time, thread, type, activity, pid, ttl, process, message',
      mark: ': ',
      // 2026-11-21 04:47:00.123456+0000 0x3a1f     Error       0x0                  8120   0    app: (Network) [com.example.app:db] ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}[+-]\d{4}) 0x[0-9a-f]{1,8} {1,10}(?<level>Default|Info|Debug|Error|Fault|Activity) {1,10}0x[0-9a-f]{1,16} {1,20}(?<pid>\d{1,8}) {1,8}\d{1,4} {1,6}(?<program>[\w.-]{1,80}): (?:\([\w.+-]{1,80}\) )?(?:\[(?<logger>[\w.]{1,80}:[\w.-]{1,60})\] )?/,
      ),
    },
  ],
};
