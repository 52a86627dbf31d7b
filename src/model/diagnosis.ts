import type { Case, CaseField } from './case.ts';
import type { Level, Station } from './cause.ts';
import type { Shell } from './command.ts';
import type { Evidence, Quote, Span, Vantage } from './evidence.ts';
import type { Fact } from './fact.ts';
import type { Edit } from './service.ts';

export interface DiagnoseInput {
  /** What the user told us. */
  readonly case?: Partial<Case>;
  readonly evidence: readonly Evidence[];
  /** Question id -> answer id, given by hand. */
  readonly answers?: Readonly<Record<string, string>>;
}

export interface Reason {
  readonly text: string;
  readonly quote?: Quote;
  /** It speaks against the cause without excluding it. */
  readonly against?: true;
}

export interface Suspect {
  readonly cause: string;
  readonly level: Level;
  readonly reasons: readonly Reason[];
  /** On a confirmed cause: each rival that it excludes, and why. */
  readonly settles?: readonly { readonly cause: string; readonly why: string }[];
}

export type ConflictSide = Quote | { readonly question: string; readonly answer: string };

/** Two statements that cannot both be true. */
export interface Conflict {
  readonly text: string;
  readonly sides: readonly [ConflictSide, ConflictSide];
}

export interface Run {
  readonly where: Vantage;
  readonly tool: string;
  readonly shell: Shell;
  readonly command: string;
  readonly root: boolean;
  /** Longest time that it takes. */
  readonly seconds?: number;
  readonly changes?: { readonly what: string; readonly undo: string };
  /** Where it is typed, in words, when that is not `where` itself: the host of a container. */
  readonly typedAt?: string;
}

/** What to do next: a question, and one way to get its answer. */
export interface Step {
  readonly id: string;
  readonly question?: string;
  readonly recipe?: string;
  readonly why: string;
  /** The causes that its outcome tells apart. */
  readonly separates: readonly string[];
  readonly answers?: readonly { readonly id: string; readonly text: string }[];
  /** The place that its commands tell of, also while they cannot be written yet. */
  readonly where?: Vantage;
  /** The part of the SYN's way that the question is about, where it is one. */
  readonly station?: Station;
  /** Two or more: start them in this order. */
  readonly runs: readonly Run[];
  /** The question's text, or what the step asks for. */
  readonly title: string;
  /** What the output will look like and what of it matters. */
  readonly expect?: string;
  /** Case fields that have to be known before the command can be written. */
  readonly needs?: readonly CaseField[];
  /** Where the command is taken from, if it was not run by us. */
  readonly source?: string;
}

/** A question that has its answer: a step of the trail. */
export interface Answered {
  readonly question: string;
  readonly title: string;
  readonly answer: string;
  readonly answerText: string;
  readonly by: 'text' | 'told' | 'hand';
  readonly quote?: Quote;
  /** The other answers, for changing it by hand. */
  readonly answers: readonly { readonly id: string; readonly text: string }[];
}

export type StationState = 'unknown' | 'cleared' | 'suspect' | 'guilty';

export interface StationView {
  readonly station: Station;
  readonly state: StationState;
  /** Causes at this station that are not ruled out. */
  readonly suspects: number;
  readonly note: string;
}

export interface VerdictFix {
  readonly id: string;
  readonly title: string;
  readonly run: Run;
  /** To be made by hand before the command is run. */
  readonly edits?: readonly Edit[];
  /** What else has to be so before clients get in. */
  readonly notes?: readonly string[];
  readonly source?: string;
}

/** What a confirmed cause leads to. */
export interface Verdict {
  readonly cause: string;
  /** The cause in one sentence, in the case's own terms. */
  readonly headline: string;
  readonly fixes: readonly VerdictFix[];
  /** The command that shows that it now works. */
  readonly proof: readonly Run[];
  /** What that command then prints. */
  readonly shows?: string;
}

/** The hop that failed, where it is not client to target. */
export interface Hop {
  /** Who dialled: a machine, an address, else the program. */
  readonly from: string;
  /** Whom it dialled: a name, else an address. */
  readonly to: string;
  readonly port?: number;
}

export interface Diagnosis {
  /** As told, completed by what the evidence says. */
  readonly case: Partial<Case>;
  /** Every cause of the catalogue exactly once, strongest first. */
  readonly suspects: readonly Suspect[];
  readonly facts: readonly Fact[];
  /** Best first; next[0] belongs to the first open question. Empty once a cause is confirmed. */
  readonly next: readonly Step[];
  /** Ranges that no parser understood. */
  readonly unread: readonly Span[];
  readonly conflicts: readonly Conflict[];
  /** Targets and ports of other attempts in the same paste: reading chose the last failing one. */
  readonly choices?: readonly CaseReading[];
  /** Suspects, steps and commands speak of this hop; `case.target` stays the one that was meant. */
  readonly hop?: Hop;
  /** Input that cannot be what it claims to be; ignored. */
  readonly refused: readonly { readonly field: string; readonly why: string }[];
  readonly trail: readonly Answered[];
  readonly stations: readonly StationView[];
  readonly verdict?: Verdict;
}

export interface Interpretation {
  readonly blocks: readonly InterpretedBlock[];
  readonly facts: readonly Fact[];
  readonly unread: readonly Span[];
}

export interface InterpretedBlock {
  readonly tool: string;
  readonly command?: string;
  readonly lines: readonly [first: number, last: number];
  readonly facts: readonly Fact[];
}

/** Case fields that the evidence gives, each with the line that says so. */
export type CaseReading = {
  readonly field: keyof Case;
  readonly value: string | number;
  readonly quote: Quote;
};
