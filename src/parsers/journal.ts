import type { Draft, Line, Parser } from '../model/parser.ts';
import { logDraft } from '../failure/log-draft.ts';
import { readLogLine, type LogLine } from '../paste/log-line.ts';
import { BIND_FAILED } from './journal/bind-failed.ts';
import { LISTENS } from './journal/listens.ts';
import { readMongodLine } from './journal/mongod.ts';
import { JOURNAL_MARKS, MAY_TELL } from './journal/marks.ts';
import { KERNEL, mayBeKernel, withoutUptime } from './journal/kernel.ts';
import { readPacketLog } from './journal/packet-log.ts';
import { auditTime, readPolicy } from './journal/policy.ts';
import { NO_DESCRIPTORS, NO_DESCRIPTORS_MARKS } from './journal/descriptors.ts';
import { systemdRows, type Row } from './journal/systemd.ts';

// -- Journal begins at Mon 2024-05-06 07:08:09 UTC, ends at ... --      -- No entries --      -- Boot 0123456789abcdef... --
const MARKS =
  /^-- (?:Journal begins at|Logs begin at|No entries|Boot [\da-f]{8,32}|Reboot|Subject:).{0,200}$/;

function mongod({ text, number }: Line): readonly Draft[] | undefined {
  const read = readMongodLine(text);
  if (!read) return undefined;
  const { time } = readLogLine(read.stamp);
  return read.entry ? [logDraft(read.entry, [number], time)] : [];
}

function readRows(
  rows: readonly Row[],
  message: string,
  number: number,
  time: number | undefined,
): readonly Draft[] | undefined {
  for (const [pattern, read] of rows) {
    const match = pattern.exec(message);
    if (!match) continue;
    const entry = read(match);
    return entry ? [logDraft(entry, [number], time)] : [];
  }
  return undefined;
}

/** What the kernel and its audit subsystem say, with or without syslog's or dmesg's stamp. */
function readKernel({ message, program, time }: LogLine, number: number): readonly Draft[] | undefined {
  if (program !== undefined && !/^(?:kernel|audit|audispd|auditd)$/.test(program)) return undefined;
  if (!mayBeKernel(message)) return undefined;
  const bare = withoutUptime(message);
  const entry = readPacketLog(bare) ?? readPolicy(bare);
  if (entry === 'nothing') return [];
  if (entry) return [logDraft(entry, [number], time ?? auditTime(bare))];
  return readRows(KERNEL, bare, number, time);
}

function unlessEmpty(drafts: readonly Draft[] | undefined): readonly Draft[] | undefined {
  return drafts?.length === 0 ? undefined : drafts;
}

function readMessage(line: LogLine, number: number): readonly Draft[] | undefined {
  const { message, program, time } = line;
  return (
    readRows(systemdRows(program, message), message, number, time) ??
    readRows(LISTENS, message, number, time) ??
    // A reason that is not known here, the vocabulary may know.
    unlessEmpty(readRows(BIND_FAILED, message, number, time)) ??
    readKernel(line, number) ??
    (NO_DESCRIPTORS_MARKS.some((mark) => message.includes(mark))
      ? readRows(NO_DESCRIPTORS, message, number, time)
      : undefined)
  );
}

/** Lines of logs, with or without what journald and syslog put in front: units that come and go, who listens where, and what the kernel says. */
export const journal: Parser = {
  id: 'journal',
  marks: JOURNAL_MARKS,
  line(line) {
    if (!MAY_TELL.test(line.text)) return undefined;
    if (MARKS.test(line.text)) return [];
    return mongod(line) ?? readMessage(readLogLine(line.text), line.number);
  },
};
