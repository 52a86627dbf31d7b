/** The journal, in the forms that journalctl prints. What it calls short is the syslog's classic form. */

import type { EnvelopeFamily, Opened } from '../envelope.ts';
import { jsonObject, textUnder } from './parts/json-object.ts';
import { contextOf, opens } from './parts/prefix.ts';

const LEVELS = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

function openEntry(text: string): Opened | undefined {
  const entry = jsonObject(text);
  const time = entry && textUnder(entry, '__REALTIME_TIMESTAMP');
  const message = entry && textUnder(entry, 'MESSAGE');
  if (!entry || time === undefined || message === undefined) return undefined;
  return {
    inner: [message],
    context: contextOf({
      time,
      host: textUnder(entry, '_HOSTNAME'),
      program: textUnder(entry, 'SYSLOG_IDENTIFIER') ?? textUnder(entry, '_COMM'),
      pid: textUnder(entry, '_PID'),
      level: LEVELS[Number(textUnder(entry, 'PRIORITY') ?? -1)],
    }),
  };
}

/** The value of a field that stands on a line of its own, as JSON text. */
function openField(text: string): Opened | undefined {
  const written = /^\s{0,8}"MESSAGE" : (".*"),?$/.exec(text)?.[1];
  if (written === undefined) return undefined;
  const message = jsonObject(`{"MESSAGE":${written}}`)?.get('MESSAGE');
  return typeof message === 'string' ? { inner: [message] } : undefined;
}

export const journalctl: EnvelopeFamily = {
  id: 'journalctl',
  envelopes: [
    {
      id: 'journalctl/short-full',
      sample: ['Sat 2026-11-21 04:47:00 UTC db1 app.service[812]: ', ''],
      source: 'systemd 252 journalctl -o short-full and -o with-unit, printed here',
      mark: ': ',
      // Sat 2026-11-21 04:47:00 UTC db1 app[812]: ...      Sat 2026-11-21 04:47:00 CET db1 kernel: ...
      open: opens(
        /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})? [A-Z+\d:-]{2,6}) (?:(?<host>[\w.:-]{0,254}[\w.-]) )?(?<program>[^\s\]:[]{1,255})(?:\[(?<pid>\d{1,10})\])?: /,
      ),
    },
    {
      id: 'journalctl/short-iso',
      sample: ['2026-11-21T04:47:00+0000 db1 app[812]: ', ''],
      source: 'systemd 252 journalctl -o short-iso and -o short-iso-precise, printed here; 255 writes +00:00',
      mark: ': ',
      // 2026-11-21T04:47:00+0000 db1 app[812]: ...      2026-11-21T04:47:00.123456+0000 db1 kernel: ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?[+-]\d\d:?\d\d) (?:(?<host>[\w.:-]{0,254}[\w.-]) )?(?:(?<program>[^\s\]:[]{1,255})\[(?<pid>\d{1,10})\]|kernel): /,
      ),
    },
    {
      id: 'journalctl/short-precise',
      sample: ['Nov 21 04:47:00.123456 db1 app[812]: ', ''],
      source: 'systemd 252 journalctl -o short-precise, printed here',
      mark: ': ',
      // Nov 21 04:47:00.123456 db1 app[812]: ...      Nov 21 04:47:00.123456 db1 kernel: ...
      open: opens(
        /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{6} (?:(?<host>[\w.:-]{0,254}[\w.-]) )?(?<program>[^\s\]:[]{1,255})(?:\[(?<pid>\d{1,10})\])?: /,
      ),
    },
    {
      id: 'journalctl/short-monotonic',
      sample: ['[12345.678901] db1 app[812]: ', ''],
      source: 'systemd 252 journalctl -o short-monotonic and -o short-delta, printed here',
      mark: '] ',
      // [12345.678901] db1 app[812]: ...      [12345.678901 <    0.005458 >] db1 kernel: ...
      open: opens(
        /^\[ {0,4}\d{1,10}\.\d{6}(?: {16}| < {0,10}\d{1,10}\.\d{6} >)?\] (?<host>[\w.-]{1,255}) (?:(?<program>[\w./@-]{1,255})\[(?<pid>\d{1,10})\]|kernel): /,
      ),
    },
    {
      id: 'journalctl/short-unix',
      sample: ['1795236420.123456 db1 app[812]: ', ''],
      source: 'systemd 252 journalctl -o short-unix, printed here',
      mark: ': ',
      // 1795236420.123456 db1 app[812]: ...
      open: opens(
        /^(?<time>\d{10}\.\d{6}) (?:(?<host>[\w.:-]{0,254}[\w.-]) )?(?<program>[^\s\]:[]{1,255})(?:\[(?<pid>\d{1,10})\])?: /,
      ),
    },
    {
      id: 'journalctl/json',
      sample: [
        '{"__REALTIME_TIMESTAMP":"1795236420123456","PRIORITY":"3","SYSLOG_IDENTIFIER":"app","MESSAGE":"',
        '","_PID":"812","_HOSTNAME":"db1"}',
      ],
      escape: 'json',
      source: 'systemd 252 journalctl -o json, printed here',
      mark: '"__realtime_timestamp"',
      open: openEntry,
    },
    {
      id: 'journalctl/json-sse',
      sample: ['data: {"__REALTIME_TIMESTAMP":"1795236420123456","MESSAGE":"', '","_PID":"812"}'],
      escape: 'json',
      source: 'systemd 252 journalctl -o json-sse, printed here',
      mark: '"__realtime_timestamp"',
      // data: {"__REALTIME_TIMESTAMP":"1795236420123456","MESSAGE":"...","_PID":"812"}
      open: (text) => (text.startsWith('data: {') ? openEntry(text.slice('data: '.length)) : undefined),
    },
    {
      id: 'journalctl/json-pretty',
      sample: ['\t"MESSAGE" : "', '",'],
      escape: 'json',
      source: 'systemd 252 journalctl -o json-pretty, printed here',
      mark: '"message" : "',
      open: openField,
    },
    {
      id: 'journalctl/export',
      sample: ['MESSAGE=', ''],
      source: 'systemd 252 journalctl -o export and -o verbose, printed here',
      mark: 'message=',
      // MESSAGE=...          MESSAGE=...      (verbose indents it)
      open: opens(/^(?: {4})?MESSAGE=/),
    },
  ],
};
