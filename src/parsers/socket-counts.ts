import { logDraft } from '../failure/log-draft.ts';
import type { Parser } from '../model/parser.ts';

/** TCP's states as netstat and ss write them; those of which a pile says something. */
const PILES: Readonly<Record<string, string>> = {
  TIME_WAIT: 'time-wait',
  'TIME-WAIT': 'time-wait',
  CLOSE_WAIT: 'close-wait',
  'CLOSE-WAIT': 'close-wait',
  SYN_RECV: 'syn-recv',
  'SYN-RECV': 'syn-recv',
  SYN_RECEIVED: 'syn-recv',
};

const STATE =
  'TIME[_-]WAIT|CLOSE[_-]WAIT|SYN[_-]RECV|SYN[_-]RECEIVED|SYN[_-]SENT|ESTAB(?:LISHED)?|FIN[_-]WAIT[_-]?[12]|LAST[_-]ACK|CLOSING|LISTEN(?:ING)?|UNCONN|CLOSED';
//   684 CLOSE_WAIT      28012 TIME-WAIT      (| sort | uniq -c)
const COUNT_FIRST = new RegExp(String.raw`^\s{0,10}(\d{1,7})\s{1,4}(${STATE})\s{0,4}$`);
// CLOSE_WAIT 684      TIME_WAIT: 28012      (| awk '{n[$NF]++} END {for (s in n) print s, n[s]}')
const STATE_FIRST = new RegExp(String.raw`^\s{0,10}(${STATE})[:=\s]\s{0,20}(\d{1,7})\s{0,4}$`);
// TCP: inuse 120 orphan 0 tw 28012 alloc 150 mem 20      (/proc/net/sockstat)
const SOCKSTAT = /^TCP: inuse \d{1,7} orphan \d{1,7} tw (\d{1,7}) alloc \d{1,7} mem \d{1,9}$/;
// TCP6: inuse 12      UDP: inuse 3 mem 1      sockets: used 214
const OTHER =
  /^(?:(?:TCP6|UDP|UDPLITE|RAW|FRAG|UDP6|RAW6|FRAG6|UDPLITE6): inuse \d.{0,60}|sockets: used \d{1,9})$/;

const MARKS = [
  ...['time', 'close', 'fin'].flatMap((name) => [`${name}-wait`, `${name}_wait`]),
  ...['syn-recv', 'syn_recv', 'syn-sent', 'syn_sent', 'last-ack', 'last_ack', ': inuse N', 'sockets: used N'],
  ...['estab', 'established', 'closing', 'listen', 'listening', 'unconn', 'closed'].flatMap((state) => [
    ...[`N ${state}`, `^${state} N`, `^${state}: N`, `^${state}:N`, `^${state}=N`, `^${state}= N`],
  ]),
];

/** How many sockets are in which state, as pipes behind netstat and ss count them, and /proc/net/sockstat. */
export const socketCounts: Parser = {
  id: 'socket-counts',
  marks: MARKS,
  line({ text, number }) {
    if (text.length > 100) return undefined;
    const [, first, second] = COUNT_FIRST.exec(text) ?? [];
    const [, state = second, count = first] = STATE_FIRST.exec(text) ?? [];
    const waiting = SOCKSTAT.exec(text)?.[1];
    if (waiting !== undefined)
      return [logDraft({ event: 'sockets-pile-up', detail: 'time-wait', total: Number(waiting) }, [number])];
    if (state === undefined || count === undefined) return OTHER.test(text) ? [] : undefined;
    const detail = PILES[state];
    if (detail === undefined) return [];
    return [logDraft({ event: 'sockets-pile-up', detail, total: Number(count) }, [number])];
  },
};
