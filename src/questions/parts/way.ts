import { isDialled } from '../../model/address-set.ts';
import { isWithin, NEIGHBOUR } from '../../network/clock/bands.ts';
import { ofKind, type Fact, type FactRecord, type RouteRecord } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Question, QuestionAnswer } from '../../model/question.ts';
import type { Scene } from '../../model/scene.ts';

/** What the questions about a machine's way to the server share: its route, and the neighbour that it leads to. */

/** The route type that would end connect() as it was seen to end (measured, Linux 6.18). */
function typeFor(scene: Scene): RouteRecord['type'] {
  const errno = scene.failure?.attempts[0]?.errno;
  if (errno === 'EACCES') return 'prohibit';
  if (errno === 'EINVAL') return 'blackhole';
  return errno === 'EHOSTUNREACH' ? 'unreachable' : 'none';
}

export function wayAnswers(next: string): readonly QuestionAnswer[] {
  return [
    { id: 'no-route', text: 'No route, or one that forbids' },
    { id: 'neighbour-failed', text: 'A route, but the neighbour is FAILED or INCOMPLETE' },
    { id: 'way', text: 'A route, and the next hop answers', next },
  ];
}

export function wayFacts(answer: string, scene: Scene): readonly FactRecord[] {
  const [to] = scene.dialled;
  if (to === undefined) return [];
  const found: FactRecord = { kind: 'route', to, type: 'unicast', chosen: true };
  if (answer === 'no-route') return [{ ...found, type: typeFor(scene) }];
  const state = answer === 'neighbour-failed' ? 'failed' : 'reachable';
  return [found, { kind: 'neighbour', address: to, state }];
}

/** What `ip route get` and the neighbours of one machine answer. */
export function wayKnown(scene: Scene, isThere: (fact: Fact) => boolean): ReturnType<Question['known']> {
  const routes = ofKind(scene.facts, 'route').filter(
    (fact) => fact.chosen && isThere(fact) && isDialled(fact.to, scene),
  );
  const closed = routes.find(({ type }) => type !== 'unicast' && type !== 'local');
  if (closed) return { answer: 'no-route', by: closed };
  const dead = ofKind(scene.facts, 'neighbour').find(
    (fact) =>
      isThere(fact) &&
      isDialled(fact.address, scene) &&
      (fact.state === 'failed' || fact.state === 'incomplete'),
  );
  if (dead) return { answer: 'neighbour-failed', by: dead };
  return routes[0] && { answer: 'way', by: routes[0] };
}

/** A router's ICMP may have ended it: “unreachable”, and over IPv6 EACCES for a route of type prohibit (measured). */
export function mayEndOnward(scene: Scene): boolean {
  if (scene.sameMachine) return false;
  return (scene.failure?.attempts ?? []).some(
    ({ outcome, errno, address }) =>
      outcome === 'net-unreachable' ||
      outcome === 'host-unreachable' ||
      (errno === 'EACCES' && familyOf(address ?? '') === 6),
  );
}

/**
 * The client's own way is there: “Network is unreachable”, or “No route to host” after the three seconds that an
 * unanswered ARP or ND request takes, then comes from the way more often than from a filter.
 */
export function pointsOnward(scene: Scene): boolean {
  return (scene.failure?.attempts ?? []).some(
    ({ outcome, took }) =>
      outcome === 'net-unreachable' ||
      (outcome === 'host-unreachable' && took !== undefined && isWithin(took, NEIGHBOUR)),
  );
}
