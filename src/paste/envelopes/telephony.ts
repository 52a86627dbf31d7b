import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const telephony: EnvelopeFamily = {
  id: 'telephony',
  envelopes: [
    {
      // [2026-11-21 04:47:00] ERROR[1234][C-00000001]: tcptls.c:553 ast_tcptls_client_start: Unable to connect ...
      id: 'telephony/asterisk',
      sample: ['[2026-11-21 04:47:00] ERROR[1234][C-00000001]: tcptls.c:553 ast_tcptls_client_start: ', ''],
      source:
        'documentation: Asterisk, main/logger.c, [date] LEVEL[thread][call]: file:line function: message',
      mark: ']: ',
      open: opens(
        /^\[(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2} [ \d]\d) \d\d:\d\d:\d\d(?:\.\d{3,6})?\] (?<level>[A-Z]{4,8})\[\d{1,9}\](?:\[C-[0-9a-f]{8}\])?:? (?<logger>[\w.]{1,60}\.c)(?::\d{1,6})?(?: (?:in )?\w{1,80})?: /,
      ),
    },
    {
      // 2026-11-21 04:47:00.123456 98.20% [ERR] sofia.c:1234 Connection refused
      id: 'telephony/freeswitch',
      sample: ['2026-11-21 04:47:00.123456 98.20% [ERR] sofia.c:1234 ', ''],
      source: 'documentation: FreeSWITCH, mod_logfile: time, idle CPU, [LEVEL], file:line',
      mark: '] ',
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} (?:\d{1,3}\.\d\d% )?\[(?<level>[A-Z]{3,7})\] (?<logger>[\w.]{1,60}\.(?:c|cpp)):\d{1,6} /,
      ),
    },
    {
      // 04:47:00.572           tsx0x7f8284c  Failed to send Request msg INVITE/cseq=19033
      id: 'telephony/pjsip',
      sample: ['04:47:00.572           tsx0x7f8284c  ', ''],
      source: 'pjproject 2.13 pjlib/src/pj/log.c: time and a sender of 22 columns',
      mark: '  ',
      open: opens(/^ ?\d\d:\d\d:\d\d\.\d{3} {1,22}(?<logger>[A-Za-z][\w.]{2,30}) {1,2}[!.]{0,10}(?=\S)/),
    },
  ],
};
