import type { Span, Vantage } from './evidence.ts';

/** The place that a fact speaks for. */
export interface Place {
  readonly vantage: Vantage;
  /** The machine's name as a prompt or a stamp shows it, or as it was told. */
  readonly host?: string;
  /** The host was told: the text names none. */
  readonly hostBy?: 'told';
  /** The command was sent to this host from another machine (`ssh db1 ss -lnt`). */
  readonly remote?: true;
  readonly shownBy: 'text' | 'told' | 'hand' | 'unknown';
  /** The user as whom the command ran, where the prompt or sudo shows it. */
  readonly user?: string;
  /** The container, pod or network namespace in which the command ran, where its wrapper shows one. */
  readonly inside?: string;
  /** What was told, where the text contradicts it. */
  readonly told?: Vantage;
  /** The text names another machine or container than was told. */
  readonly contested?: true;
  /** The line that proves the place, where the text does. */
  readonly proof?: Span;
}
