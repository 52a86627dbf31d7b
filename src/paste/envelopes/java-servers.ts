/** The logs of servers written in Java that have an order of their own. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opensDated } from './parts/dated.ts';
import { opens } from './parts/prefix.ts';

export const javaServers: EnvelopeFamily = {
  id: 'java-servers',
  envelopes: [
    {
      id: 'java-servers/zookeeper',
      sample: [
        '2026-11-21 04:47:00,123 [myid:1] - WARN  [main-SendThread(zk1:2181):ClientCnxn$SendThread@1102] - ',
        '',
      ],
      source: 'log4j 1.2.17 with the pattern of ZooKeeper 3.4 to 3.8 conf/log4j.properties, printed here',
      mark: '[myid:',
      // 2026-11-21 04:47:00,123 [myid:1] - WARN  [main-SendThread(zk1:2181):ClientCnxn$SendThread@1102] - ...
      // 2026-11-21 04:47:00,123 [myid:] - INFO  [main:o.a.z.s.ZooKeeperServer@123] - ...
      open: opensDated(
        /^ \[myid:[^\]]{0,40}\] - (?<level>[A-Z]{4,5}) {1,2}\[(?<logger>[^@]{1,240}@(?:\d{1,6}|\?))\] - /,
      ),
    },
    {
      id: 'java-servers/elasticsearch',
      sample: ['[2026-11-21T04:47:00,123][WARN ][o.e.c.c.ClusterFormationFailureHelper] [node1] ', ''],
      source:
        'log4j 2.19.0 with the pattern of Elasticsearch, [%d{ISO8601}][%-5p][%-25c{1.}] [node] %m%n, printed here',
      mark: '][',
      // [2026-11-21T04:47:00,123][WARN ][o.e.d.HandshakingTransportAddressConnector] [node1] ...
      // [2026-11-21T04:47:00,123][ERROR][logstash.outputs.elasticsearch][main][0d5a] ...
      open: opensDated(
        /^\]\[(?<level>[A-Z]{4,5}) ?\]\[(?<logger>[\w.$-]{1,200}) {0,40}\](?:\[[\w.-]{1,80}\]){0,2} ?(?:\[[\w.-]{1,120}\] ?)?/,
      ),
    },
    {
      id: 'java-servers/cassandra',
      sample: ['ERROR [main] 2026-11-21 04:47:00,123 CassandraDaemon.java:803 - ', ''],
      source:
        'log4j 2.19.0 with the pattern of Cassandra, %-5level [%thread] %date{ISO8601} %F:%L - %msg%n, printed here',
      mark: '.java',
      // ERROR [main] 2026-11-21 04:47:00,123 CassandraDaemon.java:803 - ...
      //  INFO [GossipStage:1] 2026-11-21 04:47:00,123 Gossiper.java (line 802) ...      (up to 2.0)
      open: opens(
        /^ ?(?<level>[A-Z]{4,5}) {1,2}\[[^\]]{1,200}\] \d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d,\d{3} (?<logger>[\w$]{1,100}\.java)(?::\d{1,6} - | \(line \d{1,6}\) )/,
      ),
    },
    {
      id: 'java-servers/jetty',
      sample: ['2026-11-21 04:47:00.123:WARN:oejs.HttpChannel:qtp1-12: ', ''],
      source: 'Jetty 9.4 org.eclipse.jetty.util.log.StdErrLog: date:level:logger:thread: message',
      mark: ': ',
      // 2026-11-21 04:47:00.123:WARN:oejs.HttpChannel:qtp1-12: ...      2026-11-21 04:47:00.123:INFO::main: ...
      open: opensDated(/^:(?<level>WARN|INFO|DBUG|DEBUG|IGNORED):(?<logger>[\w.$]{0,120}):[^:\s]{1,120}: /),
    },
    {
      id: 'java-servers/solr',
      sample: [
        '2026-11-21 04:47:00.123 ERROR (qtp12-34) [c:docs s:shard1 r:core_node1] o.a.s.h.RequestHandlerBase ',
        '',
      ],
      source: 'Solr 8 server/resources/log4j2.xml: %d{ISO8601} %-5p (%t) [%X{collection} ...] %c{1.} %m%n',
      mark: ') [',
      // 2026-11-21 04:47:00.123 ERROR (qtp12-34) [c:docs s:shard1 r:core_node1] o.a.s.h.RequestHandlerBase ...
      open: opensDated(
        /^ (?<level>[A-Z]{4,5}) {1,2}\([^)]{1,200}\) \[[^\]]{0,200}\] (?<logger>(?:[a-z]{1,2}\.){1,12}[\w$]{1,100}) /,
      ),
    },
    {
      id: 'java-servers/jenkins',
      sample: ['2026-11-21 04:47:00.123+0000 [id=12]\tWARNING\th.p.Agent#connect: ', ''],
      source:
        'jenkinsci/lib-support-log-formatter, SupportLogFormatter: time, [id=thread], level, logger: message',
      mark: ' [id=',
      // 2026-11-21 04:47:00.123+0000 [id=12]<tab>WARNING<tab>h.p.Agent#connect: ...
      open: opensDated(/^ \[id=\d{1,8}\]\s{1,4}(?<level>[A-Z]{4,7})\s{1,4}(?<logger>[\w.$#<>/-]{1,200}): /),
    },
    {
      id: 'java-servers/activemq',
      sample: [
        '2026-11-21 04:47:00,123 | WARN  | ',
        ' | org.apache.activemq.broker.TransportConnection | ActiveMQ Task-1',
      ],
      source: 'ActiveMQ 5 conf/log4j.properties: %d | %-5p | %m | %c | %t%n',
      mark: ' | ',
      // 2026-11-21 04:47:00,123 | WARN  | ... | org.apache.activemq.broker.TransportConnection | ActiveMQ Task-1
      open: opensDated(
        /^ ?\| (?<level>[A-Z]{4,5}) {1,2}\| (?<message>.*) \| (?<logger>[a-z]\w{0,60}(?:\.[\w$]{1,60}){1,12}) \| [^|]{1,120}$/,
      ),
    },
    {
      id: 'java-servers/karaf',
      sample: [
        '2026-11-21T04:47:00,123 | ERROR | pool-1-thread-1  | Activator        | 12 - com.example.app - 1.0.0 | ',
        '',
      ],
      source:
        'Karaf 4 etc/org.ops4j.pax.logging.cfg: %d | %-5p | %-16t | %-32c{1} | %X{bundle.id} - %X{bundle.name} - ...',
      mark: ' | ',
      // 2026-11-21T04:47:00,123 | ERROR | pool-1-thread-1  | Activator        | 12 - com.example.app - 1.0.0 | ...
      open: opensDated(
        /^ \| (?<level>[A-Z]{4,5}) {1,2}\| [^|]{1,120} \| (?<logger>[\w.$ -]{1,120}) \| \d{1,5} - [^|\s]{1,120} - [^|\s]{1,60} \| /,
      ),
    },
    {
      id: 'java-servers/weblogic',
      sample: ['<Nov 21, 2026 4:47:00 AM UTC> <Error> <Socket> <BEA-000405> <', '>'],
      source: 'Oracle WebLogic Server documentation, Configuring Log Files: Server Log Message Attributes',
      mark: '> <',
      // <Nov 21, 2026 4:47:00 AM UTC> <Error> <Socket> <BEA-000405> <...>
      // ####<Nov 21, 2026 4:47:00,123 AM UTC> <Error> <JDBC> <db1> <server1> <thread> <user> <> <> <1795236420> <BEA-001112> <...>
      open: opens(
        /^(?:####)?<[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d(?:,\d{3})? [AP]M [^>]{1,40}> <(?<level>[A-Z][a-z]{3,10})> <(?<logger>[^>]{1,80})> (?:<[^>]{0,200}> ){0,10}<BEA-\d{6}> <(?<message>.*)>$/,
      ),
    },
    {
      id: 'java-servers/websphere',
      sample: ['[11/21/26 4:47:00:123 UTC] 00000001 ConnectionMgr E   ', ''],
      source: 'IBM WebSphere Application Server documentation, Basic and advanced log formats',
      mark: '] ',
      // [11/21/26 4:47:00:123 UTC] 00000001 ConnectionMgr E   J2CA0056I: ...
      open: opens(
        /^\[\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}:\d\d:\d\d:\d{3} [A-Z+\d:-]{2,6}\] (?:0x)?[0-9a-f]{8} (?:id=[0-9a-f]{8} )?(?<logger>[\w.$]{1,60}) {1,14}(?<level>[FEWAIRCDO>1-3]) {1,3}/,
      ),
    },
  ],
};
