// ... i/o timeout. Please check your task network configuration.      ... refused - is the server running?
const ADVICE =
  /(?:[.!;,]|\s[-–—])\s{1,2}(?:please|check|make sure|ensure|verify|confirm|is (?:the|your|it)|are you|do you|did you|have you|consider|consult|perhaps|maybe)\b/i;

// (lost connection with mx1.example.org[192.0.2.5] while sending end of data -- message may be sent more than once)
const POSTFIX = /\s-- message may be sent more than once/;

// Connection timed out Is the server running on host ...      (two lines of libpq in one)
const HINT = /\sIs the server running\b/;

// error checking push permissions -- make sure you entered the correct tag name, and try again: Get "https://...": dial tcp ...
const ADVICE_BEFORE = /(?:--|[.;(])\s?(?:please|check|make sure|ensure|verify|try)\b[^:]{1,200}:\s/gi;

// ... that could accept the message. This is often caused by an incorrect address or SOAP action.      (WCF)
const WCF = /\.\s{1,2}This is often caused by an incorrect address or SOAP action/;

/** What stands before a message, without advice of the same kind. */
export function withoutAdviceBefore(before: string): string {
  return before.replace(ADVICE_BEFORE, ': ');
}

/** What stands behind a message without the advice that programs give: it speaks to the reader as prose does. */
export function withoutAdvice(after: string): string {
  const advice = ADVICE.exec(after) ?? HINT.exec(after) ?? POSTFIX.exec(after) ?? WCF.exec(after);
  return advice ? after.slice(0, advice.index + 1) : after;
}
