/** What a logger, a collector, a terminal, a tracker or a mail program put around a message. */

/** What an envelope tells beside the message. */
export interface Context {
  /** Seconds since 1970: only where date and zone are printed. */
  readonly time?: number;
  /** The machine that wrote it. */
  readonly host?: string;
  readonly program?: string;
  readonly pid?: number;
  /** As printed: `ERROR`, `warn`, `E`. */
  readonly level?: string;
  readonly logger?: string;
  readonly container?: string;
  readonly pod?: string;
  readonly namespace?: string;
}

export interface Opened {
  /** The message; several where the envelope holds several (a message, an error, a stack), each a line or more. */
  readonly inner: readonly string[];
  readonly context?: Context;
}

/** How the sample's message was written into it. */
export type Escape = 'plain' | 'json' | 'html' | 'csv';

export interface Envelope {
  /** `syslog/rfc5424` */
  readonly id: string;
  /** A real line: what stands before and behind the message. Tests put messages into it. */
  readonly sample: readonly [before: string, after: string];
  /** How a message is escaped in it; `plain` where left out. */
  readonly escape?: Escape;
  /** What printed the sample, with its version; or the documentation that it is taken from. */
  readonly source: string;
  /** Small letters or signs that every such line holds (a literal substring of the lower-cased line). Left out: none. */
  readonly mark?: string;
  /** Takes the envelope off a line, or declines it. Linear in time; never throws; guesses nothing. */
  open(text: string): Opened | undefined;
}

/** Envelopes of one origin, the more exact first. */
export interface EnvelopeFamily {
  readonly id: string;
  readonly envelopes: readonly Envelope[];
}
