import type { CauseRules, FactSlot } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { refusedAtAddress } from './slots/listener.ts';
import { unpublished } from './slots/reported-backends.ts';

/** Some container of the host publishes the dialled port; where no port is known, any port. */
function isPublished({ facts, case: { port } }: Scene): boolean {
  return ofKind(facts, 'published').some(
    (fact) => fact.on !== undefined && (port === undefined || fact.on.port === port),
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
  // From documentation: docs.docker.com, Dockerfile reference (EXPOSE) and “Port publishing and mapping”.
  prose: {
    what: 'The container listens, and its host does not pass the port on: it is not published, or on the host’s loopback only.',
    why: 'EXPOSE names a port and opens none. Only -p, or ports: in a compose file, makes the host listen or translate. Without it the host’s kernel finds no socket and answers with a RST. Published on 127.0.0.1, the port serves the host alone.',
    todo: 'Ask docker port CONTAINER: no line, or 127.0.0.1, is the answer. Create the container anew with -p PORT:PORT; a running one cannot be changed. Another container of the same network needs no published port: it dials the container’s name and the container’s own port.',
    prevent: 'Keep the published ports in the compose file, beside the port on which the program listens.',
  },
};
