import { ofKind, type FactRecord, type RouteRecord } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';

/** The route type that would end connect() as it was seen to end (measured, Linux 6.18). */
function typeFor(scene: Scene): RouteRecord['type'] {
  const errno = scene.failure?.attempts[0]?.errno;
  if (errno === 'EACCES') return 'prohibit';
  if (errno === 'EINVAL') return 'blackhole';
  return errno === 'EHOSTUNREACH' ? 'unreachable' : 'none';
}

function isDialled(address: string, scene: Scene): boolean {
  return scene.dialled.some((dialled) => sameIp(dialled, address));
}

/** Has the client's kernel a way to the address, and does anybody there answer? */
export const route: Question = {
  id: 'route',
  text: (known) => `Has the client a way to ${known.target ?? 'the server'}, and does anybody there answer?`,
  why: '“Unreachable” comes from the client’s own routing table, from a neighbour that does not answer, from a router, or from a packet filter that says so. The client itself knows the first two.',
  where: 'client',
  station: 'path',
  answers: [
    { id: 'no-route', text: 'No route, or one that forbids' },
    { id: 'neighbour-failed', text: 'A route, but the neighbour is FAILED or INCOMPLETE' },
    { id: 'way', text: 'A route, and the next hop answers', next: 'filter' },
  ],
  recipes: ['route'],
  facts: (answer, scene): readonly FactRecord[] => {
    const [to] = scene.dialled;
    if (to === undefined) return [];
    const found: FactRecord = { kind: 'route', to, type: 'unicast', chosen: true };
    if (answer === 'no-route') return [{ ...found, type: typeFor(scene) }];
    if (answer === 'neighbour-failed') return [found, { kind: 'neighbour', address: to, state: 'failed' }];
    return [found, { kind: 'neighbour', address: to, state: 'reachable' }];
  },
  known: (scene) => {
    const routes = ofKind(scene.facts, 'route').filter(
      (fact) => fact.chosen && fact.place.vantage !== 'server' && isDialled(fact.to, scene),
    );
    const closed = routes.find(({ type }) => type !== 'unicast' && type !== 'local');
    if (closed) return { answer: 'no-route', by: closed };
    const dead = ofKind(scene.facts, 'neighbour').find(
      (fact) =>
        fact.place.vantage !== 'server' &&
        isDialled(fact.address, scene) &&
        (fact.state === 'failed' || fact.state === 'incomplete'),
    );
    if (dead) return { answer: 'neighbour-failed', by: dead };
    return routes[0] && { answer: 'way', by: routes[0] };
  },
};
