import { isApart } from '../model/machine.ts';
import type { Conflict } from '../model/diagnosis.ts';
import type { Case } from '../model/case.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import type { Quotes } from './quotes.ts';

/** Whole listings of one side that cannot both be true of one moment. */

export interface Disagreement {
  /** Facts that a disagreement puts in doubt. */
  readonly disputed: ReadonlySet<Fact>;
  /** Facts that a later listing replaces. */
  readonly outdated: ReadonlySet<Fact>;
  readonly conflicts: readonly Conflict[];
}

interface Listing {
  readonly listing: FactOf<'listing'>;
  readonly members: readonly Fact[];
  /** Bound addresses on the case's port, in one spelling. */
  readonly shape: string;
}

function membersOf(listing: FactOf<'listing'>, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(
    (fact) => fact.block === listing.block && fact.at[0]?.evidence === listing.at[0]?.evidence,
  );
}

function readListing(listing: FactOf<'listing'>, facts: readonly Fact[], port: number): Listing {
  const members = membersOf(listing, facts);
  const bound = ofKind(members, 'socket').filter(
    (socket) => socket.state === 'listen' && socket.local.port === port,
  );
  // A list of one family shows less; only what both would show can disagree, so families are compared too.
  const shape = [...new Set(bound.map((socket) => socket.local.address))].sort().join(' ');
  return { listing, members, shape };
}

function isLater(a: FactOf<'listing'>, b: FactOf<'listing'>): boolean | undefined {
  if (a.time !== undefined && b.time !== undefined && a.time !== b.time) return a.time > b.time;
  const [x, y] = [a.at[0], b.at[0]];
  if (x && y && x.evidence === y.evidence) return x.first > y.first;
  return undefined;
}

function comparable(a: Listing, b: Listing): boolean {
  const [x, y] = [a.listing, b.listing];
  const samePlace = !isApart(x.place, y.place) && x.place.vantage === y.place.vantage;
  return samePlace && x.families.length === y.families.length;
}

/** One paste shows in its own order that the port is listened on, then not, then again, or the reverse. */
function comesAndGoes(listings: readonly Listing[]): boolean {
  const pastes = new Set(listings.map(({ listing }) => listing.at[0]?.evidence));
  return [...pastes].some((paste) => {
    const shapes = listings
      .filter(({ listing }) => listing.at[0]?.evidence === paste)
      .sort((a, b) => (a.listing.at[0]?.first ?? 0) - (b.listing.at[0]?.first ?? 0))
      .map(({ shape }) => shape);
    return shapes.filter((shape, i) => i > 0 && shape !== shapes[i - 1]).length > 1;
  });
}

/** Finds listings of the server that disagree about the case's port; the later one counts where the text tells. */
export function findDisagreements(
  facts: readonly Fact[],
  known: Partial<Case>,
  quotes: Quotes,
): Disagreement {
  const disputed = new Set<Fact>();
  const outdated = new Set<Fact>();
  const conflicts: Conflict[] = [];
  const { port } = known;
  if (port === undefined) return { disputed, outdated, conflicts };
  const listings = ofKind(facts, 'listing')
    .filter(
      (listing) =>
        listing.of === 'socket' &&
        listing.whole === true &&
        listing.states !== 'connected' &&
        listing.place.vantage !== 'client' &&
        (listing.ports === undefined || listing.ports.includes(port)),
    )
    .slice(0, 20)
    .map((listing) => readListing(listing, facts, port));
  const changing = comesAndGoes(listings);
  for (const [index, a] of listings.entries()) {
    for (const b of listings.slice(index + 1)) {
      if (a.shape === b.shape || !comparable(a, b)) continue;
      const later = isLater(a.listing, b.listing);
      if (later !== undefined) {
        for (const fact of (later ? b : a).members) outdated.add(fact);
        continue;
      }
      // Where it is seen to come and go, two moments differ and no more.
      if (changing) continue;
      for (const fact of [...a.members, ...b.members]) disputed.add(fact);
      const [x, y] = [a.listing.at[0], b.listing.at[0]];
      const text = `Two listings disagree about what listens on port ${port}, and neither says which is later`;
      if (x && y) conflicts.push({ text, sides: [quotes.of(x), quotes.of(y)] });
    }
  }
  return { disputed, outdated, conflicts };
}
