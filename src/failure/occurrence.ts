import { withoutAdvice, withoutAdviceBefore } from './advice.ts';
import { isFileName } from './host-names.ts';

/** Tells a failure that occurred from a sentence, a table or a line of source code that only names one. */

// throw new Error("...      printf("connect: %s\n"      expect(error.message)      catch (java.net.ConnectException e)
const CALL =
  /\b(?:[fs]?printf|perror|strerror|console\.\w+|System\.(?:out|err)|raise|assert\w*|expect|print(?:ln)?!?|log(?:ger|ging)?\.\w+|fmt\.\w+|errors\.(?:New|Is|As)|t\.(?:Error|Fatal|Log)f?|strings\.\w+|re\.\w+|regex\w*|catch|except|rescue|elif|includes|indexOf|contains|matches|test|startsWith|endsWith|rate|sum|increase|count|new \w*(?:Error|Exception))\s?\(/;
// if (code === 'ECONNREFUSED')      case ECONNREFUSED:      #define ECONNREFUSED 111      } catch (      const X = /.../
const SYNTAX =
  /^\s{0,8}msg(?:id|str|ctxt)\b|^={2,6} .{1,120} ={2,6}$|\bthrow new\b|\braise [A-Z]|\bexcept \w+|[!=]==?\s?["'`]|=~ |%[sdvq]\b|\$\{\w|\b[A-Z]\w+ in str\(|\berrno ?[!=]= ?E[A-Z]|\bThe (?:specified )?socket is not connected|\|\| die\b|\bor die\b|^\s{0,60}(?:\/\/|\/\*(?!.*\*\/\s*$)|\*\s|#\s?define|#\s?include|case\s["'`]?\w|return\s["'`(]|const\s|let\s|var\s|import\s|def\s|func\s|fn\s|class\s|private\s|public\s|static\s|export\s|assert\s|this\.\w+\s?=|exports\.|module\.exports|Object\.definePropert|@(?:param|throws|returns?|exception|default)\b|\/\*\*\s|#\s{0,8}(?:\d{1,3} - [A-Z]|[Oo]ptions?:)|grep\s|\}\s?(?:catch|else))|(?<!\b(?:message|msg|error|reason|cause|exception)["']?\s?)=>\s?["'`{(]|\)\s?\{\s?$|["'`)]\s?;\s?$/;
// ECONNREFUSED: 'Connection refused',      [ECONNREFUSED] = "..."      "ECONNREFUSED", 111
// | ECONNREFUSED | nobody listens |      -ECONNRESET      (a term that the next line explains)
// - java.net.ConnectException      (a list of what is retried)
const TABLE =
  /^\s{0,60}- (?:[a-z]\w{0,40}\.){1,8}[A-Z]\w{1,80}(?:Exception|Error)\s{0,4}$|^\s{0,60}[A-Z]{3,12}_[A-Z_]{3,40} \(\d{1,4}\)|^\s{0,60}(?:\|\s{0,4}["'`]{0,2}E[A-Z]{4,15}["'`]{0,2}\s{0,20}\||-E[A-Z]{4,15}\s{0,8}$|(?:\d{1,5}: )?["'`]E[A-Z]{4,15}["'`],\s{0,8}$)|^\s{0,60}["'`[|<*-]{0,3}\s?(?:WSA)?E(?!RRORS?\b|XCEPTIONS?\b|XITED\b|VENTS?\b)[A-Z]{4,15}(?:["'`\]]{0,2}\s?[:=|]\s?(?:["'`{[(/]|\d{1,5}(?![\d.:]))|\s{1,8}\d{1,5}[\s|]{1,8}[A-Z]|["'`]?,\s?["'`\d])/;
// MQTT_DNS_DISCONNECTED - the server's name is not found      errTCPConnectionTimeout 0x0003 TCP : Connection timed out
const CODES =
  /^\s{0,20}[A-Za-z]\w{3,40}\s{1,8}0x[\dA-Fa-f]{4,8}\s{1,4}:?\s?[A-Z]|^\s{0,60}[A-Z]{3,12}(?:_[A-Z]{2,20}){1,6} - [a-z]/;

// |-5 | MQTT_DNS_DISCONNECTED - mqtt server host name not found|
const PIPED = /^\s{0,20}\|[^|\n]{1,300}\|[^|\n]{1,300}\|/;

// You get ...      ... means that ...      ... usually ...
const PROSE =
  /\b(?:you|you're|you'll|your|means?|usually|typically|often|sometimes|indicat(?:es?|ing)|suggests?|for example|e\.g\.?|i\.e\.?|such as|in case|in the case of|in which case|prescribes?|fix(?:e[sd])? (?:an?|the|bugs?|crash|issue|handling)|reported as|how (?:do|can) (?:i|we)|instead of|occurs?(?! ?:)|happens?|how to|what is|what does|whatever|why|whenever|error messages?(?!\s?[:：])|the message|stack overflow|known as|refers? to|describes?|documentation|documented|tutorial|is what|says that|likely|may be|might be|significa|voc[êe]|quando|geralmente|bedeutet|normalerweise|meistens|signifie|lorsque|cuando|normalmente|znamená|obvykle|oznacza|zazwyczaj|zwykle|betekent|meestal|genellikle|di solito|solitamente)(?![\w.-])/i;
const PROSE_WITHOUT_SPACES =
  /означает|обычно|anlamına|의미|보통|表示|意味|如果|因为|通常|解决|[会可能易]\s?(?:出现|报错)|(?:出现|报错)的|という|場合|ときに|エラーが|です。|ます。/;
// "if the server", "when a connection is", "that the", "may not": a sentence, not a report.
const SENTENCE =
  /\b(?:if|when|that|which|whether|unless|because|although|may|might|should|would|could|must|can|will) (?:the|a|an|it|this|these|be|have|also|get|see|fail|result|return|cause|we|i|they)\b|\b(?:may|might|should|would|must|will) not\b|\bsees\b/i;
// If the app shows "Cannot connect to server. (Connection refused)", the port is wrong
const SHOWN_IF =
  /\bif [^.:;!?\n]{1,60}\b(?:shows?|says?|prints?|reports?|displays?|fails?|gets?|returns?|gives?|throws?|logs?|sees?)\b[^\n]{0,60}$/i;
// should be retried      must not
const MODAL = /\b(?:should|must|may|might) (?:be|not|never)\b/i;
//  - Stack Overflow      · Issue #123 · acme/widget      | DigitalOcean
const SEARCH_RESULT = /\s[-·|—–]\s{1,3}(?:[A-Z][A-Za-z.]{2,20}(?: [A-Z][A-Za-z.]{2,20}){0,2}$|Issue #\d)/;

// What stands behind a message: its end, closing signs, further fields, what the program does next.
const CLOSES =
  /^(?:["'`”’)）」』\]}>\\*_~]{0,6}(?:[.,;:!…|。\s\\]{0,4}$|[,;:|}\])([]|\s{1,8}(?:[([{<|—–"'`/*\])}-]|[\w.-]{1,40}=|\S{1,3}$)|\s?<\/?\w|\s{1,2}(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d|[a-z][a-z\d+.-]{1,12}:\/\/|[\w.-]{2,80}:\d{2,5}\b|\[?[\da-f]{0,4}:[\da-f:]{2,40})|[.。]\s{0,2}\S|!\s|\\[nrt])|\s{1,8}(?:at|to|for|on|while|during|from|after|retry\w*|reconnect\w*|sleeping|giving|attempt\w*|trying|calling|executing|waiting|reading|writing|sending|receiving|looking up|resolving|opening|establishing|contacting|downloading|fetching|requesting|talking|der Verbindung|beim|während|pendant|lors|durante|ao|podczas|tijdens|sur|zu|mit|bei|al|con|auf|до|при|к|na|při|in (?:[/~]|[A-Z]:\\)|connect\w*|polling|os error|errno|code|error|status|by (?:peer|the|a|server|remote|host|broker|\d)|por|para|par|pour|per|für|voor|для|dal|dallo|dalla|ze strony|przez|door|von|vom|tarafından|with|in \d|will retry)\b)/i;

// Connection refused talking to backend db1:5432: a few words lead to whom it speaks of
const LEADS_TO_AN_END =
  /^\s(?!errors?\b|messages?\b|issues?\b|problems?\b|exceptions?\b)(?:(?!(?:from|by|user|client|invalid)\s)[\p{L}'’-]{1,20}\s){0,5}["'([«„“]?\s?(?:\d{1,3}(?:\.\d{1,3}){3}\b|[a-z][a-z\d+.-]{1,12}:\/\/|[\w.-]{2,80}:\d{2,5}\b|[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){2,6}(?=["')\],;:]?(?:\s|$)|\.?$))/iu;

// What stands before one: the start, a sign that opens or parts, a number, a word that reports.
const OPENS =
  /(?:^\s{0,40}|^\s{0,20}[A-Z][A-Z_ ]{1,20} {2,12}|["'`“‘([{:=>,;|—–/\\*-]\s{0,3}|[a-z][.!]\s{1,2}|\]\s{0,3}|\)\s{0,3}|\d\s{1,3}|\b(?:error|failed|failure|reason|info|because|due to|errno|got|exception|caused by|status|message|cause|fatal|warning|warn|err|connect|connection|socket|network|request|server|connecting|upstream|returned|reports?|said|received|receive|gets?|getting|gives)[\s:]{1,3})$/i;
// src/main.c:42:      a search in files, or a compiler; db1.example.org:5432: is a place
const IN_FILE = /^(\S{0,200}\.\w{1,5}):\d{1,6}:\s?$/;

// read failed:      ERROR -      cause =
const REPORTS = /[:=>\]-]\s{0,3}$/;
const FUNCTION_WORD =
  /\b(?:the|this|these|those|that|and|of|is|are|was|were|with|for|to|in|it|its|an?|uses?|can|by|from|or)\b/gi;

// Wenn keine Verbindung zu db1:5432 möglich ist, ...      Если не удалось подключиться к ...
const CONDITION =
  /\b(?:wenn|falls|sobald|lorsqu[e'’]|cuando|quando|jeśli|jeżeli|gdy|wanneer|pokud|když)(?![\p{L}\d])|если|когда|如果|場合|경우/iu;

// Failed to establish a connection to      unable to connect to the      while waiting for a response from
const OF_REPORTS =
  /\b(?:failed|failing|unable|trying|tried|attempt(?:ing|ed)?|error|timeout|timed out) (?:to|while|for|in|of|with) |\b(?:connect(?:ion|ing|ed|ions)?|request|response|reply|dial(?:ing)?|call|talk|session|link|access|reach|handshake) (?:to|from|with|for|of|by)(?: the| an?)?(?= )|\b(?:to|at|from|on|for|with|by) (?=["'`([]?[\w-]{1,40}(?:\.[\w-]{1,40}){0,6}(?::\d|:\/\/|\.[\w-]{1,40}\b))/gi;

/** Words that only sentences have: three before the message are one. Reports of a failure have some of their own. */
function isSentence(before: string): boolean {
  return (before.replace(OF_REPORTS, ' ').match(FUNCTION_WORD)?.length ?? 0) >= 3;
}

/** How sure the words are before their surroundings are looked at. */
export interface Claim {
  /** The wording tells of connecting itself, or the message names whom it speaks of. */
  readonly strong: boolean;
  /** A logger, a collector or a prompt put it there. */
  readonly enveloped: boolean;
  /** The paste is this one line. */
  readonly alone: boolean;
  /** Sentences use the same words. */
  readonly weak: boolean;
}

// When I run it I get the following error: ...      it keeps saying **...**      运行时报错：...
const INTRODUCES =
  /\b(?:errors?|messages?|issues?|problems?|following|this|output|logs?|exception|say(?:s|ing)?|said|shows?|get(?:ting|s)?|got|gives?|returns?|see(?:ing)?|reports?|that)\b[^\n:"'`*]{0,30}(?:[:：](?!\/\/)\s?["'`*]{0,3}|\s["'`*]{1,3})|(?:报错|错误|提示|出现|异常|消息|信息|日志|显示|返回|エラー)[^\n:：]{0,12}[:：]\s?["'`*]{0,3}/gi;
// Beim Start kommt folgende Meldung: ...      et j'obtiens l'erreur suivante : ...      выдаёт ошибку: ...
const INTRODUCES_TRANSLATED =
  /(?:Fehler|Meldung|kommt|erscheint|folgend|erreur|message|obtiens|error|errore|erro|mensaje|mensagem|messaggio|aparece|sale|błąd|komunikat|fout|melding|chyb|hata|ошибк|сообщени|пишет|выда[её]т)\p{L}{0,12}[^\n:"'`*]{0,30}[:：]\s?["'`*«„“]{0,3}/giu;
/** Somebody tells what happened to him. */
const NARRATES =
  /(?<!\.)\b(?:ich|wir|mir|mein|bei uns|je|nous|mon|yo|mi|tengo|eu|meu|io|mam|mój|ik|mijn|mám|můj)\b|(?:^|\s)(?:j'|j’|у меня|мне|bende|bana)|\b(?:I|i|we|We|my|My|our|Our|us|me|it|It)\b|[我报返显提]|でした|ました/;
/** It would be so in general, or for somebody else. */
const GENERAL =
  /\b(?:if|If|you|You|your|you'll|you're|is what|means?|usually|typically|often|sometimes|e\.g|such as|example)\b|如果|意味|表示|通常|因为/;

// Unable to connect to the store, please check your settings ---> System.Net.WebException: ...      Caused by: a.b.CException:
const CHAIN =
  /(?:-{2,3}> |[Cc]aused by: |nested exception is )[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){1,12}(?:Exception|Error|Failure)(?: \([^()]{1,40}\))?: /g;

// The service may be down ...: dial tcp 192.0.2.5:8080: connect:      (what Go's net puts right before the reason)
const GO_OPERATION = /\b(?:dial|read|write) (?:tcp|unix)[46]? \S{1,120}: (?:connect: )?$/;

/** What stands before the words in the last link of a chain of exceptions: each is a message of its own. */
function inLastLink(before: string): string {
  let end = 0;
  // Its colon stays: something stands before the words.
  for (const match of before.matchAll(CHAIN)) end = match.index + match[0].length - 2;
  return before.slice(end);
}

function isGeneral(before: string): boolean {
  return GENERAL.test(before) || CONDITION.test(before) || PROSE.test(before);
}

/** What stands before the words within the report that somebody gives of them, and the sign that opened it. */
function reported(before: string): { readonly before: string; readonly quote?: string | undefined } {
  let end = 0;
  for (const match of before.matchAll(INTRODUCES)) end = match.index + match[0].length;
  for (const match of before.matchAll(INTRODUCES_TRANSLATED))
    end = Math.max(end, match.index + match[0].length);
  const head = before.slice(0, end);
  if (end === 0 || !NARRATES.test(head) || GENERAL.test(head)) return { before };
  return { before: before.slice(end), quote: /["'`]$/.exec(head)?.[0] };
}

/** We are facing this error "..." intermittently: whatever follows the sign is no part of the words. */
function endsQuoted(before: string, after: string, quote: string | undefined): boolean {
  return (
    quote !== undefined &&
    after.startsWith(quote) &&
    !before.includes(quote) &&
    !GENERAL.test(after.slice(0, 60))
  );
}

// the log of the pod hits `Get "https://192.0.2.1/api": dial tcp ...: connect: no route to host` ... here 192.0.2.1 is
const QUOTE_OPENS = /(?:^|[\s([{:,>])([`"“])[^`“”]{0,600}$/;

/**
 * A message that stands in quotes and names whom it speaks of: what the sentence says behind its quotes is no part of
 * it, unless that speaks of such messages in general.
 */
function isQuotedMessage(front: string, behind: string): boolean {
  const opens = QUOTE_OPENS.exec(front);
  const open = opens?.[1];
  if (!opens || open === undefined || isGeneral(front.slice(0, opens.index))) return false;
  const isOpen = open === '“' || front.split(open).length % 2 === 0;
  const close = behind.indexOf(open === '“' ? '”' : open);
  if (!isOpen || close < 0) return false;
  const outside = behind.slice(close + 1, close + 120);
  return (
    CLOSES.test(behind.slice(0, close)) &&
    !isGeneral(outside) &&
    !MODAL.test(outside) &&
    !isNamed(open, `"${outside}`)
  );
}

// This error usually means ...      Dieser Fehler tritt normalerweise auf, wenn ...
const DEFINES =
  /\b(?:this|the|that|such an?) (?:error|message|exception|code)\b.{1,40}\b(?:usually|typically|normally|generally|means|indicates)\b|\bDie(?:ser Fehler|se Meldung)\b.{1,40}\b(?:normalerweise|meist|bedeutet|weist)\b|\b(?:Cette erreur|Ce message)\b.{1,40}\b(?:généralement|signifie|indique)\b|\bEst[ea] (?:error|erro|mensaje|mensagem)\b.{1,40}\b(?:normalmente|significa|indica|geralmente)\b|\bQuest[oa] (?:errore|messaggio)\b.{1,40}\b(?:solito|significa|indica)\b|このエラーは|(?:该|此|这个)(?:错误|异常|消息)/i;
/** 「...」 and the like: what somebody quotes word by word in a language that has such signs. */
const CORNERS = /[「『][^「」『』]{0,120}$/;
const CORNERS_CLOSE = /^[。.]?[」』]/;

// connection timeout = 30      mode: timeout 30s      (how long it may take, and not that it took so long)
const SETS_A_TIME =
  /^[^\n]{0,40}time-?out["']?\s?[:=]?\s?["']?\d{1,8}\s?(?:s|ms|secs?|seconds?|m|min)?["']?[,;)}\]]?\s*$/i;

// retry_on: [ECONNREFUSED, ETIMEDOUT]
const LISTED = /[[({]\s?["']?E[A-Z]{4,15}["']?\s?,\s?["']?E[A-Z]{4,15}["']?\s?[\])},]/;

/** A row of a table of codes, or a list of them. */
export function isTableRow(text: string): boolean {
  const start = text.slice(0, 100);
  return LISTED.test(start) || TABLE.test(start) || CODES.test(start);
}

// The “connection refused” error is ...      Troubleshooting "connection refused" errors requires ...
const NAMED =
  /^["'`”’»]\s{1,2}(?:errors?|messages?|problems?|issues?|exceptions?|responses?)\b(?!\s?[:=([])/i;

/** Words in quotes that the next word calls by their kind: they are spoken of. */
function isNamed(before: string, after: string): boolean {
  return /["'`“‘«]$/.test(before) && NAMED.test(after);
}

/** True where the words report what happened. */
export function isOccurrence(text: string, start: number, end: number, claim: Claim): boolean {
  const front = inLastLink(text.slice(Math.max(0, start - 300), start));
  const { before, quote } = reported(claim.strong ? withoutAdviceBefore(front) : front);
  // A wording may end in a space.
  const close = text[end - 1] === ' ' ? end - 1 : end;
  const behind = text.slice(close, close + 200);
  const after = claim.strong ? withoutAdvice(behind) : behind;
  const window = `${before.slice(-200)}${text.slice(start, end)}${after.slice(0, 80)}`;
  if (SYNTAX.test(window) || CALL.test(window) || isTableRow(text)) return false;
  const link = before.slice(GO_OPERATION.exec(before)?.index ?? 0);
  if (PROSE.test(link) || SENTENCE.test(link) || PROSE_WITHOUT_SPACES.test(window)) return false;
  if (!claim.enveloped && (SHOWN_IF.test(before) || DEFINES.test(text.slice(close, close + 300))))
    return false;
  const told = endsQuoted(before, after, quote);
  if (!told && isNamed(before, after)) return false;
  const quoted = told || (CORNERS.test(before) && CORNERS_CLOSE.test(after) && !isGeneral(before));
  if (
    !claim.enveloped &&
    !quoted &&
    (PROSE.test(after.slice(0, 60)) || MODAL.test(after.slice(0, 40)) || SEARCH_RESULT.test(text.slice(end)))
  )
    return false;
  if (claim.weak && PIPED.test(text.slice(0, 600))) return false;
  if (claim.weak && SETS_A_TIME.test(`${text.slice(start, end)}${after}`)) return false;
  if (isFileName(IN_FILE.exec(before)?.[1] ?? '')) return false;
  if (claim.weak && !claim.enveloped && CONDITION.test(before)) return false;
  if (claim.weak && !claim.enveloped && isSentence(`${before} ${after.slice(0, 80)}`)) return false;
  if (claim.strong)
    return (
      claim.enveloped ||
      quoted ||
      CLOSES.test(after) ||
      LEADS_TO_AN_END.test(after) ||
      isQuotedMessage(front, behind)
    );
  if (!REPORTS.test(before) && isSentence(before)) return false;
  const opens = OPENS.test(before) && (claim.alone || claim.enveloped || before.trim() !== '');
  return opens && (quoted || CLOSES.test(after));
}
