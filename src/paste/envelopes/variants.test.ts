import { expect, it } from 'vitest';
import { unwrap } from '../unwrap.ts';
import { ENVELOPES } from './registry.ts';

/** Forms beside the samples: what stands before and behind a message, and the envelope that has to open it. */
const VARIANTS: readonly (readonly [id: string, before: string, after?: string])[] = [
  ['application-logs/esxi', '2026-11-21T04:47:00Z Er(11)[+] hostprofile[1001]: '],
  ['application-logs/gitea', '2026/11/21 04:47:00 ...eb/routing/logger.go:68:func1() [W] '],
  ['application-logs/syncthing', '[start] 2026/11/21 04:47:00.123456 local.go:203: DEBUG: '],
  [
    'application-logs/vmware-brackets',
    '2026-11-21T04:47:00.123Z [grpc-5  INFO  com.vmware.x.LookupServiceUtil  opId=] ',
  ],
  ['cpp-loggers/spdlog', '[2026-11-21 04:47:00.123] [error] '],
  ['dmesg/plain', '[    1.325426] '],
  ['dmesg/plain', '[    0.000000][    T0] '],
  ['dmesg/decoded', 'daemon:err   : [Sat Nov 21 04:47:00 2026] '],
  ['dmesg/decoded', 'kern  :info  : [    1.325426] '],
  ['dmesg/delta', '[Tue Dec  1 01:05:56 2026 <    0.015097>] '],
  ['dmesg/delta', '[    1.325426 <    0.015097>] '],
  ['dmesg/human', '[Nov21 04:47] '],
  ['docker/compose', 'web_1       | '],
  ['docker/compose', 'app_web_1 | '],
  ['docker/compose', 'my-postgres | '],
  ['docker/compose', 'db         | '],
  [
    'docker/json-file',
    '{"log":"',
    '\\r\\n","stream":"stdout","attrs":{"tag":"x"},"time":"2026-11-21T04:47:00Z"}',
  ],
  ['go-loggers/log', '2026/11/21 04:47:00 '],
  ['java-loggers/akka', '[11/21/2026 04:47:00.123] [app-dispatcher-2] '],
  ['java-loggers/jul-one-line', '01-Dec-2026 01:34:38.395 GRAVE [main] J.main '],
  ['java-loggers/jul-second-line', 'SCHWERWIEGEND: '],
  ['java-loggers/jul-second-line', '重大: '],
  ['java-loggers/level-logger', '2026-11-21 04:47:00,123 ERROR com.example.App              [] - '],
  ['java-loggers/level-logger', '2026-11-21 04:47:00 WARN  App:3 - '],
  ['java-loggers/level-logger', '[2026-11-21 04:47:00,123] ERROR com.example.App - '],
  [
    'java-loggers/level-logger',
    '2026-11-21 04:47:00,123 INFO  namenode.NameNode (LogAdapter.java:info(51)) - ',
  ],
  ['java-loggers/level-logger-colon', '2026-11-21 04:47:00,123 WARN org.apache.hadoop.ipc.Client: '],
  ['java-loggers/level-logger-thread', '04:47:00,123 WARN  [org.jboss.jca] (default task-1) '],
  ['java-loggers/level-thread-logger', '2026-11-21T04:47:00,123 WARN  [http-nio-8080-exec-1] [c.e.App] - '],
  ['java-loggers/message-logger', '2026-11-21 04:47:00,123 WARN ', ' (com.example.App:42) [main]'],
  [
    'java-loggers/spring-boot',
    '2026-11-21 04:47:00.123  WARN 1 --- [           main] o.a.c.c.C.[Tomcat].[localhost].[/]       : ',
  ],
  [
    'java-loggers/spring-boot',
    '2026-11-21 04:47:00.123 ERROR [app,4bf92f35,00f067aa] 7 --- [nio-8080-exec-1] c.e.App : ',
  ],
  ['java-loggers/spring-boot', '2026-11-21 04:47:00.123 ERROR 1 [| app] o.a.k.c.NetworkClient : '],
  ['java-loggers/thread-level-colon', '[04:47:00 WARN]: '],
  [
    'java-loggers/thread-level-colon',
    '[21Nov2026 04:47:00.123] [Render thread/ERROR] [net.minecraft.Util/]: ',
  ],
  ['java-loggers/thread-level-logger', '04:47:00.123 [main] WARN  c.e.App -- '],
  ['java-loggers/thread-level-logger', '2026-12-01 01:32:23,687 [pool-1-thread-1] WARN  com.example.App - '],
  ['java-loggers/undated', '113  [main] ERROR com.example.App  - '],
  ['java-servers/cassandra', ' INFO [GossipStage:1] 2026-11-21 04:47:00,123 Gossiper.java (line 802) '],
  ['java-servers/elasticsearch', '[2026-11-21T04:47:00,123][ERROR][logstash.outputs.elasticsearch][main] '],
  ['java-servers/jetty', '2026-11-21 04:47:00.123:INFO::main: '],
  ['java-servers/zookeeper', '2026-11-21 04:47:00,123 [myid:] - ERROR [main:Q@3] - '],
  ['journalctl/export', '    MESSAGE='],
  ['journalctl/short-full', 'Tue 2026-12-01 01:22:48 UTC db1 app[27614]: '],
  ['journalctl/short-full', 'Tue 2026-12-01 01:22:48 CET db1 kernel: '],
  ['journalctl/short-iso', '2026-12-01T01:22:48.380610+0000 db1 kernel: '],
  ['journalctl/short-iso', '2026-12-01T01:22:48+01:00 db1 app[7]: '],
  ['journalctl/short-monotonic', '[ 1013.242881 <    0.005458 >] db1 app[27614]: '],
  ['journalctl/short-monotonic', '[ 1013.237423                ] db1 kernel: '],
  ['journalctl/short-precise', 'Nov 21 04:47:00.123456 db1 kernel: '],
  ['kubernetes/cri', '2026-11-21T04:47:00.123456789+01:00 stdout P '],
  ['kubernetes/described-event', '  Warning  Failed     3m                kubelet, node1  '],
  ['kubernetes/kubetail', '[web-7d4b9c6f5-x2x4z] '],
  ['kubernetes/kubetail', '[redis-0 redis] '],
  [
    'kubernetes/listed-event',
    'shop        3m (x12 over 5m)   Warning   BackOff   Pod/web-7d4b9c6f5-x2x4z   ',
  ],
  ['kubernetes/listed-event', '3s          Warning   Unhealthy   pod/web-7d4b9c6f5-x2x4z   '],
  ['kubernetes/old-event', '  3m  3s  12  kubelet, node1  spec.containers{app}  Warning  Unhealthy  '],
  ['kubernetes/stern', 'shop web-7d4b9c6f5-x2x4z app '],
  ['kubernetes/stern', 'redis-0 redis '],
  ['network-daemons/named', '2026-11-21T04:47:00.123Z resolver: info: '],
  ['network-daemons/nghttpx', '21/Nov/2026:04:47:00 +0000 PID812 [WARN] shrpx_connect_blocker.cc:93 '],
  ['python-loggers/airflow', '[2026-11-21 04:47:00,123] {{subprocess.py:93}} INFO - '],
  ['python-loggers/basic', 'ERROR:app.db:'],
  [
    'python-loggers/celery',
    '[2026-11-21 04:47:00,123: WARNING/ForkPoolWorker-1] app.send[a1b2c3d4-0000-4000-8000-000000000000]: ',
  ],
  ['python-loggers/dashes', '2026-11-21 04:47:00,123 - ERROR - '],
  ['python-loggers/dashes', '2026-11-21 04:47:00,123 - app.db - ERROR - [client.py:12] - '],
  [
    'python-loggers/dashes',
    '2026-11-21 04:47:00,123 - synapse.http.client - 672 - WARNING - federation_sender - ',
  ],
  ['python-loggers/django', '[21/Nov/2026 04:47:00] ERROR [app.db:42] '],
  [
    'python-loggers/oslo',
    '2026-11-21 04:47:00.123 7 WARNING nova.compute [None req-8f5e4f5e admin admin - - default default] ',
  ],
  ['python-loggers/structlog', '2026-11-21T04:47:00.123456Z [warning  ] '],
  ['python-loggers/tornado', '[I 2026-11-21 04:47:00.123 ServerApp] '],
  ['python-loggers/uvicorn', 'WARNING:  '],
  ['python-loggers/uvicorn', 'INFO:     '],
  ['ruby-php-perl-loggers/monolog', '[2026-11-21 04:47:00] local.ERROR: '],
  ['ruby-php-perl-loggers/perl-place', '', ' at -e line 1.'],
  ['ruby-php-perl-loggers/php', 'PHP Warning:  ', ' in Command line code on line 1'],
  ['ruby-php-perl-loggers/php', 'PHP message: PHP Fatal error:  Uncaught ', ' in /srv/app/db.php:12'],
  ['ruby-php-perl-loggers/ruby', 'W, [2026-11-21T04:47:00.123456 #7]  WARN -- : '],
  ['ruby-php-perl-loggers/sidekiq', '2026-11-21T04:47:00.123Z 7 TID-fz7 MailJob JID-a1b2c3 WARN: '],
  ['servers/apache', '[Sat Nov 21 04:47:00 2026] [error] [client 192.0.2.9] '],
  ['servers/apache', '[Sat Nov 21 04:47:00 2026] [error] '],
  ['servers/haproxy', '[ALERT]    (12611) : '],
  ['servers/haproxy', '[WARNING] 324/044700 (8) : '],
  ['servers/mongodb', '2026-11-21T04:47:00.123+0000 W NETWORK  [ReplicaSetMonitor-TaskExecutor] '],
  ['servers/mysql', '2026-11-21 04:47:00 21801 [ERROR] '],
  ['servers/mysql', '2026-12-01  1:34:49 0 [Note] '],
  ['servers/mysql', '261121  4:47:00 [ERROR] '],
  ['servers/nginx', '2026/11/21 04:47:00 [crit] 7533#0: '],
  ['servers/pgbouncer', '2026-11-21 04:47:00.123 7 LOG '],
  ['servers/postgresql', '2026-11-21 04:47:00.123 UTC [21801] LOG:  '],
  ['servers/postgresql', '2026-11-21 04:47:00 UTC:192.0.2.9(41732):app@db:[21801]:FATAL:  '],
  ['servers/postgresql', '2026-11-21 04:47:00 CET FEHLER:  '],
  ['servers/postgresql', '2026-11-21 04:47:00 CET [7]: [3-1] user=app,db=db,client=192.0.2.9 ERROR:  '],
  ['servers/rabbitmq', '2026-11-21 04:47:00.123 [warning] <0.1.0> '],
  ['servers/redis', '7:S 21 Nov 04:47:00.123 * '],
  ['servers/sqlserver', '2026-11-21 04:47:00.12 spid12s     '],
  ['syslog/classic', 'Nov  1 04:47:00 db1 kernel: '],
  ['syslog/classic', '<34>Nov 21 04:47:00 db1 postfix/smtp[7]: '],
  ['syslog/classic', 'Nov 21 04:47:00 mac1 com.apple.xpc.launchd[1] (com.example.app[123]): '],
  ['syslog/columns', 'Sat Nov 21 04:47:00 2026 kern.warn kernel: '],
  ['servers/squid', '2026/11/21 04:47:00| '],
  ['syslog/columns', 'Nov 21 04:47:00.123 db1 INFO app[812]: '],
  ['syslog/local', '<134>Nov 21 04:47:00 filterlog: '],
  ['syslog/iso', '<34>2026-11-21T04:47:00.123456+00:00 db1 app: '],
  ['syslog/local', 'Nov 21 04:47:00 app[812]: '],
  ['syslog/rfc5424', '<34>1 2026-11-21T04:47:00.123456+00:00 db1 app - - - '],
  ['written-dates/ctime', 'Sat Nov 21 04:47:00 UTC 2026: '],
  ['written-dates/day-first', '11/21/2026 4:47:00 AM: '],
  ['written-dates/day-first', '21.11.2026 04:47:00,123 - '],
  ['written-dates/day-first', '21/Nov/2026:04:47:00 +0000 '],
  ['written-dates/iso', '2026-11-21T04:47:00.402000+00:00\t'],
  ['written-dates/iso', '[2026-11-21 04:47:00] '],
  ['written-dates/level-behind-date', '2026-11-21T04:47:00.123Z [WARN]  '],
  ['written-dates/level-behind-date', '[2026-11-21 04:47:00,123] ERROR: '],
  ['written-dates/time-of-day', '[04:47:00] '],
];

