/** The error logs of servers: web, proxies, databases, queues. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const servers: EnvelopeFamily = {
  id: 'servers',
  envelopes: [
    {
      id: 'servers/nginx',
      sample: ['2026/11/21 04:47:00 [error] 7#7: *1 ', ''],
      source: 'nginx 1.22.1, printed here',
      mark: '#',
      // 2026/11/21 04:47:00 [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream, ...
      open: opens(
        /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d )?\[(?<level>emerg|alert|crit|error|warn|notice|info|debug)\] (?<pid>\d{1,10})#\d{1,10}: (?:\*\d{1,20} )?/,
      ),
    },
    {
      id: 'servers/apache',
      sample: [
        '[Sat Nov 21 04:47:00.123456 2026] [proxy:error] [pid 1:tid 140735] [client 192.0.2.9:41732] ',
        '',
      ],
      source: 'Apache 2.4.71, printed here; up to 2.2 without microseconds, module and pid',
      mark: '] [',
      // [Sat Nov 21 04:47:00.123456 2026] [proxy:error] [pid 1:tid 140735] (111)Connection refused: AH00957: ...
      // [Sat Nov 21 04:47:00 2026] [error] [client 192.0.2.9] ...
      open: opens(
        /^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{6})? \d{4}\](?: \[(?:(?<logger>[\w-]{0,40}):)?(?<level>emerg|alert|crit|error|warn|notice|info|debug|trace[1-8])\])?(?: \[pid (?<pid>\d{1,10})(?::tid \d{1,20})?\])?(?: \[(?:client|remote) [^\]]{1,120}\])? (?!\[(?:client|pid) )/,
      ),
    },
    {
      id: 'servers/haproxy',
      sample: ['[WARNING]  (8) : ', ''],
      source: 'HAProxy 2.6.12, printed here; up to 2.2 with day and time: [WARNING] 324/044700 (8) :',
      mark: ') : ',
      // [WARNING]  (8) : Server b/s1 is DOWN, ...      [ALERT] 324/044700 (8) : ...
      open: opens(
        /^(?:\[(?<level>ALERT|WARNING|NOTICE|DIAG|INFO|DEBUG)\] {1,4})?(?:\d{1,3}\/\d{6} )?\((?<pid>\d{1,10})\) : /,
      ),
    },
    {
      id: 'servers/envoy',
      sample: ['[2026-11-21 04:47:00.123][7][warning][config] [source/common/config/grpc_stream.h:160] ', ''],
      source:
        'Envoy documentation, Command line options, --log-format: [%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v',
      mark: '][',
      // [2026-11-21 04:47:00.123][7][warning][config] [source/common/config/grpc_stream.h:160] ...
      open: opens(
        /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\]\[\d{1,10}\]\[(?<level>[a-z]{4,8})\]\[(?<logger>[\w-]{1,40})\] (?:\[[\w./-]{1,200}:\d{1,6}\] )?/,
      ),
    },
    {
      id: 'servers/squid',
      sample: ['2026/11/21 04:47:00 kid1| ', ''],
      source: 'Squid 5.7, printed here without the worker; src/debug.cc: kidN| of the worker',
      mark: '| ',
      // 2026/11/21 04:47:00 kid1| ...      2026/11/21 04:47:00| ...
      open: opens(/^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{3})?(?: kid\d{1,3})?|kid\d{1,3})\| /),
    },
    {
      id: 'servers/postgresql',
      sample: ['2026-11-21 04:47:00.123 UTC [21801] postgres@app FATAL:  ', ''],
      source:
        "PostgreSQL 15.18 with Debian's log_line_prefix, printed here; log_line_prefix of Amazon RDS: %t:%r:%u@%d:[%p]:",
      mark: ':  ',
      // 2026-11-21 04:47:00.123 UTC [21801] LOG:  ...      2026-11-21 04:47:00.123 UTC [21801] postgres@app FATAL:  ...
      // 2026-11-21 04:47:00 UTC:192.0.2.9(41732):app@db:[21801]:FATAL:  ...      2026-11-21 04:47:00 CET FEHLER:  ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})? (?:[A-Z]{3,5}|[+-]\d\d)(?=[ :]))(?::[^\s:]{0,120}:[^\s:]{0,130}:\[(?<pid>\d{1,10})\]:| \[\d{1,10}(?:-\d{1,10})?\]:?(?: \[[\w-]{1,20}\])?)?(?: ?(?:[\w.[\]=-]{0,64}@[\w.[\]-]{0,64}|(?:[a-z]{2,6}=[^\s,]{0,120},?){1,6}))?(?: \[[^\]]{1,60}\])? ?(?<level>\p{Lu}{3,20}\d?): {2}/u,
      ),
    },
    {
      id: 'servers/pgbouncer',
      sample: ['2026-11-21 04:47:00.123 UTC [7] WARNING ', ''],
      source: 'PgBouncer 1.18 lib/usual/logging.c: time, zone, [pid], level, message',
      mark: ':',
      // 2026-11-21 04:47:00.123 UTC [7] WARNING S-0x55: app/app@192.0.2.5:5432 ...      2026-11-21 04:47:00.123 7 LOG ...      (up to 1.11)
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}(?: [A-Z]{3,5})?) \[?(?<pid>\d{1,10})\]? (?:(?<level>FATAL|ERROR|WARNING(?! lookup)|LOG|DEBUG|NOISE) |(?=WARNING lookup ))/,
      ),
    },
    {
      id: 'servers/mysql',
      sample: ['2026-11-21T04:47:00.123456Z 0 [ERROR] [MY-010119] [Server] ', ''],
      source:
        'MariaDB 10.11.19, printed here without the last two; MySQL 8.0 reference manual, The Error Log',
      mark: ' [',
      // 2026-11-21T04:47:00.123456Z 0 [ERROR] [MY-010119] [Server] ...      2026-11-21 04:47:00 21801 [ERROR] ...
      // 2026-11-21  4:47:00 0 [Note] ...      261121  4:47:00 [ERROR] ...
      open: opens(
        /^(?:(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(?:Z|[+-]\d\d:\d\d)) \d{1,12}|\d{4}-\d\d-\d\d [ \d]\d:\d\d:\d\d (?:\d{1,20}|0x[0-9a-f]{1,16})|\d{6} [ \d]\d:\d\d:\d\d) \[(?<level>ERROR|Warning|Note|System)\] (?:\[MY-\d{6}\] \[(?<logger>[\w-]{1,40})\] )?/,
      ),
    },
    {
      id: 'servers/redis',
      sample: ['1:M 21 Nov 2026 04:47:00.123 # ', ''],
      source: 'Redis 7.0.15, printed here',
      mark: ':',
      // 1:M 21 Nov 2026 04:47:00.123 # ...      7:S 21 Nov 04:47:00.123 * ...      [7] 21 Nov 04:47:00.123 # ...
      open: opens(
        /^(?:(?<pid>\d{1,10}):[MSCX]|\[\d{1,10}\]) \d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{3})? (?<level>[.*#-]) /,
      ),
    },
    {
      id: 'servers/mongodb',
      sample: ['2026-11-21T04:47:00.123+0000 I NETWORK  [conn1] ', ''],
      source: 'MongoDB 4.2 manual, Log Messages: timestamp, severity, component, [context], message',
      mark: ' [',
      // 2026-11-21T04:47:00.123+0000 W NETWORK  [ReplicaSetMonitor-TaskExecutor] ...      (2.6: 2026-11-21T04:47:00.123+0000 [conn1] ...)
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:?\d\d))(?: (?<level>[FEWID]|D\d) {1,2}(?<logger>[A-Z_-]{1,12}) {1,13}\[[\w.-]{1,80}\]| \[(?:conn\d{1,8}|initandlisten|rs[A-Z]\w{2,30}|ReplicaSetMonitor\w{0,20}|mongosMain|Balancer)\]) /,
      ),
    },
    {
      id: 'servers/rabbitmq',
      sample: ['2026-11-21 04:47:00.123456+00:00 [error] <0.123.0> ', ''],
      source: 'RabbitMQ 3.10.8, printed here; 3.7 without the zone',
      mark: '> ',
      // 2026-11-21 04:47:00.123456+00:00 [error] <0.123.0> ...
      open: opens(
        /^(?:(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d\d:\d\d)?) |\d\d:\d\d:\d\d\.\d{3} )?\[(?<level>debug|info|notice|warning|warn|error|critical)\] )?<\d{1,6}\.\d{1,8}\.\d{1,6}> /,
      ),
    },
    {
      id: 'servers/nats',
      sample: ['[7] 2026/11/21 04:47:00.123456 [ERR] ', ''],
      source: 'nats-server 2 logger/log.go: [pid] date [label] message',
      mark: '] ',
      // [7] 2026/11/21 04:47:00.123456 [ERR] ...
      open: opens(
        /^\[(?<pid>\d{1,10})\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6} \[(?<level>INF|WRN|ERR|FTL|DBG|TRC)\] /,
      ),
    },
    {
      id: 'servers/clickhouse',
      sample: [
        '2026.11.21 04:47:00.123456 [ 7 ] {b0f5a0c2-0000-4000-8000-000000000000} <Error> Application: ',
        '',
      ],
      source:
        'ClickHouse src/Loggers/OwnPatternFormatter.cpp: time [ thread ] {query} <level> logger: message',
      mark: '> ',
      // 2026.11.21 04:47:00.123456 [ 7 ] {} <Error> DNSResolver: ...
      open: opens(
        /^\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{6} \[ \d{1,10} \] \{[^}\s]{0,64}\} <(?<level>[A-Z][a-z]{3,11})> (?<logger>[^:]{1,160}): /,
      ),
    },
    {
      id: 'servers/etcd',
      sample: ['2026-11-21 04:47:00.123456 W | rafthttp: ', ''],
      source:
        'coreos/pkg capnslog PrettyFormatter, as etcd up to 3.4 prints: date, level, |, package: message',
      mark: ' | ',
      // 2026-11-21 04:47:00.123456 W | rafthttp: ...
      open: opens(
        /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} )?(?<level>[CEWNIDT]) \| (?<logger>[\w./-]{1,80}): /,
      ),
    },
    {
      id: 'servers/sqlserver',
      sample: ['2026-11-21 04:47:00.12 Logon       ', ''],
      source: 'Microsoft documentation, SQL Server, View the SQL Server error log: date, source, message',
      mark: '  ',
      // 2026-11-21 04:47:00.12 Logon       ...      2026-11-21 04:47:00.12 spid12s     ...
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d\d (?<logger>spid\d{1,5}s?|Logon|Server|Backup) {2,12}(?=\S)/,
      ),
    },
  ],
};
