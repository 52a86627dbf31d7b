import type { Level } from '../model/cause.ts';
import type { Reason, Suspect } from '../model/diagnosis.ts';
import type { Scene } from '../model/scene.ts';
import type { Quotes } from './quotes.ts';
import { linked } from './catalogue.ts';
import { usualRank } from './suspect-order.ts';
import { names, type Ground, type Weighed } from './weigh.ts';

const LEVELS: readonly Level[] = ['confirmed', 'likely', 'possible', 'ruled-out'];

function reason(ground: Ground, quotes: Quotes): Reason {
  const { fact } = ground;
  const span = fact?.at[0];
  const hand = fact?.place.shownBy === 'hand' ? ' (answered by hand)' : '';
  const text = `${ground.text}${hand}`;
  return {
    text,
    ...(span !== undefined && { quote: quotes.of(span) }),
    ...(ground.against && { against: true }),
  };
}

/** Each rival that is not ruled out by a line of its own, with the sentence that excludes it. */
function settles(one: Weighed, all: readonly Weighed[]): Suspect['settles'] {
  if (one.level !== 'confirmed') return undefined;
  const open = all.filter((other) => other.level !== 'ruled-out' && other.cause.id !== one.cause.id);
  // The last to speak is the most general: what names a cause by its own reason comes after it.
  const pairs = [...one.excludes]
    .reverse()
    .flatMap((exclusion) =>
      open
        .filter((other) => names(exclusion, other.cause))
        .map((other): [string, string] => [other.cause.id, exclusion.why]),
    );
  return [...new Map(pairs)].reverse().map(([cause, why]) => ({ cause, why }));
}

/** It brings the other about: of two verdicts it is the one to act on. */
function isRootOf(a: Weighed, b: Weighed): boolean {
  return a.cause.bringsAbout?.includes(b.cause.id) === true;
}

/** What something speaks for, then what nothing is said of, then what something speaks against. */
function spokenRank(one: Weighed): number {
  if (one.level !== 'possible') return 0;
  const grounds = one.grounds();
  if (grounds.some(({ against }) => against)) return 2;
  return grounds.length > 0 ? 0 : 1;
}

function compare(a: Weighed, b: Weighed, scene: Scene, ranks: ReadonlyMap<Weighed, number>): number {
  const { symptom } = scene.case;
  const usual = (one: Weighed): number => usualRank(one.cause.id, symptom, scene.sameMachine);
  const byLevel = LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
  if (byLevel !== 0) return byLevel;
  if (a.level === 'confirmed' && linked(a.cause, b.cause)) return isRootOf(a, b) ? -1 : 1;
  const fits = (one: Weighed): number =>
    symptom !== undefined && one.cause.symptoms.includes(symptom) ? 0 : 1;
  const bySymptom = fits(a) - fits(b);
  if (bySymptom !== 0) return bySymptom;
  const bySpoken = (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0);
  return bySpoken === 0 ? usual(a) - usual(b) : bySpoken;
}

/** Every cause once, strongest first. */
export function rankSuspects(weighed: readonly Weighed[], scene: Scene, quotes: Quotes): readonly Suspect[] {
  const ranks = new Map(weighed.map((one) => [one, spokenRank(one)]));
  return [...weighed]
    .sort((a, b) => compare(a, b, scene, ranks))
    .map((one) => {
      const settled = settles(one, weighed);
      return {
        cause: one.cause.id,
        level: one.level,
        reasons: one.grounds().map((ground) => reason(ground, quotes)),
        ...(settled === undefined ? {} : { settles: settled }),
      };
    });
}
