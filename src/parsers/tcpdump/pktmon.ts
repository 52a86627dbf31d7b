import type { PrintedTime } from './clock.ts';

/** What pktmon writes above each packet, in its text and in real time: when, where in the stack, and whether it was dropped. */
export interface PktmonHead {
  readonly printed: PrintedTime;
  readonly component: string;
  readonly direction: 'in' | 'out' | undefined;
  readonly dropped: string | undefined;
}

// [00]0000.0000::2023-03-02 10:01:12.120399900 [Microsoft-Windows-PktMon] PktGroupId 1, PktNumber 1, Appearance 1, Direction Tx , Type Ethernet , Component 22, Edge 1, Filter 1, DropReason 0 , DropLocation 0 , OriginalSize 66, LoggedSize 66
const HEAD =
  /^\s{0,4}(?:\[\d{1,3}\][\dA-F]{4}\.[\dA-F]{4}::)?(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d\.\d{1,9}) \[Microsoft-Windows-PktMon\] (?:Drop: )?(.{10,400})$/;
// 10:01:12.120399900 PktGroupId 1, PktNumber 1, Appearance 1, Direction Tx , Type Ethernet , Component 22, ...      (real time)
const LIVE = /^(\d\d):(\d\d):(\d\d\.\d{1,9}) ((?:Drop: )?PktGroupId \d{1,20}, .{10,400})$/;
const DIRECTION = /\bDirection (Tx|Rx)\b/;
const COMPONENT = /\bComponent (\d{1,6})\b/;
const DROPPED = /\bDropReason (\S[^,]{0,80}?) ?,/;

function timeOf(text: string): { readonly printed: PrintedTime; readonly rest: string } | undefined {
  const [, year, month, day, hours, minutes, seconds, rest = ''] = HEAD.exec(text) ?? [];
  if (year !== undefined) {
    const date = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
    const time = date + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return { printed: { seconds: time, time, rest: '' }, rest };
  }
  const [, h, m, s, live = ''] = LIVE.exec(text) ?? [];
  if (h === undefined) return undefined;
  return { printed: { seconds: Number(h) * 3600 + Number(m) * 60 + Number(s), rest: '' }, rest: live };
}

export function readPktmonHead(text: string): PktmonHead | undefined {
  const { printed, rest } = timeOf(text) ?? {};
  if (!printed || rest === undefined) return undefined;
  const way = DIRECTION.exec(rest)?.[1];
  const reason = DROPPED.exec(rest)?.[1];
  return {
    printed,
    component: `component ${COMPONENT.exec(rest)?.[1] ?? '?'}`,
    direction: way === 'Tx' ? 'out' : way === 'Rx' ? 'in' : undefined,
    dropped: reason === '0' ? undefined : reason,
  };
}
