import { withoutAdvice, withoutAdviceBefore } from './advice.ts';

/** Tells the message of a program from a sentence or a line of source code that only names one. */

// printf("connect: %s\n"      throw new Error("connect ECONNREFUSED      if (err == "i/o timeout"      expect(...)
const CODE =
  /\b(?:[fs]?printf|perror|console\.\w+|System\.(?:out|err)|throw new|raise|assert\w*|expect|print(?:ln)?!?|log(?:ger|ging)?\.\w+|fmt\.\w+|errors\.New|strings\.\w+|re\.\w+|catch|except|rescue|elif|grep|new \w*(?:Error|Exception))\s?\(|\bthrow new\b|\bexcept \w+:|[!=]==?\s["']|=~ |%[sdvq]\b|\$\{|^\s{0,20}(?:\/\/|\/\*)/;

// You get ...      ... means that ...      ... usually ...
const PROSE =
  /\b(?:you|you're|you'll|your|means?|usually|typically|often|sometimes|indicat(?:es?|ing)|suggests?|for example|e\.g|such as|occurs?|happens?|how to|what is|what does|why|whenever|error message|stack overflow|significa|voc[êe]|quando|geralmente|bedeutet|normalerweise|meistens|signifie|lorsque|cuando|normalmente)(?![\w.-])/i;
const PROSE_WITHOUT_SPACES =
  /表示|意味|如果|因为|通常|出现|解决|报错|という|場合|ときに|エラーが|です。|ます。/;

// What may stand behind a message: the end, brackets and quotes, further fields, what the program does next.
const CLOSES =
  /^(?:[.\s"'`)\]}>,;!…\\]*$|["'`)\]},;\\]+[\s,;]{0,3}(?:[\w.-]{1,40}["']?\s?[:=]|[([{"'}<@])|[\s,;]{1,3}(?:[([{<]|[\w.-]{1,40}=|[Rr]etry|[Rr]econnect|[Ww]ill retry|[Ss]leeping|[Gg]iving up|[Aa]ttempt|[Tt]rying)|\.\s{1,2}(?:[Rr]etry|[Rr]econnect|[Ww]ill retry|[Ss]leeping|[Gg]iving up|[Tt]rying))/;

/** True where the words around a message show that somebody writes about it. */
export function isMention(before: string, behind: string): boolean {
  const after = withoutAdvice(behind.slice(0, 200));
  if (!CLOSES.test(after)) return true;
  const around = `${withoutAdviceBefore(before.slice(-300))}\n${after}`;
  return CODE.test(around) || PROSE.test(around) || PROSE_WITHOUT_SPACES.test(around);
}

/** True where the words around this match show that somebody writes about the message. */
export function isMentioned(match: RegExpExecArray): boolean {
  const { index, input } = match;
  return isMention(input.slice(0, index), input.slice(index + match[0].length));
}
