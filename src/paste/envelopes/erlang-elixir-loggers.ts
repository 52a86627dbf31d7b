import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const LEVELS = 'debug|info|notice|warn|warning|error|critical|alert|emergency';

export const erlangElixirLoggers: EnvelopeFamily = {
  id: 'erlang-elixir-loggers',
  envelopes: [
    {
      // 2026-11-21 04:47:00.123 [error] <0.96.0>@app_db:connect:42 connect failed: econnrefused
      id: 'erlang-elixir-loggers/lager',
      sample: ['2026-11-21 04:47:00.123 [error] <0.96.0>@app_db:connect:42 ', ''],
      source: 'documentation: lager 3, lager_default_formatter',
      mark: '>@',
      open: opens(
        new RegExp(
          String.raw`^(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d:\d\d\.\d{3,6}(?:Z|[+-]\d\d:\d\d)? \[(?<level>${LEVELS})\] <\d{1,6}\.\d{1,10}\.\d{1,6}>@(?<logger>[\w.]{1,80}(?::\w{1,80})?(?:\/\d{1,3})?(?::\d{1,6})?) `,
        ),
      ),
    },
    {
      // 04:47:00.123 [error] connect failed: econnrefused      04:47:00.123 request_id=F1 pid=<0.96.0> [error] connect ...
      id: 'erlang-elixir-loggers/elixir',
      sample: ['04:47:00.123 [error] ', ''],
      source: 'Elixir 1.14.0 printed it; RabbitMQ 3.8 writes a process behind the level',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3} (?:[a-z_]{1,32}=\S{1,80} ){0,8}\[(?<level>${LEVELS})\] {1,2}(?:<\d{1,6}\.\d{1,10}\.\d{1,6}> )?`,
        ),
      ),
    },
    {
      // 2026-11-21T04:47:00.123456+00:00 error: connect failed: econnrefused
      id: 'erlang-elixir-loggers/otp',
      sample: ['2026-11-21T04:47:00.123456+00:00 error: ', ''],
      source: 'Erlang/OTP 25.2.3 printed it: logger_formatter without the legacy header',
      mark: ': ',
      open: opens(
        new RegExp(
          String.raw`^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(?:Z|[+-]\d\d:\d\d)) (?<level>${LEVELS}): (?:<\d{1,6}\.\d{1,10}\.\d{1,6}> )?`,
        ),
      ),
    },
    {
      // =ERROR REPORT==== 21-Nov-2026::04:47:00.123456 === connect failed: econnrefused      (joined with its next line)
      id: 'erlang-elixir-loggers/report',
      sample: ['=ERROR REPORT==== 21-Nov-2026::04:47:00.123456 === ', ''],
      source: 'Erlang/OTP 25.2.3 printed it; the message stands in the next line',
      mark: ' report==== ',
      open: opens(
        /^=(?<level>[A-Z]{4,10}) REPORT==== \d{1,2}-[A-Z][a-z]{2}-\d{4}::\d\d:\d\d:\d\d(?:\.\d{1,6})? ===\s{1,4}(?=\S)/,
      ),
    },
  ],
};
