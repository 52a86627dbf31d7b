/** The logs of daemons that write their own: for logins, backups, files, mail, calls and machines. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const daemonLoggers: EnvelopeFamily = {
  id: 'daemon-loggers',
  envelopes: [
    {
      id: 'daemon-loggers/freeradius',
      sample: ['Sat Nov 21 04:47:00 2026 : Error: (12) ', ''],
      source: 'FreeRADIUS 3.2 src/lib/log.c: time, " : ", the level and the request',
      mark: ' : ',
      // Sat Nov 21 04:47:00 2026 : Error: rlm_ldap (ldap): ...      Sat Nov 21 04:47:00 2026 : Error: (12) ...
      open: opens(
        /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} : (?<level>Error|Warning|Info|Debug|Auth|Proxy|Acct): (?:\(\d{1,9}\) )?/,
      ),
    },
    {
      id: 'daemon-loggers/glusterfs',
      sample: [
        '[2026-11-21 04:47:00.123456] E [MSGID: 101058] [socket.c:2376:socket_connect_finish] 0-management: ',
        '',
      ],
      source: 'GlusterFS 6 to 11 libglusterfs/src/logging.c',
      mark: '] ',
      // [2026-11-21 04:47:00.123456] E [socket.c:2376:socket_connect_finish] 0-management: ...
      open: opens(
        /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}(?: \+\d{4})?\] (?<level>[MACEWNIDT]) (?:\[MSGID: \d{1,8}\] )?\[(?<logger>[\w.-]{1,60}\.c:\d{1,6}:\w{1,80})\] (?:\(-->.{0,400}?\) )?\d{1,6}-[\w.-]{1,120}: /,
      ),
    },
    {
      id: 'daemon-loggers/kamailio',
      sample: ['12(3884) ERROR: <core> [core/tcp_main.c:1358]: tcp_do_connect(): ', ''],
      source: 'Kamailio 5.6 src/core/dprint.h; OpenSIPS 3 as 2026 ... ERROR:core:tcp_connect:',
      mark: ': ',
      // 12(3884) ERROR: <core> [core/tcp_main.c:1358]: tcp_do_connect(): ...
      open: opens(
        /^(?:[ \d]\d\(\d{1,9}\) )?(?<level>ALERT|BUG|CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG): (?:<core>|[a-z_]{2,32}) \[[\w./-]{1,120}\.[ch]:\d{1,6}\]: (?:\w{1,80}\(\): )?/,
      ),
    },
    {
      id: 'daemon-loggers/bacula',
      sample: ['21-Nov 04:47 bacula-dir JobId 44: ', ''],
      source: 'Bacula 9 and Bareos 21 src/lib/message.c',
      mark: ' jobid ',
      // 21-Nov 04:47 bacula-dir JobId 44: Fatal error: ...      21-Nov-2026 04:47:00 bareos-dir JobId 0: ...
      open: opens(
        /^\d\d-[A-Z][a-z]{2}(?:-\d{4})? \d\d:\d\d(?::\d\d)? (?<program>[\w.-]{1,60}) JobId \d{1,10}: /,
      ),
    },
    {
      id: 'daemon-loggers/mod-jk',
      sample: [
        '[Sat Nov 21 04:47:00.123 2026] [812:140405991069568] [info] jk_open_socket::jk_connect.c (817): ',
        '',
      ],
      source: 'Apache Tomcat Connectors 1.2.48 native/common/jk_util.c, jk_log',
      mark: '] ',
      // [Sat Nov 21 04:47:00.123 2026] [812:140405991069568] [info] jk_open_socket::jk_connect.c (817): ...
      open: opens(
        /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{3,6})? \d{4}\] \[(?<pid>\d{1,10}):\d{1,20}\] \[(?<level>trace|debug|info|warn|error|emerg)\] (?<logger>\w{1,60}::\w{1,60}\.c) \(\d{1,6}\): /,
      ),
    },
    {
      id: 'daemon-loggers/tinyproxy',
      sample: ['ERROR     Nov 21 04:47:00.123 [812]: ', ''],
      source: 'tinyproxy 1.8 to 1.11 src/log.c',
      mark: ']: ',
      // ERROR     Nov 21 04:47:00.123 [812]: ...      CONNECT   Nov 21 04:47:00 [812]: ...
      open: opens(
        /^(?<level>CRITICAL|ERROR|WARNING|NOTICE|CONNECT|INFO) {1,8}[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{3})? \[(?<pid>\d{1,10})\]: /,
      ),
    },
    {
      id: 'daemon-loggers/veeam',
      sample: ['[21.11.2026 04:47:00] <32> Error        ', ''],
      source: 'Veeam Backup & Replication 9.5 to 12, logs of its services: [date] <thread> level and message',
      mark: '> ',
      // [21.11.2026 04:47:00] <32> Error        ...      [21.11.2026 04:47:00.123] <140394209728256> cli      | ...
      open: opens(
        /^\[\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d(?:\.\d{3})?\] <[ \d]{1,20}> (?:(?<level>Info|Warning|Error) {1,16}(?:--tr:)?(?:\(\d\) )?|(?<logger>[a-z]{2,8}) {1,8}\| )/,
      ),
    },
    {
      id: 'daemon-loggers/open62541',
      sample: ['[2026-11-21 04:47:00.123 (UTC+0100)] error/client\t', ''],
      source: 'open62541 1.0 to 1.4 plugins/ua_log_stdout.c',
      mark: ' (utc',
      // [2026-11-21 04:47:00.123 (UTC+0100)] error/client<tab>...
      open: opens(
        /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \(UTC[+-]\d{4}\)\] (?<level>trace|debug|info|warn|error|fatal)\/(?<logger>[\w-]{2,20})\s{1,4}/,
      ),
    },
    {
      id: 'daemon-loggers/samba',
      sample: [
        '[2026/11/21 04:47:00.123456,  1] ../../source3/lib/util_sock.c:432(open_socket_out_connected) ',
        '',
      ],
      source: 'Samba 4.17 lib/util/debug.c; the message follows on the next line, or behind in syslog',
      mark: ',  ',
      // [2026/11/21 04:47:00.123456,  1] ../../source3/lib/util_sock.c:432(open_socket_out_connected) ...
      open: opens(
        /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})?, {1,2}\d{1,2}(?:, pid=\d{1,10}[^\]]{0,80})?\] \.{0,2}[\w./-]{1,160}\.c:\d{1,6}\((?<logger>\w{1,80})\) {1,2}(?=\S)/,
      ),
    },
    {
      id: 'daemon-loggers/haraka',
      sample: ['[ERROR] [86FFA87F-9E35-4F9E-9F7A-55E52990F9A6.1.1] [outbound] ', ''],
      source: 'Haraka 2.8 to 3.0 logger.js: [level] [connection] [plugin] message',
      mark: '] [',
      // [ERROR] [-] [core] [outbound] ...      [ERROR] [86FFA87F-....1] [outbound] ...
      open: opens(
        /^(?:\[(?<level>EMERG|ALERT|CRIT|ERROR|WARN|NOTICE|INFO|PROTOCOL|DEBUG)\] )?\[(?:-|[\dA-F]{8}-[\dA-F-]{27}[\d.]{0,12})\] (?:\[core\] )?\[(?<logger>[\w./:-]{1,80})\] /,
      ),
    },
    {
      id: 'daemon-loggers/zigbee2mqtt',
      sample: ['Zigbee2MQTT:error 2026-11-21 04:47:00: ', ''],
      source: 'Zigbee2MQTT 1.0 to 1.37 lib/util/logger.js',
      mark: 'zigbee2mqtt:',
      // Zigbee2MQTT:error 2026-11-21 04:47:00: ...
      open: opens(/^Zigbee2MQTT:(?<level>error|warn|info|debug) {1,2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: /i),
    },
    {
      id: 'daemon-loggers/nlog-pipes',
      sample: ['2026-11-21 04:47:00.1|Warn|DownloadMonitoringService|', ''],
      source:
        'NLog 4 and 5, layout ${longdate}|${level}|${logger}|${message}; Sonarr and Radarr NLogConfiguration.cs',
      mark: '|',
      // 2026-11-21 04:47:00.1|Warn|DownloadMonitoringService|...      26-11-21 04:47:00.1|Error|X|...
      open: opens(
        /^(?:\d{4}|\d{1,2})-\d{1,2}-\d{1,2} \d\d:\d\d:\d\d[.,]\d{1,7}\|(?<level>Trace|Debug|Info|Warn|Error|Fatal)\|(?<logger>[^|]{1,120})\|/i,
      ),
    },
  ],
};
