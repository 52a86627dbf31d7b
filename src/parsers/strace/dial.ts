import type { Errno } from '../../model/errno.ts';
import { outcomeOfConnect } from '../../model/errno.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Call } from './call.ts';
import type { Target } from './address.ts';

/** One connect() and what became of it. */
export class TracedDial {
  readonly target: Target;
  /** The line of connect(). */
  readonly line: number;
  readonly dated: boolean;
  readonly #started: number | undefined;
  /** The line that tells how it ended. */
  #teller: number;
  #outcome: Outcome | undefined;
  #errno: Errno | undefined;
  #took: number | undefined;
  #waits: number[] = [];
  #inputOnly = true;
  #writable = false;
  /** connect() returned 0, and the socket may be one of datagrams. */
  #maybeDatagrams = false;
  #written = false;
  #asked = false;
  #waitedUntil: number | undefined;
  #interrupted = false;
  #deadline: number | undefined;
  #reply: string | undefined;

  constructor(target: Target, line: number, call: Call) {
    this.target = target;
    this.line = line;
    this.dated = call.dated;
    this.#started = call.clock;
    this.#teller = line;
  }

  get started(): number | undefined {
    return this.#started;
  }

  get pending(): boolean {
    return this.#outcome === undefined;
  }

  /** It ended in a way that the traced program cannot tell better. */
  get settled(): boolean {
    return this.pending ? this.#waits.length > 0 : this.#outcome !== 'connected';
  }

  get connected(): boolean {
    return this.#outcome === 'connected' || this.#outcome === 'replied' || this.#outcome === 'silent';
  }

  end(outcome: Outcome, line: number, call?: Call, errno?: Errno): void {
    this.#outcome = outcome;
    this.#teller = line;
    if (errno !== undefined) this.#errno = errno;
    if (call && this.#took === undefined) this.measure(call.clock);
  }

  fail(errno: Errno, line: number, call?: Call): void {
    this.end(outcomeOfConnect(errno), line, call, errno);
  }

  measure(clock: number | undefined): void {
    if (clock === undefined || this.#started === undefined) return;
    const took = clock - this.#started;
    // Past midnight the clock begins anew.
    this.#took = Math.round((took < 0 ? took + 86_400 : took) * 1e6) / 1e6;
  }

  /** `-T` measured a connect() that blocked. */
  blocked(seconds: number | undefined): void {
    if (seconds !== undefined) this.#took = seconds;
  }

  get measured(): boolean {
    return this.#took !== undefined;
  }

  /** poll() or select() came back without the socket. */
  waited(seconds: number, line: number, call: Call, writing: boolean): void {
    if (seconds <= 0) return;
    if (!this.pending) {
      // Something was asked or awaited, and nothing came.
      if (this.#outcome === 'connected' && (this.#written || this.#asked) && seconds >= 1 && !writing)
        this.end('silent', line);
      return;
    }
    this.#waits.push(seconds);
    if (this.#waits.length > 1000) this.#waits = this.#waits.slice(-2);
    if (writing) this.#inputOnly = false;
    if (call.clock !== undefined) this.#waitedUntil = call.clock + seconds;
    this.#teller = line;
  }

  ready(): void {
    this.#writable = true;
    this.#waits = [];
  }

  /** SO_ERROR is 0: of a connection that was made, or of one that is still awaited. */
  noError(line: number, call: Call): void {
    if (this.#writable) this.end('connected', line, call);
  }

  maybeDatagrams(): void {
    this.#maybeDatagrams = true;
  }

  /** It has options that only TCP has. */
  isTcp(line: number): void {
    if (this.pending && this.#maybeDatagrams) this.end('connected', line);
  }

  /** Something was sent, or the other end has a name: only a connection can do that. */
  used(line: number, call: Call): void {
    if (this.pending && !this.#maybeDatagrams) this.end('connected', line, call);
    if (call.name !== 'getpeername') this.#written = true;
  }

  /** It looked for bytes, and there were none yet. */
  asks(): void {
    this.#asked = true;
  }

  /** What the traced program says of the connection that it got. */
  told(outcome: 'silent' | 'reset-later', line: number): void {
    if (this.#outcome === 'connected') this.end(outcome, line);
  }

  interrupt(): void {
    this.#interrupted = true;
  }

  /** A timer of the program, or of timeout(1) around it, ended connect(). */
  alarm(seconds: number | undefined, line: number): void {
    if (!this.#interrupted || !this.pending) return;
    this.#deadline = seconds;
    this.end('own-deadline', line);
  }

  replied(text: string | undefined, line: number, call: Call): void {
    const first = this.#outcome !== 'replied';
    this.end('replied', line, first ? call : undefined);
    if (first) this.#reply = text;
  }

  /** What is known once the socket is closed or the trace ends. */
  close(): void {
    if (!this.pending || this.#waits.length === 0) return;
    this.#outcome = this.#inputOnly ? 'failed' : 'own-deadline';
    if (this.#waits.length === 1) this.#deadline = this.#waits[0];
    this.measure(this.#waitedUntil);
  }

  result():
    | {
        readonly outcome: Outcome;
        readonly couldBe?: readonly Outcome[];
        readonly errno: Errno | undefined;
        readonly took: number | undefined;
        readonly deadline: number | undefined;
        readonly reply: string | undefined;
        readonly teller: number;
      }
    | undefined {
    const outcome = this.#outcome;
    if (outcome === undefined) return undefined;
    return {
      outcome,
      // It waited for input alone: that the handshake was not completed is not shown.
      ...(outcome === 'failed' ? { couldBe: ['own-deadline', 'silent'] as const } : {}),
      errno: this.#errno,
      took: this.#took,
      deadline: this.#deadline,
      reply: this.#reply,
      teller: this.#teller,
    };
  }
}
