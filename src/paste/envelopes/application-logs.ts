/** The logs of single applications that have an order of their own. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opensDated } from './parts/dated.ts';
import { opens } from './parts/prefix.ts';

export const applicationLogs: EnvelopeFamily = {
  id: 'application-logs',
  envelopes: [
    {
      id: 'application-logs/idea',
      sample: ['2026-11-21 04:47:00,123 [  12345]   WARN - #c.i.o.v.i.VcsUtil - ', ''],
      source: 'IntelliJ Platform IdeaLogRecordFormatter: date, [milliseconds], level - #logger - message',
      mark: ' - ',
      // 2026-11-21 04:47:00,123 [  12345]   WARN - #c.i.o.v.i.VcsUtil - ...
      open: opensDated(/^ \[ {0,10}[\d-]{1,12}\] {1,5}(?<level>[A-Z]{4,6}) - (?<logger>#?[\w.$#]{1,200}) - /),
    },
    {
      id: 'application-logs/wrapper',
      sample: ['INFO   | jvm 1    | 2026/11/21 04:47:00 | ', ''],
      source: 'Java Service Wrapper documentation, wrapper.logfile.format LPTM',
      mark: ' | jvm ',
      // INFO   | jvm 1    | 2026/11/21 04:47:00 | ...
      open: opens(/^(?<level>[A-Z]{4,6}) {1,4}\| jvm \d{1,3} {1,6}\| \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \| /),
    },
    {
      id: 'application-logs/vmware-brackets',
      sample: [
        '[2026-11-21T04:47:00.123Z tomcat-http--188   ERROR com.vmware.vim.vmomi.server.http.impl.AsyncServlet] ',
        '',
      ],
      source: 'VMware vCenter logs as lnav java_log format shows them',
      mark: '] ',
      // [2026-11-21T04:47:00.123Z tomcat-http--188   ERROR com.vmware.x.AsyncServlet] ...
      // 2026-11-21T04:47:00.123Z [grpc-5  INFO  com.vmware.x.LookupServiceUtil  opId=] ...
      open: opensDated(
        /^ \[?[\w.-]{1,80}(?: \[\]| null)? {1,80}(?<level>ERROR|WARN|INFO|DEBUG|TRACE) {1,2}(?<logger>[\w.$]{1,200})(?: {1,2}opId=[^\]]{0,120})?\] (?:- )?/,
      ),
    },
    {
      id: 'application-logs/vmware-sso',
      sample: [
        '2026-11-21T04:47:00.123Z INFO tokenservice[83:tomcat-http--36] [CorId=95c59584 OpId=] [com.vmware.identity.Idm] ',
        '',
      ],
      source: 'VMware vCenter logs as lnav java_log format shows them',
      mark: '[corid=',
      // 2026-11-21T04:47:00.123Z INFO tokenservice[83:tomcat-http--36] [CorId=95c59584 OpId=] [com.vmware.identity.Idm] ...
      open: opensDated(
        /^ (?<level>[A-Z]{4,5}) {1,2}(?<program>[\w-]{1,60})\[\d{1,8}:[^\]]{1,80}\] \[CorId=[^\]]{0,200}\] \[(?<logger>[^\]]{1,200})\] /,
      ),
    },
    {
      id: 'application-logs/esxi',
      sample: ['2026-11-21T04:47:00.123Z In(14) settingsd[263657]: ', ''],
      source: 'ESXi 8 syslog as lnav esx_syslog_log format shows it',
      mark: ']: ',
      // 2026-11-21T04:47:00.123Z In(14) settingsd[263657]: ...      2026-11-21T04:47:00Z Er(11)[+] hostprofile[1001]: ...
      open: opensDated(
        /^ (?<level>Db|In|No|Wa|Er|Cr|Al|Em)\(\d{1,3}\)(?:\[\+\]|\+)? (?<program>[\w.-]{1,60})\[(?<pid>\d{1,12})\]: /,
      ),
    },
    {
      id: 'application-logs/vdsm',
      sample: ['Thread-1950::ERROR::2026-11-21 04:47:00,123::dispatcher::94::Storage.Dispatcher::(run) ', ''],
      source: 'oVirt documentation, vdsm.log, up to version 4.0',
      mark: '::',
      // Thread-1950::ERROR::2026-11-21 04:47:00,123::dispatcher::94::Storage.Dispatcher::(run) ...
      open: opens(
        /^[^:\s]{1,80}::(?<level>[A-Z]{4,8})::\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:,\d{3})?::\w{1,60}::\d{1,6}::(?<logger>[\w.-]{1,120})::\([^)]{1,80}\) ?/,
      ),
    },
    {
      id: 'application-logs/vdsm-4',
      sample: ['2026-11-21 04:47:00,123+0000 ERROR (vm/9e5dd42e) [virt.vm] ', ' (vm:2104)'],
      source: 'oVirt documentation, vdsm.log, from version 4.1; lnav vdsm_log format',
      mark: ') [',
      // 2026-11-21 04:47:00,123+0000 ERROR (vm/9e5dd42e) [virt.vm] ... (vm:2104)
      open: opensDated(
        /^ (?<level>[A-Z]{4,8}) {1,2}\([^)]{1,120}\) \[(?<logger>[\w.-]{1,120})\] (?<message>.*) \(\w{1,60}:\d{1,6}\)$/,
      ),
    },
    {
      id: 'application-logs/foreman-installer',
      sample: ['[ERROR 2026-11-21 04:47:00 main]  ', ''],
      source: 'Foreman installer (kafo) log, as lnav katello_log format shows it',
      mark: '] ',
      // [ERROR 2026-11-21 04:47:00 main]  ...      2026-11-21 04:47:00 [ERROR ] [configure] ...
      open: opens(/^\[ ?(?<level>[A-Z]{4,6}) \d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d (?<logger>\w{1,40})\] {1,2}/),
    },
    {
      id: 'application-logs/gitea',
      sample: ['2026/11/21 04:47:00 routers/common/db.go:21:InitDBEngine() [E] ', ''],
      source: 'Gitea documentation, Logging configuration: the flags of stdflags',
      mark: '() [',
      // 2026/11/21 04:47:00 ...eb/routing/logger.go:68:func1() [W] ...
      open: opens(
        /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d )?(?<logger>[\w./-]{1,120}\.go:\d{1,6}:[\w.*]{1,80})\(\) \[(?<level>[A-Z]{1,8})\] (?:\[[0-9a-f-]{8,16}\] )?/,
      ),
    },
    {
      id: 'application-logs/syncthing',
      sample: ['[AB3DE] 2026/11/21 04:47:00 WARNING: ', ''],
      source: 'Syncthing documentation, Debugging; lnav syncthing format',
      mark: '] ',
      // [AB3DE] 2026/11/21 04:47:00 INFO: ...      [start] 2026/11/21 04:47:00.123456 local.go:203: DEBUG: ...
      open: opens(
        /^\[(?:start|monitor|[A-Z0-9]{5})\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? (?:(?<logger>\w{1,40}\.go:\d{1,6}): )?(?<level>[A-Z]{2,8}): /,
      ),
    },
    {
      id: 'application-logs/nextflow',
      sample: ['Nov-21 04:47:00.123 [main] ERROR nextflow.Session - ', ''],
      source: 'Nextflow documentation, execution logs: .nextflow.log',
      mark: '] ',
      // Nov-21 04:47:00.123 [main] ERROR nextflow.Session - ...
      open: opens(
        /^[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d\.\d{3} \[[^\]]{1,120}\] (?<level>[A-Z]{4,5}) {1,3}(?<logger>[\w.$]{1,160}) - /,
      ),
    },
    {
      id: 'application-logs/proxifier',
      sample: ['[11.21 04:47:00] chrome.exe *64 - ', ''],
      source: 'Proxifier documentation, Output; lnav proxifier_log format',
      mark: '] ',
      // [11.21 04:47:00] chrome.exe *64 - db1.example.org:5432 error : Could not connect ...
      open: opens(
        /^\[\d\d\.\d\d \d\d:\d\d:\d\d\] (?<program>\S{1,80})(?: \*64)? (?:-|\(?(?<pid>\d{1,8})\)?) /,
      ),
    },
  ],
};
