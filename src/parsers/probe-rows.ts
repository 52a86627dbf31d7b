import type { Outcome } from '../model/outcome.ts';
import type { Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { canonicalIp } from '../model/ip.ts';
import { isFileName } from '../failure/host-names.ts';

// 10.2.0.15:5000 FAIL (connect timeout 3s)      192.0.2.13:5432 ... timeout      db1.example.org:5432 - closed      [db1:22] OK 2ms
// checking 192.0.2.13:5432 ... timeout          2024-01-02 03:04:05 192.0.2.13 5432 OK
const ROW =
  /^(?:\S{0,30}\d\d:\d\d:\d\d\S{0,10} |(?:checking|testing|probing|probe|check|test|trying|port) )?\[?((?:[\da-z][\w-]{0,62}\.){1,8}[\da-z][\w-]{0,62}|[\da-z][\w-]{0,62}):(\d{1,5})\]?\s{0,20}(?:\.{2,20}|[-=:|]+>?|→|is|was|is now)?\s{1,20}([a-z][a-z ]{1,18}?)(?:$|\.$|\s{1,4}\(([^()]{0,80})\)$|,?\s{1,4}(?:in |after |time=)?\d[\d.]{0,8}\s?[a-zµ]{0,8}$)/i;

const WELL = /^(?:ok|okay|open|opened|up|reachable|success|succeeded|connected|alive|pass|passed)$/i;
const LATE = /^(?:connect )?(?:time(?:d )?-?out|no response|no answer)\b/i;
const REFUSED = /^(?:(?:connection )?refused|closed|not listening)$/i;
const BADLY =
  /^(?:fail|failed|failure|down|unreachable|dead|ko|error|not reachable|not open|filtered|blocked)$/i;

function outcomeOf(word: string, more: string): Outcome | undefined {
  if (WELL.test(word)) return 'connected';
  if (/^(?:time(?:d )?-?out|no response|no answer)$/i.test(word)) return 'own-deadline';
  if (REFUSED.test(word)) return word.toLowerCase().includes('refused') ? 'refused' : 'failed';
  if (!BADLY.test(word)) return undefined;
  if (LATE.test(more)) return 'own-deadline';
  return /^(?:connection )?refused\b/i.test(more) ? 'refused' : 'failed';
}

/** An address, or a name with a dot: a word and a number are anything. */
function isHost(text: string): boolean {
  return canonicalIp(text) !== undefined || (/[a-z]/i.test(text) && text.includes('.') && !isFileName(text));
}

/** What people's own scripts print of each port that they try: who, and one word of how it went. */
export const probeRows: Parser = {
  id: 'probe-rows',
  marks: [
    ...[
      ' ok',
      ' up',
      ' ko',
      ' open',
      'success',
      'succeeded',
      'reachable',
      ' connected',
      'alive',
      ' pass',
      'fail',
    ],
    ...[
      'down',
      'dead',
      ' error',
      'refused',
      'closed',
      'time',
      'no response',
      'no answer',
      'not open',
      'filtered',
      'blocked',
    ],
  ],
  line(line, head) {
    if (line.text.length > 200) return undefined;
    const [, host = '', port = '', word = '', more = ''] = ROW.exec(line.text.trim()) ?? [];
    if (host === '' || !isHost(host)) return undefined;
    const outcome = outcomeOf(word.trim(), more);
    if (outcome === undefined) return undefined;
    return [attemptDraft({ tool: 'script', line, head, command: undefined, host, port, outcome })];
  },
};
