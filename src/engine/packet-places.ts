import { onceAList } from '../model/tables.ts';
import { grouped } from '../model/grouped.ts';
import { blockKey } from '../model/fact-index.ts';
import { isDialled } from '../model/address-set.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { looksAtAddresses } from '../network/packets/capture-filter.ts';

/** What the direction columns of a capture on every interface prove about the machine that it was taken on. */

type Conversation = FactOf<'conversation'>;
type Capture = FactOf<'listing'>;

const byBlock = onceAList((captures: readonly Capture[]) => grouped(captures, blockKey));

function captureOf(talk: Conversation, captures: readonly Capture[]): Capture | undefined {
  return byBlock(captures).get(blockKey(talk))?.[0];
}

/**
 * The SYN went out and had not come in: this machine made it. Not told where the filter may hide its coming in, with
 * other addresses or on another interface.
 */
export function sentFromHere(talk: Conversation, captures: readonly Capture[]): boolean {
  if (talk.begins !== 'syn' || talk.syn?.way !== 'out' || talk.translated) return false;
  const details = captureOf(talk, captures)?.capture;
  return details?.interface === 'any' && details.direction === undefined && !looksAtAddresses(details);
}

/** The SYN came in, went no further, and this machine itself sent the SYN-ACK: the connection ends here. */
function answeredHere({ begins, syn, synAck, translated }: Conversation): boolean {
  return begins === 'syn' && syn?.way === 'in' && synAck?.way === 'out' && !translated;
}

function isTo(talk: Conversation, addresses: readonly string[]): boolean {
  return talk.server.name === undefined && isDialled(talk.server.address, { dialled: addresses });
}

/** The conversation that shows this machine to take connections at one of the addresses. */
export function takesConnections(facts: readonly Fact[], addresses: readonly string[]): Fact | undefined {
  return ofKind(facts, 'conversation').find((talk) => isTo(talk, addresses) && answeredHere(talk));
}

/** The conversation that shows this machine to dial one of the addresses. */
export function dialsAddress(facts: readonly Fact[], addresses: readonly string[]): Fact | undefined {
  const captures = ofKind(facts, 'listing').filter(({ of }) => of === 'packet');
  return ofKind(facts, 'conversation').find((talk) => isTo(talk, addresses) && sentFromHere(talk, captures));
}
