import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const STAMP = String.raw`(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4})?)`;
const CATEGORY = String.raw`(?:\[(?<logger>[\w.-]{1,120}:[\w .-]{1,60})\] )?`;

export const apple: EnvelopeFamily = {
  id: 'apple',
  envelopes: [
    {
      // 2026-11-21 04:47:00.123456+0000 0x1a2b     Error       0x0                  812    0    App: (CFNetwork) [com.apple.CFNetwork:Default] ...
      id: 'apple/log-show',
      sample: [
        '2026-11-21 04:47:00.123456+0000 0x1a2b     Error       0x0                  812    0    App: (CFNetwork) [com.apple.CFNetwork:Default] ',
        '',
      ],
      source: 'documentation: macOS log(1), default style: timestamp, thread, type, activity, PID, TTL',
      mark: ' 0x',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} 0x[0-9a-f]{1,8} {1,12}(?<level>[A-Z][a-z]{3,9}) {1,16}0x[0-9a-f]{1,16} {1,24}(?<pid>\d{1,7}) {1,8}\d{1,6} {1,8}(?<program>[^:()]{1,60}): (?:\([\w .+-]{1,60}\) )?${CATEGORY}`,
        ),
      ),
    },
    {
      // 2026-11-21 04:47:00.123 E  App[812:1a2b] [com.apple.network:connection] nw_endpoint_flow_failed ...
      id: 'apple/log-compact',
      sample: ['2026-11-21 04:47:00.123 E  App[812:1a2b] [com.apple.network:connection] ', ''],
      source: 'documentation: macOS log(1), --style compact: timestamp, type, process[PID:thread]',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} (?<level>D[fbe]|Er?|Ft?|In?|A) {1,3}(?<program>[^[\]]{1,60})\[(?<pid>\d{1,7}):[0-9a-f]{1,8}\] (?:\([\w .+-]{1,60}\) )?${CATEGORY}`,
        ),
      ),
    },
    {
      // 2026-11-21 04:47:00.123456+0000 App[812:4711] [connection] nw_socket_handle_socket_event ...
      id: 'apple/nslog',
      sample: ['2026-11-21 04:47:00.123456+0000 App[812:4711] ', ''],
      source: 'documentation: Foundation, NSLog: time, process[PID:thread]',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} (?<program>[\w. -]{1,60})\[(?<pid>\d{1,7}):\d{1,10}\] (?:\[[a-z][\w.-]{1,40}\] )?(?:Task <[0-9A-F-]{36}>\.<\d{1,6}> )?`,
        ),
      ),
    },
    {
      // Nov 21 04:47:00 iPhone App(CFNetwork)[812] <Error>: Connection 1: received failure notification
      id: 'apple/device',
      sample: ['Nov 21 04:47:00 iPhone App(CFNetwork)[812] <Error>: ', ''],
      source: 'documentation: libimobiledevice, idevicesyslog(1); the same as macOS syslogd writes',
      mark: '>: ',
      open: opens(
        /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{6})? (?<host>[\w.-]{1,64}) (?<program>[\w.-]{1,64})(?:\([\w .+-]{1,60}\))?\[(?<pid>\d{1,7})\] <(?<level>[A-Z][a-z]{3,9})>: /,
      ),
    },
  ],
};
