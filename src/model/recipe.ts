import type { Case, CaseField, Platform } from './case.ts';
import type { Command, Shell } from './command.ts';
import type { Vantage } from './evidence.ts';

/** One way to get what a recipe is after: a tool on a platform. */
export interface Flavour {
  readonly id: string;
  readonly tool: string;
  readonly platforms: readonly Platform[];
  readonly shell: Shell;
  /** Case fields without which the command cannot be written. */
  readonly needs: readonly CaseField[];
  /** For a target that is the path of a Unix socket; without it a flavour that needs a target is for a host. */
  readonly unix?: true;
  readonly root: boolean;
  /** Longest time that it takes, where it is more than a moment. */
  readonly seconds?: number;
  /** Where it was not run here: the documentation that it is taken from. */
  readonly source?: string;
  /** Where the command is typed, in words, when that is not the recipe's place itself: the host of a container. */
  readonly typedAt?: string;
  /** A flavour that changes something says what, and how that is taken back. */
  readonly changes?: { readonly what: string; readonly undo: string };
  build(known: Partial<Case>): Command | undefined;
}

/** A command to run: what it is after, where it runs, and its flavours, best first. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  readonly where: Vantage;
  /** What to expect and what of it matters. */
  readonly expect: string;
  readonly flavours: readonly Flavour[];
  /** The recipe that is run while this one goes on: the attempt that a capture is to see. */
  readonly followedBy?: string;
}