const MESSAGE = 'connect to 192.0.2.5:5432 failed: Connection refused';
const FORMS = ENVELOPES.flatMap(({ envelopes }) => envelopes);

function firstOf(text: string) {
  return FORMS.find((form) => text.toLowerCase().includes(form.mark ?? '') && form.open(text));
}

it.each(VARIANTS)('%s opens %j', (id, before, after) => {
  const line = `${before}${MESSAGE}${after ?? ''}`;
  const form = FORMS.find((one) => one.id === id);
  expect(line.toLowerCase()).toContain(form?.mark ?? '');
  expect(form?.open(line)?.inner).toEqual([MESSAGE]);
});

it.each(VARIANTS)('%s leaves nothing of %j, whichever family opens it', (_, before, after) => {
  let text = `${before}${MESSAGE}${after ?? ''}`;
  for (let depth = 0; depth < 4 && text !== MESSAGE; depth++) text = unwrap(text, depth)?.texts[0] ?? text;
  expect(text).toBe(MESSAGE);
});

it.each([
  'Nov 21 04:47:00 db1 last message repeated 3 times',
  '--- last message repeated 3 times ---',
  'cat errors | grep refused',
  'iptables-save | grep 30947',
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
  'tcp        0      0 127.0.0.1:5432          0.0.0.0:*               LISTEN',
  'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*',
  '04:47:00.123456 IP 192.0.2.9.41732 > 192.0.2.5.5432: Flags [S], seq 1, win 64240, length 0',
  '04:47:00.123456 eth0  In  IP 192.0.2.9.41732 > 192.0.2.5.5432: Flags [S], seq 1, win 64240, length 0',
  '04:47:00.123456 connect(3, {sa_family=AF_INET, sin_port=htons(5432)}, 16) = -1 ECONNREFUSED',
  'web-7d4b9c6f5-x2x4z   1/1     Running   0          3d',
  'ESTAB 0 0 192.0.2.5:5432 192.0.2.9:41732 users:(("postgres",pid=7,fd=5))',
  '192.0.2.1 dev eth0 lladdr 02:42:ac:11:00:02 REACHABLE',
  'Name:   db1.example.org',
])('nothing is around %s', (line) => {
  expect(firstOf(line)?.id).toBeUndefined();
});

it('tells who wrote a line, and when, where date and zone are printed', () => {
  const line = '2026-11-21T04:47:00.500000+01:00 db1 app[812]: x';
  const time = Date.UTC(2026, 10, 21, 3, 47, 0, 500) / 1000;
  expect(firstOf(line)?.open(line)?.context).toEqual({ time, host: 'db1', program: 'app', pid: 812 });
  const undated = 'Nov 21 04:47:00 db1 app[812]: x';
  expect(firstOf(undated)?.open(undated)?.context).toEqual({ host: 'db1', program: 'app', pid: 812 });
});
