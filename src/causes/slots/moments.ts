import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { isListenerOnPort } from './listener.ts';

/** Whole listings of listeners, each of another moment. */

type Listing = FactOf<'listing'>;

export function listenerListings(facts: readonly Fact[]): readonly Listing[] {
  return ofKind(facts, 'listing').filter(
    (listing) => listing.of === 'socket' && listing.whole === true && listing.states !== 'connected',
  );
}

/** Does it show a listener on the port? */
export function shows(listing: Listing, facts: readonly Fact[], scene: Scene): boolean {
  return facts.some(
    (fact) =>
      isListenerOnPort(fact, scene) &&
      fact.block === listing.block &&
      fact.at[0]?.evidence === listing.at[0]?.evidence,
  );
}

/** An earlier listing has a listener on the port. */
export function wasThere(scene: Scene): boolean {
  return scene.earlier.some((fact) => isListenerOnPort(fact, scene));
}

/** An earlier listing has none: that one is there now says nothing of the attempts of then. */
export function wasMissing(scene: Scene): boolean {
  return listenerListings(scene.earlier).some((listing) => !shows(listing, scene.earlier, scene));
}

/** Listings in an order that the text shows: of one paste, or each with its time. */
function series(all: readonly Listing[]): readonly (readonly Listing[])[] {
  const timed = all.filter(({ time }) => time !== undefined);
  const pastes = new Set(all.flatMap(({ at }) => at[0]?.evidence ?? []));
  return [
    [...timed].sort((a, b) => (a.time ?? 0) - (b.time ?? 0)),
    ...[...pastes].map((paste) =>
      all
        .filter(({ at }) => at[0]?.evidence === paste)
        .sort((a, b) => (a.at[0]?.first ?? 0) - (b.at[0]?.first ?? 0)),
    ),
  ];
}

/** More than once: it was there, then not, then there again, or the reverse. */
export function isSeenToChange(scene: Scene): boolean {
  const all = [...scene.earlier, ...scene.facts];
  return series(listenerListings(all)).some((inOrder) => {
    const states = inOrder.map((listing) => shows(listing, all, scene));
    return states.filter((state, i) => i > 0 && state !== states[i - 1]).length > 1;
  });
}
