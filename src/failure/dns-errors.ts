// ;; communications error to 10.0.2.6#53: timed out      ;; communications error to 10.0.2.5#5353: connection refused
const ERROR = /^;; communications error to [\da-f.:%]{2,62}#\d{1,5}: (.{3,60})$/;
// ;; connection timed out; no servers could be reached      ;; no servers could be reached
const UNREACHED = /^;; (?:connection timed out; )?no servers could be reached$/;

/** True where the line can only be that of a BIND tool that got no answer. */
export function isDnsError(text: string): boolean {
  return ERROR.test(text);
}

/** How a query ended that no server answered. */
export interface Unanswered {
  readonly result: 'no-answer' | 'server-failed';
  /** Some tries stayed without an answer, others met an error: a late ICMP error makes both of one server. */
  readonly couldBe?: readonly ['no-answer', 'server-failed'];
}

/** What BIND's tools print of servers that gave no answer. */
export class DnsErrors {
  #silent = false;
  #other = false;

  /** `more`: an error on the way. A result: the end of the query. */
  take(text: string): 'more' | Unanswered | undefined {
    const words = ERROR.exec(text)?.[1];
    if (words !== undefined) {
      if (words === 'timed out') this.#silent = true;
      else this.#other = true;
      return 'more';
    }
    if (!UNREACHED.test(text)) return undefined;
    // A port that is closed or out of reach answers for all of its servers only where none was silent.
    const ended: Unanswered = !this.#other
      ? { result: 'no-answer' }
      : this.#silent
        ? { result: 'no-answer', couldBe: ['no-answer', 'server-failed'] }
        : { result: 'server-failed' };
    this.#silent = false;
    this.#other = false;
    return ended;
  }
}
