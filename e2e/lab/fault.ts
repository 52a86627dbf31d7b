import type { Case, Symptom } from '../../src/model/case.ts';
import type { Level } from '../../src/model/cause.ts';
import type { Delays, Lab } from './network.ts';
import type { ToolId } from './tools.ts';

export type LabCase = Partial<Case> & Pick<Case, 'target'>;

/** One command typed at a prompt. */
export interface Recording {
  readonly where: 'client' | 'server' | 'middle';
  /** The host, where it is not the one that plays this part. */
  readonly on?: 'web3';
  /** With `where` the name of its file: `<where>.<name>.txt`. */
  readonly name: string;
  readonly command: string;
  readonly tool: ToolId;
  /** The user's LANG, e.g. `pt_BR`. */
  readonly locale?: string;
  /** Typed into a shell that talks to a person: its own errors then have no line number. */
  readonly interactive?: boolean;
  /** What the user types while it runs: so many seconds after its start. */
  readonly keys?: readonly { readonly after: number; readonly type: string }[];
  /** `npm run lab` types it again and compares. */
  readonly check?: boolean;
  /** Typed one after the other while this one runs: the attempts that a capture is to see. */
  readonly meanwhile?: readonly Recording[];
  /** Typed in its place also where those that only wait are typed together: what stands around it is to see it. */
  readonly inTurn?: true;
}

/** Some pastes of one fault, and the strongest honest reading of just these. */
export interface EvidenceSet {
  readonly pastes: readonly string[];
  readonly level: Level;
  readonly possibleMustInclude: readonly string[];
  readonly mustNotConfirm: readonly string[];
  readonly shouldRuleOut: readonly string[];
  readonly note?: string;
}

/** A fix as the page's verdict on this fault offers it. */
export interface TypedFix {
  readonly where: Recording['where'];
  readonly tool: ToolId;
  readonly command: string;
  readonly undo: string;
}

/** The fault after its repair: the same case, whose truth is then `tcp-ok`. */
export interface Repair {
  readonly how: string;
  apply?(lab: Lab): Promise<void>;
  /** The page's own, each by itself enough: the first is typed before the recordings are made, and the lab tries all. */
  readonly fixes?: readonly TypedFix[];
  readonly recordings: readonly Recording[];
  readonly evidenceSets: readonly EvidenceSet[];
}

export interface Fault {
  readonly id: string;
  /** The cause's id in the catalogue. */
  readonly cause: string;
  /** The fault of which this is another shape; that one has the recordings of the page's own commands. */
  readonly variantOf?: string;
  /** Why all its pastes together leave the cause likely, where they do. */
  readonly staysLikely?: string;
  readonly alsoOk?: readonly string[];
  readonly case: LabCase;
  /** What the user says of it who pastes nothing. */
  readonly symptom?: Symptom;
  /** The client dials its own machine: what is typed on the server is typed on app1. */
  readonly oneMachine?: boolean;
  /** How it is made, in a sentence. */
  readonly how: string;
  /** Debian packages besides those of its recordings' tools. */
  readonly packages?: readonly string[];
  /** Links that are slow; the others have no delay. */
  readonly delays?: Delays;
  start(lab: Lab): Promise<void>;
  readonly recordings: readonly Recording[];
  /** Its clients do nothing but wait, so that they may do it together. */
  readonly sideBySide?: true;
  readonly repair?: Repair;
  readonly evidenceSets: readonly EvidenceSet[];
}
