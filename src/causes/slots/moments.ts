import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { grouped } from '../../model/grouped.ts';
import type { Scene } from '../../model/scene.ts';
import { besides, onceAScene } from '../../model/tables.ts';
import { isListenerOnPort } from './listener.ts';

/** Whole listings of listeners, each of another moment. */

type Listing = FactOf<'listing'>;

export function listenerListings(facts: readonly Fact[]): readonly Listing[] {
  return ofKind(facts, 'listing').filter(
    (listing) => listing.of === 'socket' && listing.whole === true && listing.states !== 'connected',
  );
}

const listeners = besides('socket', ({ state }) => state === 'listen');

/** Does it show a listener on the port? */
export function shows(listing: Listing, facts: readonly Fact[], scene: Scene): boolean {
  return listeners(listing, facts).some((socket) => isListenerOnPort(socket, scene));
}

/** An earlier listing has a listener on the port. */
export function wasThere(scene: Scene): boolean {
  return ofKind(scene.earlier, 'socket').some((socket) => isListenerOnPort(socket, scene));
}

/** An earlier listing has none: that one is there now says nothing of the attempts of then. */
export const wasMissing = onceAScene((scene) =>
  listenerListings(scene.earlier).some((listing) => !shows(listing, scene.earlier, scene)),
);

/** Listings in an order that the text shows: of one paste, or each with its time. */
function series(all: readonly Listing[]): readonly (readonly Listing[])[] {
  const timed = all.filter(({ time }) => time !== undefined);
  const pastes = grouped(
    all.filter(({ at }) => at.length > 0),
    ({ at }) => at[0]?.evidence,
  );
  return [
    [...timed].sort((a, b) => (a.time ?? 0) - (b.time ?? 0)),
    ...[...pastes.values()].map((listings) =>
      [...listings].sort((a, b) => (a.at[0]?.first ?? 0) - (b.at[0]?.first ?? 0)),
    ),
  ];
}

/** More than once: it was there, then not, then there again, or the reverse. */
export const isSeenToChange = onceAScene((scene) => {
  const { earlier, facts } = scene;
  return series([...listenerListings(earlier), ...listenerListings(facts)]).some((inOrder) => {
    const states = inOrder.map((listing) => shows(listing, earlier, scene) || shows(listing, facts, scene));
    return states.filter((state, i) => i > 0 && state !== states[i - 1]).length > 1;
  });
});
