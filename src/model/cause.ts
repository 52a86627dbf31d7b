import type { Case, CaseField, Platform, Symptom } from './case.ts';
import type { Command } from './command.ts';
import type { Errno } from './errno.ts';
import type { Evidence, Vantage } from './evidence.ts';
import type { Fact, FactKind, FactOf } from './fact.ts';
import type { Outcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import type { Edit } from './service.ts';

/** A place on the SYN's way. */
export type Station =
  | 'name'
  | 'client'
  | 'client-filter'
  | 'path'
  | 'server-filter'
  | 'listener'
  | 'queues'
  | 'service'
  | 'return';

export const STATIONS: readonly Station[] = [
  'name',
  'client',
  'client-filter',
  'path',
  'server-filter',
  'listener',
  'queues',
  'service',
  'return',
];

export type Level = 'confirmed' | 'likely' | 'possible' | 'ruled-out';

/** What a fact says about a cause. */
export type Bearing = 'decisive' | 'strong' | 'weak' | 'against' | 'rules-out';

/** One entry of the catalogue (catalogue.json). */
export interface CatalogueEntry {
  readonly id: string;
  readonly station: Station;
  readonly symptoms: readonly Symptom[];
  /** While it lasts, every attempt like this one fails. */
  readonly constant: boolean;
  /** The cause in one sentence. */
  readonly is: string;
  readonly notWhen?: string;
  readonly bringsAbout?: readonly string[];
}

type Text<K extends FactKind> = string | ((fact: FactOf<K>, scene: Scene) => string);

/** Filled by one of the client's own failed attempts. */
export interface FailureSlot {
  readonly slot: 'failure';
  is(attempt: FactOf<'attempt'>, scene: Scene): boolean;
  readonly reason: Text<'attempt'>;
}

/** Filled by one fact. */
export interface FactSlot<K extends FactKind = FactKind> {
  readonly slot: 'fact';
  readonly kind: K;
  /** The vantage asked for; left out where any place will do. */
  readonly from?: Vantage;
  is(fact: FactOf<K>, scene: Scene, filled: readonly Fact[]): boolean;
  readonly reason: Text<K>;
  /** Where it was taken is no part of what it says, so an unknown place does not lower it. */
  readonly anywhere?: true;
  /** The line to quote, where it is not the fact's first: a rule in a listing of rules. */
  line?(fact: FactOf<K>, scene: Scene): number | undefined;
}

/** Filled by a whole listing that would have shown a thing and does not. */
export interface AbsenceSlot {
  readonly slot: 'absence';
  readonly from?: Vantage;
  /** The listing would show the thing that is asked about. */
  covers(listing: FactOf<'listing'>, scene: Scene, filled: readonly Fact[]): boolean;
  /** A fact of the same block that is the thing: its presence empties the slot. */
  unless(member: Fact, scene: Scene): boolean;
  readonly reason: Text<'listing'>;
}

export type Slot = FailureSlot | AbsenceSlot | { [K in FactKind]: FactSlot<K> }[FactKind];

/** Where a rival lies, seen from the state that is proven. */
export type Side = 'before' | 'behind' | 'here' | 'elsewhere' | 'ending';

/** Rivals of the same station, and the physical reason that parts them from the state. */
export interface Apart {
  readonly causes: readonly string[];
  readonly why: string;
}

/** What a proven state says of its rivals: it is enough for the failure, so it excludes each that it does not leave. */
export interface Exclusions {
  /** Rivals that may be at work all the same. */
  readonly leaves: readonly string[] | 'every';
  /** Better words than the engine's own, by where the rival lies; or one sentence for all of them. */
  readonly whyNot?: string | Partial<Record<Side, string>>;
  /** Rivals of the same station that need a sentence of their own. */
  readonly apart?: readonly Apart[];
  /** How an attempt ends by this state, where the client's message may hide it. */
  readonly ends?: Outcome;
}

/** A conjunction of slots with one bearing: it fires only when every slot is filled, and cites what fills them. */
export type Rule =
  | { readonly bearing: Exclude<Bearing, 'decisive'>; readonly slots: readonly Slot[] }
  | ({ readonly bearing: 'decisive'; readonly slots: readonly Slot[] } & Exclusions);

/** How a client's attempt can fail by this cause; an ending outside it is incompatible with the cause. */
export interface Fails {
  readonly transport: 'tcp' | 'unix' | 'any';
  readonly outcomes: readonly Outcome[];
  /** For `other-errno`: the errnos that it can be. */
  readonly errnos?: readonly Errno[];
}

export interface Prose {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** How to keep it from coming back. */
  readonly prevent: string;
}

/** A remedy, with what it changes and how that is taken back. */
export interface Fix {
  readonly id: string;
  readonly title: string;
  readonly where: Vantage;
  readonly root: boolean;
  readonly platforms: readonly Platform[];
  /** Case fields without which it cannot be written. */
  readonly needs: readonly CaseField[];
  /** Nothing where this fix does not fit the case; several where there are several ways, best first. */
  build(scene: Scene): FixCommands | readonly FixCommands[] | undefined;
}

export interface FixCommands {
  /** Tells the ways of one fix apart. */
  readonly way?: string;
  /** In place of the fix's own title, where the way has to be named. */
  readonly title?: string;
  /** In place of the fix's own, where the way differs. */
  readonly root?: boolean;
  readonly command: Command;
  /** What it changes and what that cuts; left out, like `undo`, where the command only looks. */
  readonly changes?: string;
  readonly undo?: Command;
  /** To be made by hand before the command: the command then checks them and puts them to use. */
  readonly edits?: readonly Edit[];
  /** What else has to be so before clients get in. */
  readonly notes?: readonly string[];
  /** Where the command was not run by us: the documentation that it is taken from. */
  readonly source?: string;
}

/** How to see that a fix worked, where a bare handshake would show nothing. */
export interface Proof {
  readonly where: Vantage;
  readonly tool: string;
  readonly command: Command;
  readonly root?: true;
  /** Longest time that it takes. */
  readonly seconds?: number;
  /** What it then prints, in a sentence. */
  readonly shows: string;
}

export interface Example {
  readonly case: Partial<Case>;
  readonly evidence: readonly Evidence[];
}

/** What this program knows of one cause, besides its catalogue entry. */
export interface CauseRules {
  readonly id: string;
  readonly title: string;
  /** Where it departs from what its catalogue symptoms say. */
  readonly fails?: Partial<Fails>;
  /** It may stop one program and let another one of the same machine through. */
  readonly perProgram?: true;
  /** By it another machine than the one that was dialled, or than the one that was meant, decides. */
  readonly elsewhere?: true;
  /** The kinds of fact that its rules see; the engine gives them no other. */
  readonly looks: readonly FactKind[];
  readonly rules: readonly Rule[];
  readonly prose?: Prose;
  /** The verdict in one sentence, in the case's own terms. */
  verdict?(scene: Scene, cited: readonly Fact[]): string;
  readonly fixes?: readonly Fix[];
  /** Left out where the page's own probe shows it. */
  proof?(scene: Scene): Proof | undefined;
  /** One that must be confirmed, and one alike that must not. */
  readonly examples?: { readonly matches: Example; readonly differs: Example };
}

export type Cause = CatalogueEntry & Omit<CauseRules, 'fails'> & { readonly fails: Fails };
