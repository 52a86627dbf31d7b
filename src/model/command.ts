/**
 * A command before it is text. Recipes and fixes build trees; `shell/` is the only place that turns one into text,
 * and every word is quoted there. A value from the case is a word like any other: it never becomes syntax.
 */

export type Shell = 'posix' | 'powershell' | 'cmd';

/** Where the inner command runs, when that is not the shell into which it is pasted. */
export type Inside =
  | { readonly kind: 'docker'; readonly container: string }
  | {
      readonly kind: 'kubectl';
      readonly pod: string;
      readonly namespace?: string;
      readonly container?: string;
    }
  | { readonly kind: 'netns'; readonly name: string }
  /** The container's network alone, from its host: the tools are the host's. */
  | { readonly kind: 'docker-net'; readonly container: string }
  /** The pod's network alone, from its node. */
  | { readonly kind: 'pod-net'; readonly pod: string; readonly namespace?: string }
  /** A container of tools added to the pod, which shares its network. */
  | {
      readonly kind: 'debug';
      readonly image: string;
      readonly pod: string;
      readonly namespace?: string;
      readonly container?: string;
    };

export type Command =
  /** A program and its arguments. */
  | {
      readonly kind: 'run';
      readonly words: readonly string[];
      readonly stdin?: 'none';
      readonly quiet?: boolean;
    }
  /** One after the other, whatever they return. */
  | { readonly kind: 'sequence'; readonly of: readonly Command[] }
  /** The next only if the one before succeeded. */
  | { readonly kind: 'and'; readonly of: readonly Command[] }
  | { readonly kind: 'pipe'; readonly of: readonly Command[] }
  | { readonly kind: 'sudo'; readonly of: Command }
  /** Ended after so many seconds (timeout(1)). */
  | { readonly kind: 'limited'; readonly seconds: number; readonly of: Command }
  | { readonly kind: 'inside'; readonly place: Inside; readonly of: Command }
  /** A constant script of ours with the case's values as its arguments `$1`, `$2` ... */
  | {
      readonly kind: 'script';
      readonly program: 'bash' | 'sh';
      readonly body: string;
      readonly arguments: readonly string[];
    }
  /** Prints where and when it ran, the text of each command before its output, and an end mark. */
  | { readonly kind: 'stamped'; readonly of: readonly Command[] }
  /** A file's whole new content; the parent folder exists. */
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly lines: readonly string[];
      readonly sudo: boolean;
    };

export function run(...words: readonly string[]): Command {
  return { kind: 'run', words };
}

export function sudo(of: Command): Command {
  return { kind: 'sudo', of };
}

export function sequence(...of: readonly Command[]): Command {
  return { kind: 'sequence', of };
}

export function allOf(...of: readonly Command[]): Command {
  return { kind: 'and', of };
}

export function stamped(...of: readonly Command[]): Command {
  return { kind: 'stamped', of };
}
