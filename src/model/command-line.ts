/** A command line as it stood behind a prompt, read far enough to know what ran and what its pipe let through. */

export interface CommandLine {
  /** As typed, without the prompt. */
  readonly text: string;
  /** Program and arguments, unquoted; wrappers such as sudo, timeout and docker exec are taken off. */
  readonly words: readonly string[];
  /** The program's base name. */
  readonly tool: string;
  readonly sudo: boolean;
  /** Seconds given to timeout(1). */
  readonly timeout?: number;
  /** The container, pod or namespace that a wrapper names. */
  readonly inside?: string;
  /** The machine on which ssh ran it. */
  readonly host?: string;
  /** It stands in a loop or behind a condition: it may not have run, or more than once. */
  readonly conditional?: true;
  /** What the rest of the pipeline lets through. */
  readonly passes: Passes;
}

/** What a pipe behind a listing keeps: all of it, lines with one of these words, or nobody knows. */
export type Passes =
  | { readonly kind: 'all' }
  | { readonly kind: 'matching'; readonly words: readonly string[]; readonly ignoreCase: boolean }
  | { readonly kind: 'unknown' };
