import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { failedAttempts } from './order/failed-attempts.ts';
import { spokenFailure } from './order/spoken-failure.ts';
import { shownSigns, type ShownSign } from './order/shown-signs.ts';
import type { Sign } from './order/sign.ts';
import { usualOrder } from './order/usual-order.ts';
import type { Quotes } from './quotes.ts';
import type { Weighed } from './weigh.ts';

/**
 * In which order to look at suspects of one level: at those that end an attempt so, then by what the evidence shows
 * beside the failure, then by what is met most often with this outcome. It never changes a level.
 */

const PULLS: Readonly<Record<Sign['pull'], number>> = { strong: 0, usual: 2, slight: 3 };
/** A rule of the cause's own speaks for it. */
const SPOKEN = 1;
const NOTHING = 4;
const BEHIND = 5;
/** A rule speaks against it. */
const AGAINST = 6;

/** What a cause is compared by, the first difference deciding. */
type Rank = readonly number[];

export interface SuspectOrder {
  compare(a: Weighed, b: Weighed): number;
  /** The signs that put this cause in front. */
  signsFor(one: Weighed): readonly ShownSign[];
}

/** The strongest sign that leads to the cause, and how far in front it puts it. */
function pullOf(cause: string, signs: readonly ShownSign[]): Rank | undefined {
  const pulls = signs
    .filter(({ sign }) => sign.leads.includes(cause))
    .map(({ sign, isOpen }): [number, number] => [
      Math.max(PULLS[sign.pull], isOpen === true ? PULLS.usual : 0),
      sign.leads.indexOf(cause),
    ])
    .sort(([a, i], [b, j]) => a - b || i - j);
  return pulls[0];
}

/** A sign tells of it whatever end of the attempts was read. */
function isWhateverEnd(cause: string, signs: readonly ShownSign[]): boolean {
  return signs.some(({ sign }) => sign.whateverEnd === true && sign.leads[0] === cause);
}

function placeOf(one: Weighed, signs: readonly ShownSign[]): Rank {
  const grounds = one.level === 'possible' ? one.grounds() : [];
  if (grounds.some(({ against }) => against) && !isWhateverEnd(one.cause.id, signs)) return [AGAINST, 0];
  const pull = pullOf(one.cause.id, signs);
  const own: Rank = grounds.length > 0 || one.level !== 'possible' ? [SPOKEN, 0] : [NOTHING, 0];
  if (pull && (pull[0] ?? NOTHING) < (own[0] ?? NOTHING)) return pull;
  if (own[0] === SPOKEN || !signs.some(({ sign }) => sign.behind?.includes(one.cause.id) === true))
    return own;
  return [BEHIND, 0];
}

/** It ends an attempt so: by the catalogue's symptoms, by the very outcome or errno, or by what a sign tells. */
function fits({ cause }: Weighed, scene: Scene, signs: readonly ShownSign[]): boolean {
  const { symptom } = scene.case;
  if (symptom === undefined || cause.symptoms.includes(symptom)) return true;
  if (isWhateverEnd(cause.id, signs)) return true;
  const { outcomes, errnos = [] } = cause.fails;
  return failedAttempts(scene).some(
    (attempt) =>
      (attempt.errno !== undefined && errnos.includes(attempt.errno)) ||
      readings(attempt).some((outcome) => outcomes.includes(outcome)),
  );
}

function rankOf(one: Weighed, scene: Scene, signs: readonly ShownSign[], order: readonly string[]): Rank {
  const usual = order.indexOf(one.cause.id);
  return [fits(one, scene, signs) ? 0 : 1, ...placeOf(one, signs), usual < 0 ? order.length : usual];
}

/** No attempt failed and no symptom is known: what prose says of the failure is all there is. */
function isUnseen(scene: Scene): boolean {
  return scene.case.symptom === undefined && failedAttempts(scene).length === 0;
}

export function orderSuspects(weighed: readonly Weighed[], scene: Scene, quotes: Quotes): SuspectOrder {
  const spoken = isUnseen(scene) ? spokenFailure(quotes) : undefined;
  const signs = shownSigns(scene, quotes, spoken === 'nothing' ? undefined : spoken);
  const order = usualOrder(scene, spoken);
  const ranks = new Map(weighed.map((one) => [one, rankOf(one, scene, signs, order)]));
  return {
    compare: (a, b) => {
      const [x, y] = [ranks.get(a) ?? [], ranks.get(b) ?? []];
      const at = x.findIndex((rank, i) => rank !== y[i]);
      return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
    },
    signsFor: (one) => signs.filter(({ sign }) => sign.leads.includes(one.cause.id)),
  };
}
