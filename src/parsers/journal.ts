import type { Draft, Line, Parser } from '../model/parser.ts';
import { logDraft } from '../text/log-draft.ts';
import { readLogLine, type LogLine } from '../text/log-line.ts';
import { BIND_FAILED } from './journal/bind-failed.ts';
import { LISTENS } from './journal/listens.ts';
import { readMongodLine } from './journal/mongod.ts';
import { KERNEL, systemdRows } from './journal/systemd.ts';

// -- Journal begins at Mon 2024-05-06 07:08:09 UTC, ends at ... --      -- No entries --      -- Boot 0123456789abcdef... --
const MARKS =
  /^-- (?:Journal begins at|Logs begin at|No entries|Boot [\da-f]{8,32}|Reboot|Subject:).{0,200}$/;

function mongod({ text, number }: Line): readonly Draft[] | undefined {
  const read = readMongodLine(text);
  if (!read) return undefined;
  const { time } = readLogLine(read.stamp);
  return read.entry ? [logDraft(read.entry, [number], time)] : [];
}

function readMessage(line: LogLine, number: number): readonly Draft[] | undefined {
  const { message, program, time } = line;
  const kernel = program === 'kernel' || message.startsWith('[') || message.includes('ut of memory: Killed');
  for (const rows of [systemdRows(program, message), LISTENS, BIND_FAILED, kernel ? KERNEL : []]) {
    for (const [pattern, read] of rows) {
      const match = pattern.exec(message);
      if (!match) continue;
      const entry = read(match);
      return entry ? [logDraft(entry, [number], time)] : [];
    }
  }
  return undefined;
}

/** Lines of logs, with or without what journald and syslog put in front: units that come and go, and who listens where. */
export const journal: Parser = {
  id: 'journal',
  line(line) {
    if (MARKS.test(line.text)) return [];
    return mongod(line) ?? readMessage(readLogLine(line.text), line.number);
  },
};
