import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const DATED = String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d`;

export const dotnetLoggers: EnvelopeFamily = {
  id: 'dotnet-loggers',
  envelopes: [
    {
      // fail: App.Db[0] Connection refused      (with SingleLine; else the message stands in the next line)
      id: 'dotnet-loggers/console',
      sample: ['fail: App.Db[20004] ', ''],
      source: 'documentation: .NET console log formatting, SimpleConsoleFormatterOptions.SingleLine',
      mark: ': ',
      open: opens(
        new RegExp(
          String.raw`^(?:\[?(?<time>${DATED}(?:\.\d{1,7})?(?:Z| ?[+-]\d\d:\d\d)?)\]? |\d\d:\d\d:\d\d )?(?<level>trce|dbug|info|warn|fail|crit): (?<logger>[\w.+-]{1,160})\[\d{1,9}\] {1,4}`,
        ),
      ),
    },
    {
      // [04:47:00 ERR] Connection refused      [04:47:00 ERR] App.Db: Connection refused
      id: 'dotnet-loggers/serilog',
      sample: ['[04:47:00 ERR] ', ''],
      source: 'documentation: Serilog.Sinks.Console 4, its default output template',
      mark: '] ',
      open: opens(
        /^\[\d\d:\d\d:\d\d(?:\.\d{3})? (?<level>VRB|DBG|INF|WRN|ERR|FTL)\] (?:\[(?<logger>[A-Z]\w{0,60}(?:\.\w{1,60}){1,8})\] )?/,
      ),
    },
    {
      // 2026-11-21 04:47:00.123 +00:00 [ERR] Connection refused
      id: 'dotnet-loggers/serilog-file',
      sample: ['2026-11-21 04:47:00.123 +00:00 [ERR] ', ''],
      source: 'documentation: Serilog.Sinks.File 5, its default output template',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^(?<time>${DATED}\.\d{3} [+-]\d\d:\d\d) \[(?<level>VRB|DBG|INF|WRN|ERR|FTL|Verbose|Debug|Information|Warning|Error|Fatal)\] `,
        ),
      ),
    },
    {
      // 2026-11-21 04:47:00.1234|ERROR|App.Db|Connection refused
      id: 'dotnet-loggers/nlog',
      sample: ['2026-11-21 04:47:00.1234|ERROR|App.Db|', ''],
      source:
        'documentation: NLog wiki, SimpleLayout: ${longdate}|${level:uppercase=true}|${logger}|${message}',
      mark: '|',
      open: opens(
        new RegExp(
          String.raw`^${DATED}\.\d{4} ?\| ?(?:\d{1,6}\|)?(?<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL|Trace|Debug|Info|Warn|Error|Fatal) ?\| ?(?<logger>[\w.+-]{1,160}) ?\| ?`,
        ),
      ),
    },
    {
      // 2026-11-21 04:47:00,123 [1] ERROR App.Db [(null)] - Connection refused
      id: 'dotnet-loggers/log4net',
      sample: ['2026-11-21 04:47:00,123 [1] ERROR App.Db [(null)] - ', ''],
      source:
        'documentation: log4net 2 examples: %date [%thread] %-5level %logger [%property{NDC}] - %message',
      mark: ' - ',
      open: opens(
        new RegExp(
          String.raw`^${DATED},\d{3} \[[^\]]{1,60}\] (?<level>[A-Z]{4,6}) {1,2}(?<logger>[\w.+-]{1,160}) \[[^\]]{0,60}\] - `,
        ),
      ),
    },
  ],
};
