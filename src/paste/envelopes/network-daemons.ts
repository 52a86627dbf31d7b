/** The logs of daemons that write their own: for names, MQTT, proxies, monitoring. */

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
      // 21-Nov-2026 04:47:00.123 general: error: ...      2026-11-21T04:47:00.123Z resolver: info: ...
      open: opens(
        /^(?:\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3}|(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z?)) (?:(?<logger>[a-z-]{2,30}): )?(?<level>critical|error|warning|notice|info|debug \d{1,2}): /,
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
      id: 'network-daemons/filezilla',
      sample: ['Error:        \t', ''],
      source: 'FileZilla Client 3 message log: Status:, Command:, Response:, Error:, Trace:, and a tab',
      mark: ':',
      // Error:        <tab>...      Status:       <tab>...
      open: opens(/^(?<level>Status|Error|Response|Command|Trace): {0,12}\t/),
    },
  ],
};
