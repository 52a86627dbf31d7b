import type { LogRecord } from '../model/fact.ts';
import type { LogEvent } from '../model/log-events.ts';
import type { Draft } from '../model/parser.ts';

/** What a line of a log reports. */
export type LogEntry = { readonly event: LogEvent } & {
  readonly [K in Exclude<keyof LogRecord, 'kind' | 'event'>]?: LogRecord[K] | undefined;
};

/** One entry as a draft; what is `undefined` is left out. */
export function logDraft(entry: LogEntry, lines: readonly number[], time?: number): Draft {
  const { event, about, detail, path, total, port, address, source, count = 1 } = entry;
  return {
    record: {
      kind: 'log',
      event,
      ...(about === undefined ? {} : { about }),
      ...(detail === undefined ? {} : { detail }),
      ...(path === undefined ? {} : { path }),
      ...(total === undefined ? {} : { total }),
      ...(port === undefined ? {} : { port }),
      ...(address === undefined ? {} : { address }),
      ...(source === undefined ? {} : { source }),
      ...(entry.interface === undefined ? {} : { interface: entry.interface }),
      count,
    },
    lines,
    ...(time === undefined ? {} : { time }),
  };
}
