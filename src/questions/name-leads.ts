import { isDialled } from '../model/address-set.ts';
import { ofKind, type FactRecord } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { dialledByName } from './parts/dialled-name.ts';

/** Addresses of documentation (RFC 5737, RFC 3849): nobody's. */
function elsewhere(scene: Scene): string {
  return familyOf(scene.dialled[0] ?? '') === 6 ? '2001:db8::ffff' : '192.0.2.254';
}

/** The client took the name for an address: does DNS say so as well? */
export const nameLeads: Question = {
  id: 'name-leads',
  text: (known) => `Does ${known.target ?? 'the name'} lead the client to the machine that is meant?`,
  why: 'An old line in /etc/hosts, a cache or a stale record leads a client to where the service was before. DNS asked directly, beside the address that the client dialled, shows it.',
  where: 'client',
  station: 'name',
  answers: [
    { id: 'elsewhere', text: 'No: DNS has another address than the dialled one', next: 'listener' },
    { id: 'same', text: 'Yes, DNS has the dialled address', next: 'listener' },
  ],
  recipes: ['names'],
  offered: dialledByName,
  facts: (answer, scene): readonly FactRecord[] => {
    const { target } = scene.case;
    const address = answer === 'same' ? scene.dialled[0] : elsewhere(scene);
    return target === undefined || address === undefined
      ? []
      : [{ kind: 'resolution', name: target, addresses: [address], result: 'found', by: 'dns' }];
  },
  known: (scene) => {
    const target = scene.case.target?.toLowerCase().replace(/\.$/, '');
    const by = ofKind(scene.facts, 'resolution').find(
      (fact) =>
        fact.place.shownBy !== 'hand' &&
        fact.by === 'dns' &&
        fact.addresses.length > 0 &&
        fact.name.toLowerCase().replace(/\.$/, '') === target,
    );
    return (
      by && { answer: by.addresses.some((address) => isDialled(address, scene)) ? 'same' : 'elsewhere', by }
    );
  },
};
