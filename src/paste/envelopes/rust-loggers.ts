import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';
import { withFields } from './parts/with-fields.ts';

const LEVEL = '(?<level>TRACE|DEBUG|INFO|WARN|ERROR)';
const MODULE = String.raw`[A-Za-z_]\w{0,60}(?:::\w{1,60}){0,12}`;

export const rustLoggers: EnvelopeFamily = {
  id: 'rust-loggers',
  envelopes: [
    {
      // [2026-11-21T04:47:00Z WARN  app::db] Connection refused (os error 111)
      id: 'rust-loggers/env-logger',
      sample: ['[2026-11-21T04:47:00Z ERROR app::db] ', ''],
      source: 'env_logger 0.9.3 on Rust 1.95.0 printed it',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^\[(?:(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) )?${LEVEL} {1,2}(?<logger>[\w:./-]{1,120})\] `,
        ),
      ),
    },
    {
      // 2026-11-21T04:47:00.062625Z ERROR conn{id=3}: app: Connection refused (os error 111)
      id: 'rust-loggers/tracing',
      sample: ['2026-11-21T04:47:00.062625Z ERROR conn{id=3}: app::db: ', ''],
      source: 'tracing-subscriber 0.3.16 on Rust 1.95.0 printed it',
      mark: 'z ',
      open: withFields(
        new RegExp(
          String.raw`^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,9}Z) {1,2}${LEVEL} (?:ThreadId\(\d{1,6}\) )?(?:[\w.-]{1,60}(?:\{[^{}]{0,300}\})?:(?=[\w.-]{1,60}(?:\{[^{}]{0,300}\})?:)){0,8} ?(?:[\w.-]{1,60}\{[^{}]{0,300}\}: )?(?<logger>${MODULE}): `,
        ),
      ),
    },
    {
      // 04:47:00 [ERROR] (1) app::db: Connection refused (os error 111)      04:47:00 [ERROR] Connection refused ...
      id: 'rust-loggers/simplelog',
      sample: ['04:47:00 [ERROR] (1) app::db: ', ''],
      source: 'documentation: simplelog 0.12, TermLogger and its Config',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^\d\d:\d\d:\d\d(?:\.\d{1,9})? \[${LEVEL}\] (?:\(\d{1,4}\) )?(?:(?<logger>${MODULE}): )?(?:\[[\w/.-]{1,160}\.rs:\d{1,6}\] )?`,
        ),
      ),
    },
    {
      // [2026-11-21][04:47:00][app::db][ERROR] Connection refused (os error 111)
      id: 'rust-loggers/fern',
      sample: ['[2026-11-21][04:47:00][app::db][ERROR] ', ''],
      source: 'documentation: fern 0.6, the example of its front page',
      mark: '][',
      open: opens(
        new RegExp(
          String.raw`^\[\d{4}-\d\d-\d\d(?:\]\[|[ T])\d\d:\d\d:\d\dZ?\]?(?:\[| )(?:(?<logger>[\w:.-]{1,120})\]\[${LEVEL}|(?:TRACE|DEBUG|INFO|WARN|ERROR)(?:\]\[| )[\w:.-]{1,120})\] `,
        ),
      ),
    },
  ],
};
