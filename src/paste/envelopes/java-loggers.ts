/** What log4j, logback and java.util.logging write in front of a message, in the orders that are in use. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opensDated } from './parts/dated.ts';
import { opens } from './parts/prefix.ts';

export const javaLoggers: EnvelopeFamily = {
  id: 'java-loggers',
  envelopes: [
    {
      id: 'java-loggers/spring-boot',
      sample: [
        '2026-11-21T04:47:00.123Z  WARN 1 --- [app] [           main] c.e.App                                  : ',
        '',
      ],
      source: 'Spring Boot 3.4 reference, Logging: Log Format; up to 2.7 the date has a space and no zone',
      mark: ' : ',
      // 2026-11-21T04:47:00.123Z  WARN 1 --- [app] [           main] c.e.App                                  : ...
      // 2026-11-21 04:47:00.123  WARN [app,4bf92f35,00f067aa] 1 --- [           main] o.a.c.c.C.[Tomcat].[localhost].[/]       : ...
      open: opensDated(
        /^ {1,2}(?<level>[A-Z]{4,5}) (?:\[[^\]]{0,200}\] )?(?<pid>\d{1,10}) (?:--- )?(?:\[[^\]]{0,120}\] ?){1,3}(?<logger>[\w.$[\]/-]{1,120}) {1,60}: /,
      ),
    },
    {
      id: 'java-loggers/message-logger',
      sample: ['[2026-11-21 04:47:00,123] ERROR ', ' (com.example.App)'],
      source: 'log4j 1.2.17 with the pattern of Kafka, [%d] %p %m (%c)%n, printed here',
      mark: ' (',
      // [2026-11-21 04:47:00,123] WARN [Producer clientId=app] Connection to node 1 ... (org.apache.kafka.clients.NetworkClient)
      // 2026-11-21 04:47:00,123 WARN ... (org.apache.kafka.clients.NetworkClient) [main]
      open: opensDated(
        /^\]? {1,2}(?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE) {1,2}(?<message>.*) \((?<logger>[\w$-]{1,60}(?:\.[\w$-]{1,60}){1,12})(?::\d{1,6})?\)(?: \[[^\]]{1,120}\])?$/,
      ),
    },
    {
      id: 'java-loggers/thread-level-logger',
      sample: ['2026-11-21 04:47:00,123 [main] ERROR com.example.App - ', ''],
      source:
        'logback 1.2.11, %d [%thread] %-5level %logger{36} - %msg%n, and log4j 2.19.0 by default, printed here',
      mark: '- ',
      // 2026-11-21 04:47:00,123 [main] ERROR com.example.App - ...      04:47:00.123 [main] WARN  c.e.App -- ...
      open: opensDated(
        /^ \[[^\]]{1,200}\] (?<level>[A-Z]{4,7}) {1,4}(?<logger>[\w.$/-]{1,200}(?::\d{1,6})?)(?: [\w$<>]{1,60})? {0,80}(?:[[({][^\])}]{0,200}[\])}] )?--? /,
      ),
    },
    {
      id: 'java-loggers/undated',
      sample: ['[main] ERROR com.example.App - ', ''],
      source: 'slf4j-simple 1.7.32 and log4j 1.2.17 BasicConfigurator, printed here',
      mark: ' - ',
      // [main] ERROR com.example.App - ...      113  [main] ERROR com.example.App  - ...
      open: opens(
        /^(?:\d{1,12} {1,4})?\[(?!\d{4}-)[^\]]{1,200}\] (?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE) {1,2}(?<logger>[\w.$]{1,200}) {1,2}- /,
      ),
    },
    {
      id: 'java-loggers/level-thread-logger',
      sample: ['2026-11-21 04:47:00,123 ERROR [main] com.example.App - ', ''],
      source: 'log4j 1.2.17, %d %-5p [%t] %c - %m%n, printed here',
      mark: ' - ',
      // 2026-11-21 04:47:00,123 WARN  [main] com.example.App - ...      2026-11-21 04:47:00,123 ERROR [main] [c.e.App] - ...
      open: opensDated(
        /^\]? {1,2}\[?(?<level>[A-Z]{4,7})\]? {1,4}\[[^\]]{1,200}\] {0,2}\[?(?<logger>[\w.$/-]{1,200}(?::\d{1,6})?)\]?(?: [\w$<>]{1,60})? {0,80}(?:[[({][^\])}]{0,200}[\])}] )?- /,
      ),
    },
    {
      id: 'java-loggers/level-thread-logger-colon',
      sample: ['2026-11-21 04:47:00,123 ERROR [main] com.example.App: ', ''],
      source: 'Hadoop and HBase conf/log4j.properties: %d{ISO8601} %-5p [%t] %c{2}: %m%n',
      mark: ': ',
      // 2026-11-21 04:47:00,123 WARN  [main] zookeeper.ClientCnxn: ...      2026-11-21 04:47:00,123 ERROR [main] com.example.App:42: ...
      open: opensDated(
        /^ {1,2}(?<level>[A-Z]{4,7}) {1,4}\[[^\]]{1,200}\] (?<logger>[A-Za-z][\w.$]{0,200}(?<!Exception|Error)(?::\d{1,6})?): /,
      ),
    },
    {
      id: 'java-loggers/level-logger-thread',
      sample: ['2026-11-21 04:47:00,123 ERROR [com.example.App] (main) ', ''],
      source:
        'log4j 1.2.17 with the pattern of JBoss, %d %-5p [%c] (%t) %m%n, printed here; WildFly leaves the date off',
      mark: '] (',
      // 04:47:00,123 ERROR [com.example.App] (default task-1) ...      2026-11-21 04:47:00,123 WARN  [o.e.App] (main) ...
      open: opensDated(/^ (?<level>[A-Z]{4,7}) {1,4}\[(?<logger>[\w.$/-]{1,200})\] \([^)]{1,200}\) /),
    },
    {
      id: 'java-loggers/level-logger',
      sample: ['2026-11-21 04:47:00,123 ERROR com.example.App:3 - ', ''],
      source:
        'log4j 1.2.17, %d %-5p %c{1}:%L - %m%n, and log4j 2.19.0, %d %-5p %-60c %x - %m%n (Flink), printed here',
      mark: ' - ',
      // 2026-11-21 04:47:00 WARN  App:3 - ...      2026-11-21 04:47:00,123 ERROR org.apache.flink.App               [] - ...
      // 2026-11-21 04:47:00,123 ERROR com.example.App [main] - ...      2026-11-21 04:47:00,123 INFO  namenode.NameNode (LogAdapter.java:info(51)) - ...
      open: opensDated(
        /^\]? {1,2}\[?(?<level>FATAL|SEVERE|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\]? {1,4}(?<logger>[A-Za-z][\w.$-]{0,200}(?::\d{1,6})?)(?: [\w$<>]{1,60})? {1,80}(?:[[({](?:[^\])}]|\(\d{1,6}\)){0,200}[\])}] {1,2})?- /,
      ),
    },
    {
      id: 'java-loggers/level-logger-colon',
      sample: ['26/11/21 04:47:00 ERROR App: ', ''],
      source: 'log4j 1.2.17, %d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n (Hadoop, Spark), printed here',
      mark: ': ',
      // 26/11/21 04:47:00 WARN ClientCnxn: ...      2026-11-21 04:47:00,123 WARN org.apache.hadoop.ipc.Client: ...
      // A program's name or an exception's class belongs to the message.
      open: opensDated(
        /^ (?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE) {1,2}(?<logger>(?:[a-z]\w{0,60}\.){0,12}[A-Z][\w$]{1,80}(?<!Exception|Error|Failure)(?::\d{1,6})?): /,
      ),
    },
    {
      id: 'java-loggers/dropwizard',
      sample: ['ERROR [2026-11-21 04:47:00,123] com.example.App: ', ''],
      source: 'Dropwizard documentation, Configuration: logFormat %-5p [%d{ISO8601,UTC}] %c: %m%n%rEx',
      mark: ': ',
      // ERROR [2026-11-21 04:47:00,123] com.example.App: ...
      open: opens(
        /^(?<level>[A-Z]{4,5}) {1,2}\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[,.]\d{3}\] (?:\[[^\]]{1,120}\] )?(?<logger>[\w.$]{1,200}): /,
      ),
    },
    {
      id: 'java-loggers/thread-level-colon',
      sample: ['[04:47:00] [Render thread/ERROR]: ', ''],
      source: 'log4j 2.19.0 with the pattern of Minecraft, [%d{HH:mm:ss}] [%t/%level]: %m%n, printed here',
      mark: ']: ',
      // [04:47:00] [Render thread/INFO]: ...      [04:47:00] [Server thread/WARN] [minecraft/Util]: ...      [04:47:00 WARN]: ...
      // [21Nov2026 04:47:00.123] [Render thread/ERROR] [net.minecraft.Util/]: ...
      open: opens(
        /^\[(?:\d\d[A-Z][a-z]{2}\d{4} )?\d\d:\d\d:\d\d(?:\.\d{3})?(?:\] \[[^\]]{1,120}\/| )(?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE)\](?: \[(?<logger>[^\]]{1,120})\])?: /,
      ),
    },
    {
      id: 'java-loggers/jul-one-line',
      sample: ['21-Nov-2026 04:47:00.123 SEVERE [main] com.example.App.main ', ''],
      source: 'Tomcat 10.1.60 org.apache.juli.OneLineFormatter, printed here (in French as well)',
      mark: ' [',
      // 21-Nov-2026 04:47:00.123 SEVERE [main] org.apache.catalina.core.StandardService.startInternal ...
      open: opens(
        /^\d\d-[^\s-]{3,6}-\d{4} \d\d:\d\d:\d\d\.\d{3} (?<level>[^\s[]{2,20}) \[[^\]]{1,200}\] (?<logger>[\w.$<>[\]/-]{1,240}) /,
      ),
    },
    {
      id: 'java-loggers/jul-second-line',
      sample: ['SEVERE: ', ''],
      source: 'OpenJDK 17.0.15 java.util.logging.SimpleFormatter in twelve languages, printed here',
      mark: ': ',
      // (PowerShell's Test-NetConnection warns alike, and is read as a whole.)
      // SEVERE: ...      SCHWERWIEGEND: ...      重大: ...      (Nov 21, 2026 4:47:00 AM com.example.App main stands above)
      open: opens(
        /^(?<level>SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST|SCHWERWIEGEND|WARNUNG|GRAVE|AVERTISSEMENT|ADVERTENCIA|AVVERTENZA|ADVERTÊNCIA|ALLVARLIG|VARNING|重大|严重|嚴重|심각|警告|경고): (?! |(?:TCP connect|Ping) to |Name resolution of )/,
      ),
    },
    {
      id: 'java-loggers/akka',
      sample: [
        '[ERROR] [11/21/2026 04:47:00.123] [app-akka.actor.default-dispatcher-2] [akka://app/user/db] ',
        '',
      ],
      source: 'Akka documentation, Classic Logging, the default logger to standard output',
      mark: '] [',
      // [ERROR] [11/21/2026 04:47:00.123] [app-akka.actor.default-dispatcher-2] [akka://app/user/db] ...
      open: opens(
        /^(?:\[(?<level>ERROR|WARN(?:ING)?|INFO|DEBUG)\] )?\[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\.\d{3}\] \[[^\]]{1,160}\] (?:\[(?<logger>[^\]\s]{1,200})\] )?/,
      ),
    },
    {
      id: 'java-loggers/play',
      sample: ['[error] c.e.App - ', ''],
      source:
        'Play Framework documentation, Configuring logging: %coloredLevel %logger{15} - %message; sbt writes the level only',
      mark: '] ',
      // [error] c.e.App - ...      [warn] ...
      open: opens(
        /^\[(?<level>error|warn|info|debug)\] (?:(?<logger>[A-Za-z]\w{0,60}(?:\.[\w$]{1,60}){0,12}) - )?(?! )/,
      ),
    },
    {
      id: 'java-loggers/simple-layout',
      sample: ['ERROR - ', ''],
      source: 'log4j 1.2.17 SimpleLayout, printed here',
      mark: ' - ',
      // ERROR - ...
      open: opens(/^(?<level>FATAL|ERROR|WARN|INFO|DEBUG|TRACE) - /),
    },
  ],
};
