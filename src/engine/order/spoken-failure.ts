import type { Symptom } from '../../model/case.ts';
import type { Quotes } from '../quotes.ts';

/**
 * What a text without any attempt says of the failure in the words of prose: “clients of the partner get timeouts”.
 * It is no attempt and no symptom of the case; it tells only in which order to look.
 */
interface Said {
  readonly symptom: Symptom;
  readonly words: RegExp;
}

/** The first of two that are said equally often. English, and what people write of it in other languages. */
const SAID: readonly Said[] = [
  {
    symptom: 'unresolved',
    words:
      /\b(?:nxdomain|servfail|unresolvable|cannot resolve|can['’]t resolve|could ?n['o’]t resolve|name resolution|resolving (?:the )?(?:host|name))\b/i,
  },
  {
    symptom: 'unreachable',
    words:
      /\b(?:no route to host|unreachable|ehostunreach|enetunreach)\b|не(?:доступен|достижим)|不可达|到達不能/i,
  },
  {
    symptom: 'refused',
    words:
      /\b(?:refus(?:ed|es|ing|al)|econnrefused|verweigert|refusée?s?|rechazad[ao]s?|rifiutat[ao]|recusad[ao])\b|отклон|拒绝|拒否/i,
  },
  {
    symptom: 'reset',
    words:
      /\b(?:reset by peer|(?:get|got|gets|were|was|are|is|being) reset|resets?|econnreset|broken pipe|disconnect(?:s|ed|ing)?|dropped connections?|connections? (?:is |are |get |gets |was |were )?(?:dropped|closed|lost)|réinitialisée?|zurückgesetzt)\b|重置|切断/i,
  },
  {
    symptom: 'hang',
    words:
      /\b(?:hangs?|hung|hanging|stuck|stalls?|stalled|freezes?|frozen|never answers?|no answer|no response)\b|卡住|зависа/i,
  },
  {
    symptom: 'timeout',
    words:
      /\b(?:time-?outs?|tim(?:e|ed|es|ing) ?out|etimedout|deadline exceeded|can(?:not|['’]t) (?:reach|connect|join|get (?:in|through))|unable to (?:reach|connect)|zeitüberschreitung|délai|tiempo de espera)\b|超时|タイムアウト|тайм-?аут/i,
  },
];

/** Lines looked at in one paste at the most. */
const MOST_LINES = 400;
const LONGEST_LINE = 1000;

function hasText(quotes: Quotes): boolean {
  return quotes.all().some((lines) => lines.some((line) => line.trim() !== ''));
}

/** `nothing`: there is a text, and it says nothing of a failure. */
export type Spoken = Symptom | 'nothing';

/** What is said of the failure in most of the lines. */
export function spokenFailure(quotes: Quotes): Spoken | undefined {
  const counts = new Map<Symptom, number>();
  for (const lines of quotes.all()) {
    for (const line of lines.slice(0, MOST_LINES)) {
      const text = line.slice(0, LONGEST_LINE);
      const said = SAID.find(({ words }) => words.test(text))?.symptom;
      if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  if (most === 0) return hasText(quotes) ? 'nothing' : undefined;
  return SAID.find(({ symptom }) => counts.get(symptom) === most)?.symptom;
}
