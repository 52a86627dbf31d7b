/** Tells a failure that occurred from a sentence, a table or a line of source code that only names one. */

// if (err.code === 'ECONNREFUSED')      throw new Error("...      printf("connect: %s\n"      case 'ECONNRESET':
const CODE =
  /\b(?:[fs]?printf|perror|strerror|console\.\w+|System\.(?:out|err)|throw new|raise|assert\w*|expect|print(?:ln)?!?|log(?:ger|ging)?\.\w+|fmt\.\w+|errors\.New|strings\.\w+|re\.\w+|regexp?\w*|catch|except|rescue|elif|grep|includes|indexOf|contains|matches|test|startsWith|endsWith|new \w*(?:Error|Exception))\s?\(|\bthrow new\b|\bexcept \w+:|[!=]==?\s?["'`]|=~ |%[sdvq]\b|\$\{\w|^\s{0,40}(?:\/\/|\/\*|\*\s|#define|#include|case ["'`]?E|return ["'`(]|const |let |var |import |def |func |fn |class |private |public |static |export |@(?:param|throws|returns?)\b)|=>\s?["'`{(]|\)\s?\{\s?$|;\s?$(?<=["'`)]\s?;\s?)|^\s{0,40}["'`]?E[A-Z]{4,15}["'`]?\s?[:=]\s?["'`\d{[(]/;

// You get ...      ... means that ...      ... usually ...
const PROSE =
  /\b(?:you|you're|you'll|your|means?|usually|typically|often|sometimes|indicat(?:es?|ing)|suggests?|for example|e\.g|i\.e|such as|instead of|occurs?|happens?|how to|what is|what does|why|whenever|error messages?|stack overflow|known as|called|refers? to|describes?|documentation|documented|examples?|tutorial|FAQ|significa|voc[êe]|quando|geralmente|bedeutet|normalerweise|meistens|signifie|lorsque|cuando|normalmente)(?![\w.-])/i;
const PROSE_WITHOUT_SPACES =
  /表示|意味|如果|因为|通常|出现|解决|报错|遇到|という|場合|ときに|エラーが|です。|ます。/;

// "if the server", "when a connection is", "that the", "may be", "should be": a sentence, not a report.
const SENTENCE =
  /\b(?:if|when|that|which|whether|unless|because|although|may|might|should|would|could|must|can) (?:the|a|an|it|this|these|be|not|have|also|get|see|fail|result|return|cause|we|i|they)\b/i;

// What may stand right behind a message: the end, a closing sign, a separator, further fields, what is done next.
const CLOSES =
  /^(?:$|["'`”’)\]}>,;:.!…\\|—–=/]|\s{1,8}(?:$|[([{<|—–"'`/-]|[\w.-]{1,40}=|\S{0,3}$|at |to |for |on |while |during |from |when |in \d|after |retry|reconnect|will |sleeping|giving up|attempt|trying|calling|connect|os error|errno|code|error|status|polling|Local|Could|Unable|Is |Please|Check|Verify|Make ))/i;

// What may stand right before one: the start, a sign that opens or parts, a number, a class's name.
const OPENS =
  /(?:^|["'`“‘([{:=>,;|—–/\\*-]\s{0,3}|\]\s{0,3}|\)\s{0,3}|\d\s{1,3}|\b(?:error|failed|failure|reason|info|because|due to|errno|got|was|is|exception|caused by|status|message|cause|fatal|warning|warn|err|connect|connection|socket|network|request|server|connecting|upstream|returned|reports?|said|says|saw|received)[\s:]{1,3})$/i;

/** How sure the words are before their surroundings are looked at. */
export interface Claim {
  /** The wording tells of connecting itself, or the message names whom it speaks of. */
  readonly strong: boolean;
  /** A logger, a collector or a prompt put it there. */
  readonly enveloped: boolean;
}

function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 200), Math.min(text.length, end + 120));
}

/** True where the words report what happened. */
export function isOccurrence(text: string, start: number, end: number, claim: Claim): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  const after = text.slice(end, end + 200);
  const window = around(text, start, end);
  if (CODE.test(window) || CODE.test(text.slice(0, 80))) return false;
  const isProse = PROSE.test(before) || SENTENCE.test(before) || PROSE_WITHOUT_SPACES.test(window);
  if (isProse) return false;
  if (claim.strong)
    return claim.enveloped || (OPENS.test(before) && !PROSE.test(after.slice(0, 60))) || CLOSES.test(after);
  return OPENS.test(before) && CLOSES.test(after) && !PROSE.test(after);
}
