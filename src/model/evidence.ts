/** The role of the place where a command ran. */
export type Vantage = 'client' | 'server' | 'middle' | 'unknown';

export const VANTAGES: readonly Vantage[] = ['client', 'server', 'middle', 'unknown'];

/** A piece of pasted text with the place that it was taken from. */
export interface Evidence {
  readonly text: string;
  /** What the user says; `unknown` if left out. */
  readonly from?: Vantage;
  /** Told: the machine that it was taken on, by name or address. A prompt or a stamp in the text wins. */
  readonly machine?: string;
  /** Told: the container or pod that it was taken in. A wrapper such as `docker exec` in the text wins. */
  readonly container?: string;
  /** Set by a page that offered the command. A prompt and a command line in the text say the same, and win. */
  readonly ran?: {
    readonly recipe: string;
    readonly command: string;
    /** For which place it was offered: that counts where nobody chose another and the text shows no other command. */
    readonly where?: Vantage;
  };
}

/** A line as pasted. `line` is 1-based, `evidence` counts from 0. */
export interface Quote {
  readonly evidence: number;
  readonly line: number;
  readonly text: string;
}

/** A range of lines of one evidence: 1-based, inclusive. */
export interface Span {
  readonly evidence: number;
  readonly first: number;
  readonly last: number;
}
