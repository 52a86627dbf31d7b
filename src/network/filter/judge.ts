import type { RejectAnswer, Ruleset } from '../../model/ruleset.ts';
import { keyOf, type Fate, type RuleRef } from './endings.ts';
import { Journey } from './journey.ts';
import { withoutVaguer } from './stages.ts';
import { withMembers } from './named-sets.ts';
import type { Syn, Way } from './syn.ts';
import type { Arrival, Rewritten } from './traveller.ts';

export type Outcome = 'accept' | 'drop' | { readonly reject: RejectAnswer };

/** Why it cannot be told: a condition or target as written, and its rule. */
export interface Because {
  readonly text: string;
  /** What the condition is about: `source`, `in`, `hidden-interfaces`, `unknown`, `target`, `policy`, `family` ... */
  readonly field: string;
  readonly rule?: RuleRef;
}

/** One thing that may become of the SYN. */
export interface Possible {
  /** `unknown`: a target that this program does not judge. */
  readonly verdict: Outcome | 'unknown';
  readonly rule?: RuleRef;
  readonly because?: Because;
}

interface Course {
  /** The way that it took in the end: a SYN for this host may be sent on to a container. */
  readonly way: Way;
  readonly rewritten?: Rewritten;
}

export type Judgement = Course &
  (
    | {
        readonly verdict: Outcome;
        /** The rule or policy that decides; absent where no chain of these rule sets is on the way. */
        readonly rule?: RuleRef;
        /** It is for one source: others may pass. */
        readonly onlySource: boolean;
      }
    | {
        readonly verdict: 'cannot-tell';
        readonly because: Because;
        /** The rule that holds the condition. */
        readonly rule?: RuleRef;
        readonly could: readonly Possible[];
      }
  );

function outcomeOf(fate: Fate): Possible['verdict'] {
  if (fate.kind === 'reject') return { reject: fate.answer };
  return fate.kind === 'rewrite' ? 'unknown' : fate.kind;
}

function withRule(rule: RuleRef | undefined): { rule?: RuleRef } {
  return rule === undefined ? {} : { rule };
}

function courseOf({ way, rewritten }: Arrival): Course {
  return rewritten === undefined ? { way } : { way, rewritten };
}

/** Why an arrival is open. */
function becauseOf({ doubt, rule }: Arrival): Because {
  if (doubt) return doubt;
  const text = rule?.policy === true ? 'policy' : 'too many ways';
  return { text, field: 'policy', ...withRule(rule) };
}

function possible(arrival: Arrival): Possible {
  const { doubt, fate, rule } = arrival;
  const open = doubt !== undefined || fate.kind === 'unknown';
  return { verdict: outcomeOf(fate), ...withRule(rule), ...(open ? { because: becauseOf(arrival) } : {}) };
}

function open(arrivals: readonly Arrival[], last: Arrival): Judgement {
  const decisive =
    arrivals.find(({ fate }) => fate.kind === 'unknown' || keyOf(fate) !== keyOf(last.fate)) ?? last;
  const because = becauseOf(decisive);
  return {
    verdict: 'cannot-tell',
    because,
    ...withRule(because.rule),
    could: arrivals.map(possible),
    ...courseOf(last),
  };
}

/**
 * What these rule sets do to this SYN. All of them stand on one host; each is taken at its word, so that a rule set
 * that is not whole may hide what decides. A listing of another family says nothing.
 */
export function judge(rulesets: readonly Ruleset[], syn: Syn, way: Way): Judgement {
  const telling = withMembers(rulesets).map((ruleset) =>
    ruleset.families.includes(syn.family) ? ruleset : empty(ruleset),
  );
  if (!rulesets.some(({ families }) => families.includes(syn.family))) {
    return { verdict: 'cannot-tell', because: { text: `IPv${syn.family}`, field: 'family' }, could: [], way };
  }
  const arrivals = new Journey(withoutVaguer(telling, syn.family)).arrivals(syn, way);
  const last = arrivals.at(-1);
  if (!last) return { verdict: 'accept', onlySource: false, way };
  const verdict = outcomeOf(last.fate);
  const agreed = arrivals.every(({ fate }) => keyOf(fate) === keyOf(last.fate));
  if (verdict === 'unknown' || !agreed) return open(arrivals, last);
  return { verdict, ...withRule(last.rule), onlySource: last.rule?.onlySource ?? false, ...courseOf(last) };
}

/** Keeps its place, so that an index still names it. */
function empty(ruleset: Ruleset): Ruleset {
  return { ...ruleset, tables: [] };
}
