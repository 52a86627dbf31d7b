import type { FactOf, FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { wholeListing } from './parts/seen.ts';

/** The client's failures that show what they dialled. */
function failures(scene: Scene): readonly FactOf<'attempt'>[] {
  return scene.failure?.attempts.filter(({ address }) => address !== undefined) ?? [];
}

function listedHost(scene: Scene): string | undefined {
  return wholeListing(scene)?.place.host;
}

/** The client dials its own machine: is the listing that machine's? */
export const sameMachine: Question = {
  id: 'same-machine',
  text: (known) =>
    `Does the client that dials ${known.target ?? 'loopback'} run on the machine that was listed?`,
  why: 'Every machine, container and pod has a loopback of its own. One attempt between marks that name the machine shows whether it is the one that was listed.',
  where: 'client',
  station: 'client',
  answers: [
    { id: 'yes', text: 'Yes, on the very machine', next: 'filter' },
    { id: 'no', text: 'No, or in a container of its own' },
  ],
  recipes: ['collect-client'],
  offered: (scene) => scene.sameMachine && failures(scene).length > 0 && listedHost(scene) !== undefined,
  facts: (answer, scene): readonly FactRecord[] => (answer === 'yes' ? failures(scene).slice(0, 1) : []),
  host: (_answer, scene) => listedHost(scene),
  known: (scene) => {
    const listed = wholeListing(scene);
    const host = listed?.place.host;
    const seen = failures(scene).filter(({ place }) => place.shownBy !== 'hand' && place.host !== undefined);
    if (host === undefined) return undefined;
    const here = seen.find(({ place }) => place.host === host && place.inside === listed?.place.inside);
    const by = here ?? seen[0];
    return by && { answer: here ? 'yes' : 'no', by };
  },
};
