import type { CauseRules, FactSlot } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { refusedAtAddress } from './slots/listener.ts';
import { unpublished } from './slots/reported-backends.ts';

/** Some container of the host publishes the dialled port; where no port is known, any port. */
function isPublished({ facts, case: { port } }: Scene): boolean {
  return facts.some(
    (fact) =>
      fact.kind === 'published' && fact.on !== undefined && (port === undefined || fact.on.port === port),
  );
}

/** EXPOSE names a port and opens none (Dockerfile reference). */
const exposedOnly: FactSlot<'published'> = {
  slot: 'fact',
  kind: 'published',
  is: ({ by, on, to }: FactOf<'published'>, scene: Scene) =>
    by === 'docker' &&
    on === undefined &&
    to !== undefined &&
    to.port === scene.case.port &&
    !isPublished(scene),
  reason: ({ name, to }) => `Container ${name} has port ${to?.port ?? ''}, and does not publish it`,
};

export const containerPortUnpublished: CauseRules = {
  id: 'container-port-unpublished',
  title: "The container's port is not published",
  looks: ['attempt', 'published'],
  rules: [
    // Whether this container is the one that is meant, no listing says.
    { bearing: 'strong', slots: [refusedAtAddress, exposedOnly] },
    ...unpublished,
  ],
};
