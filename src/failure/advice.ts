// ... i/o timeout. Please check your task network configuration.      ... refused - is the server running?
const ADVICE =
  /(?:[.!;,]|\s[-–—])\s{1,2}(?:please|check|make sure|ensure|verify|confirm|is (?:the|your|it)|are you|do you|did you|have you|consider|consult|perhaps|maybe)\b/i;

/** What stands behind a message without the advice that programs give: it speaks to the reader as prose does. */
export function withoutAdvice(after: string): string {
  const advice = ADVICE.exec(after);
  return advice ? after.slice(0, advice.index + 1) : after;
}
