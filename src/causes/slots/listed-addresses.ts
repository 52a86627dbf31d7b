import { addressSet } from '../../model/address-set.ts';
import { blockKey } from '../../model/fact-index.ts';
import type { Fact } from '../../model/fact.ts';
import { grouped } from '../../model/grouped.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAKind } from '../../model/tables.ts';

const byListing = onceAKind('address', (addresses) => {
  const listings = grouped(addresses, blockKey);
  return new Map([...listings].map(([key, own]) => [key, addressSet(own.map(({ address }) => address))]));
});

/** The list of a machine's addresses in which the fact stands has this one too. */
export function isListedWith(fact: Pick<Fact, 'at' | 'block'>, address: string, { facts }: Scene): boolean {
  return byListing(facts).get(blockKey(fact))?.(address) === true;
}
