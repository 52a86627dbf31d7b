import type { Envelope, EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';
import { withFields } from './parts/with-fields.ts';

const LOGRUS =
  /^(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?:\d{4,8}|(?<time>[\dT:+-]{19,25}Z?))\](?<logger>\/?[\w./@-]{1,160}\.go:\d{1,6} [\w./*()]{1,120})? /;
const ZEROLOG =
  /^(?:\d{1,2}:\d\d[AP]M|(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))) (?<level>TRC|DBG|INF|WRN|ERR|FTL|PNC|\?\?\?) (?:(?<logger>[\w./@-]{1,160}\.go:\d{1,6}) > )?/;

const envelopes: readonly Envelope[] = [
  {
    // 2026/11/21 04:47:00 main.go:11: dial tcp 192.0.2.5:5432: connect: connection refused
    id: 'go-loggers/log-with-file',
    sample: ['2026/11/21 04:47:00 main.go:11: ', ''],
    source: 'Go 1.19.8 log printed it: LstdFlags|Lshortfile',
    mark: '.go:',
    open: opens(
      /^(?:[\w .-]{1,40}: )?\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? (?:\[?(?<level>[A-Z]{3,7})\]?:? )?(?<logger>\/?[\w./@-]{1,160}\.go:\d{1,6}): /,
    ),
  },
  {
    // (nginx writes such a stamp too: 2026/11/21 04:47:00 [error] 31#31: ...)
    // 2026/11/21 04:47:00 dial tcp 192.0.2.5:5432: connect: connection refused      app: 2026/11/21 04:47:00.157737 ...
    id: 'go-loggers/log',
    sample: ['2026/11/21 04:47:00 ', ''],
    source: 'Go 1.19.8 log printed it',
    mark: '/',
    open: opens(
      /^(?:[\w .-]{1,40}: )?\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? (?!\[[a-z]{4,6}\] \d{1,7}#)(?:\[(?<level>[A-Z]{3,7})\]:? |(?:ERROR|WARN|INFO|DEBUG):? )?/,
    ),
  },
  {
    // WARN[2026-11-21T04:47:00Z] dial tcp 192.0.2.5:5432: connect: connection refused
    // ERRO[0000] dial failed                                   error="dial tcp 192.0.2.5:5432: connect: connection refused"
    id: 'go-loggers/logrus-terminal',
    sample: ['ERRO[0000] ', ' '],
    source: 'logrus 1.9.0 on Go 1.19.8 printed it: ForceColors',
    mark: '[',
    open: withFields(LOGRUS),
  },
  {
    // 4:47AM ERR dial failed error="dial tcp 192.0.2.5:5432: connect: connection refused" addr=db1:5432
    id: 'go-loggers/zerolog-console',
    sample: ['4:47AM ERR ', ''],
    source: 'zerolog 1.26.1 on Go 1.19.8 printed it: ConsoleWriter',
    open: withFields(ZEROLOG),
  },
  {
    // 2026-11-21T04:47:00.123Z<tab>ERROR<tab>db<tab>app/main.go:12<tab>dial tcp 192.0.2.5:5432: connect: connection refused
    id: 'go-loggers/zap-console',
    sample: ['2026-11-21T04:47:00.123Z\tERROR\tdb\tapp/main.go:12\t', ''],
    source: 'zap 1.23.0 on Go 1.19.8 printed it: NewDevelopmentConfig; fields stand behind as JSON',
    mark: '\t',
    open: opens(
      /^(?:(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d{4}))|\d\.\d{5,20}e\+\d\d)\t(?<level>DEBUG|INFO|WARN|ERROR|DPANIC|PANIC|FATAL|debug|info|warn|error|dpanic|panic|fatal)\t(?:(?<logger>[\w.@/-]{1,100})\t)?(?:[\w./@-]{1,160}\.go:\d{1,6}\t)?/,
    ),
  },
];

export const goLoggers: EnvelopeFamily = { id: 'go-loggers', envelopes };
