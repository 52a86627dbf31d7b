import type { Level } from '../model/cause.ts';
import type { Reason, Suspect } from '../model/diagnosis.ts';
import type { Scene } from '../model/scene.ts';
import type { Quotes } from './quotes.ts';
import { linked } from './catalogue.ts';
import { orderSuspects, type SuspectOrder } from './suspect-order.ts';
import type { Ground, Weighed } from './weigh.ts';

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
  return open.flatMap(({ cause }) => {
    const why = one.excludes(cause);
    return why === undefined ? [] : [{ cause: cause.id, why }];
  });
}

/** It brings the other about: of two verdicts it is the one to act on. */
function isRootOf(a: Weighed, b: Weighed): boolean {
  return a.cause.bringsAbout?.includes(b.cause.id) === true;
}

function compare(a: Weighed, b: Weighed, order: SuspectOrder): number {
  const byLevel = LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
  if (byLevel !== 0) return byLevel;
  if (a.level === 'confirmed' && linked(a.cause, b.cause)) return isRootOf(a, b) ? -1 : 1;
  return order.compare(a, b);
}

/** What its rules say; of one that is neither proven nor out also the signs beside the failure that lead to it. */
function reasons(one: Weighed, order: SuspectOrder, quotes: Quotes): readonly Reason[] {
  const own = one.grounds().map((ground) => reason(ground, quotes));
  if (one.level === 'confirmed' || one.level === 'ruled-out' || own.some(({ against }) => against))
    return own;
  const signs = order.signsFor(one).map(({ sign, at }): Reason => ({
    text: sign.text,
    ...(at === undefined ? {} : { quote: quotes.of(at) }),
  }));
  return [...own, ...signs];
}

/** Every cause once, strongest first. */
export function rankSuspects(weighed: readonly Weighed[], scene: Scene, quotes: Quotes): readonly Suspect[] {
  const order = orderSuspects(weighed, scene, quotes);
  return [...weighed]
    .sort((a, b) => compare(a, b, order))
    .map((one) => {
      const settled = settles(one, weighed);
      return {
        cause: one.cause.id,
        level: one.level,
        reasons: reasons(one, order, quotes),
        ...(settled === undefined ? {} : { settles: settled }),
      };
    });
}
