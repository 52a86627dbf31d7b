import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

// 1234:5678:1121/044700.123456:ERROR:ssl_client_socket_impl.cc(985)
const HEAD = String.raw`\[(?:(?<pid>\d{1,7}):)?(?:\d{1,7}:)?\d{4}\/\d{6}(?:\.\d{3,6})?:(?<level>VERBOSE\d{0,2}|INFO|WARNING|ERROR|FATAL):`;

export const chromium: EnvelopeFamily = {
  id: 'chromium',
  envelopes: [
    {
      // [1234:5678:1121/044700.123456:INFO:CONSOLE(12)] "GET http://db1/ net::ERR_CONNECTION_REFUSED", source: http://app1/ (12)
      id: 'chromium/console',
      sample: [
        '[1234:5678:1121/044700.123456:INFO:CONSOLE(12)] "',
        '", source: http://app1.example.org/app.js (12)',
      ],
      source: 'documentation: chromium content/browser, LogConsoleMessage: "message", source: url (line)',
      mark: 'console(',
      open: opens(
        new RegExp(String.raw`^${HEAD}CONSOLE[(:]\d{1,7}\)?\] "(?<message>.{1,4000}?)", source: .{0,600}$`),
      ),
    },
    {
      // [1234:5678:1121/044700.123456:ERROR:ssl_client_socket_impl.cc(985)] handshake failed; returned -1, net_error -100
      id: 'chromium/log',
      sample: ['[1234:5678:1121/044700.123456:ERROR:ssl_client_socket_impl.cc(985)] ', ''],
      source:
        'chromium base/logging.cc: [pid:tid:MMDD/hhmmss.uuuuuu:LEVEL:file(line)]; Electron, CEF and mod_pagespeed too',
      mark: ')] ',
      open: opens(new RegExp(String.raw`^${HEAD}(?<logger>[\w./-]{1,160})[(:]\d{1,7}\)?\] `)),
    },
  ],
};
