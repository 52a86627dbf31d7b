import { ofKind, type Fact, type FactOf, type Place } from '../../model/fact.ts';
import { canonicalIp, familyOf, inPrefix, isLoopback, sameIp } from '../../model/ip.ts';
import { isApart, sameMachine } from '../../model/machine.ts';
import { isSharedAddress } from '../../model/own-address.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAScene, onceAScenePer } from '../../model/tables.ts';

/**
 * From which address the client's SYN comes, as the client and as another machine on its way have it, with the facts that
 * show it. Where two could be meant, or something on the way may have translated it, it is not known.
 */

export type Side = 'client' | 'server' | 'middle';
type Talk = FactOf<'conversation'>;

export interface Shown {
  readonly value: string;
  /** Nothing where it was told. */
  readonly by: readonly Fact[];
}

/** What the facts show, where they all show one thing. */
export function agreed(
  found: readonly (readonly [value: string, by: Fact])[],
): Shown | 'several' | undefined {
  const [first] = found;
  if (!first) return undefined;
  const isOne = found.every(([value]) => value === first[0] || sameIp(value, first[0]));
  return isOne ? { value: first[0], by: found.map(([, by]) => by) } : 'several';
}

/** The family of the dialled address: the SYN has no source of another one. */
function isOfFamily(address: string, scene: Scene): boolean {
  const [dialled] = scene.dialled;
  return dialled !== undefined && familyOf(address) === familyOf(dialled);
}

export function isDialledAddress(address: string, scene: Scene): boolean {
  return scene.dialled.some((dialled) => sameIp(dialled, address));
}

/** Where the attempts were made that failed: what is shown of another machine or container is another's. */
export function isTheClients({ place }: Fact, { failure }: Scene): boolean {
  if (place.vantage !== 'client' || place.contested === true) return false;
  const made = failure?.attempts ?? [];
  return made.length === 0 ? place.inside === undefined : made.every((one) => !isApart(one.place, place));
}

export function isToTarget({ server }: Talk, scene: Scene): boolean {
  return (
    server.name === undefined && isDialledAddress(server.address, scene) && server.port === scene.case.port
  );
}

function ofCaptures(scene: Scene): readonly (readonly [string, Fact])[] {
  return ofKind(scene.facts, 'conversation').flatMap((talk) => {
    const isOwn = talk.begins === 'syn' && talk.syn?.way !== 'in' && talk.syn?.way !== 'through';
    const shows = isTheClients(talk, scene) && isOwn && isToTarget(talk, scene);
    return shows && talk.client.name === undefined ? [[talk.client.address, talk] as const] : [];
  });
}

function ofRoutes(scene: Scene): readonly (readonly [string, Fact])[] {
  return ofKind(scene.facts, 'route').flatMap((route) =>
    route.chosen &&
    route.source !== undefined &&
    isTheClients(route, scene) &&
    isDialledAddress(route.to, scene)
      ? [[route.source, route] as const]
      : [],
  );
}

function ofSockets(scene: Scene): readonly (readonly [string, Fact])[] {
  return ofKind(scene.facts, 'socket').flatMap((socket) => {
    const { peer, local } = socket;
    const isIts =
      peer !== undefined && peer.port === scene.case.port && isDialledAddress(peer.address, scene);
    return isIts && isTheClients(socket, scene) ? [[local.address, socket] as const] : [];
  });
}

/** Of a whole list the only address that can be the source: with two the kernel's choice is not seen. */
function ofList(scene: Scene): Shown | 'several' | undefined {
  const lists = ofKind(scene.facts, 'listing').filter(
    (one) => one.of === 'address' && one.whole === true && isTheClients(one, scene),
  );
  if (lists.length === 0) return undefined;
  return agreed(
    ofKind(scene.facts, 'address').flatMap((fact) =>
      isTheClients(fact, scene) && isOfFamily(fact.address, scene) && !isLoopback(fact.address)
        ? [[fact.address, fact] as const]
        : [],
    ),
  );
}

/** The client's own address toward the target, as its machine shows it, or as it was told. */
const ownAddress = onceAScene((scene): Shown | undefined => {
  const said = (scene.failure?.attempts ?? []).flatMap((attempt) =>
    attempt.source === undefined ? [] : [[attempt.source, attempt] as const],
  );
  const shown = agreed(
    [...said, ...ofCaptures(scene), ...ofRoutes(scene), ...ofSockets(scene)].filter(([address]) =>
      isOfFamily(address, scene),
    ),
  );
  const told = scene.told.client === undefined ? undefined : canonicalIp(scene.told.client);
  if (shown === 'several') return undefined;
  if (told !== undefined && isOfFamily(told, scene)) {
    return shown === undefined || sameIp(shown.value, told)
      ? { value: told, by: shown?.by ?? [] }
      : undefined;
  }
  const listed = shown ?? ofList(scene);
  return listed === 'several' || (listed && isSharedAddress(listed.value)) ? undefined : listed;
});

/** Who dialled the port, as captures and logged packets of that machine have it. */
function seenAt(scene: Scene, at: Place): readonly (readonly [string, Fact])[] {
  const isThere = ({ place }: Fact): boolean =>
    place.vantage === at.vantage && place.contested !== true && sameMachine(place, at) !== 'no';
  const talks = ofKind(scene.facts, 'conversation').flatMap((talk) => {
    const came = talk.begins === 'syn' && talk.syn?.way !== 'out' && talk.client.name === undefined;
    return came && isThere(talk) && talk.server.port === scene.case.port
      ? [[talk.client.address, talk] as const]
      : [];
  });
  const logged = ofKind(scene.facts, 'log').flatMap((log) => {
    const { event, source, port, address = '' } = log;
    const isIts = event === 'packet-logged' && port === scene.case.port && isDialledAddress(address, scene);
    return source !== undefined && isIts && isThere(log) ? [[source, log] as const] : [];
  });
  return [...talks, ...logged].filter(([address]) => isOfFamily(address, scene));
}

/** The numbers of the SYNs that the client's own captures show (RFC 9293, 3.4.1). */
const ownNumbers = onceAScene(
  (scene) =>
    new Set(
      ofKind(scene.facts, 'conversation').flatMap((own) =>
        own.isn !== undefined && isTheClients(own, scene) ? [own.isn] : [],
      ),
    ),
);

/** The same SYN in captures of both: it carries the same number, whatever address it has there. */
function isSameSyn(talk: Fact, scene: Scene): boolean {
  return talk.kind === 'conversation' && talk.isn !== undefined && ownNumbers(scene).has(talk.isn);
}

/** Their far end is a router that may translate, though no gateway is named. */
const TUNNEL = /^(?:wg|tun|tap|ppp|ipsec|vti|gre|sit|ipip|ip6tnl|utun|tailscale|zt|nordlynx|vpn)/i;

/** No router is between them that could translate: the client's way to the target leads over no gateway. */
function isOnLink(scene: Scene, own: Shown): boolean {
  const routes = ofKind(scene.facts, 'route').filter(
    (route) => route.chosen && isTheClients(route, scene) && isDialledAddress(route.to, scene),
  );
  if (routes.length > 0)
    return routes.every(
      ({ via, type, interface: out }) =>
        via === undefined && type === 'unicast' && out !== undefined && !TUNNEL.test(out),
    );
  const [dialled = ''] = scene.dialled;
  return ofKind(scene.facts, 'address').some(
    ({ address, bits, place, ...fact }) =>
      bits !== undefined &&
      !TUNNEL.test(fact.interface ?? '') &&
      isTheClients({ ...fact, address, place }, scene) &&
      sameIp(address, own.value) &&
      inPrefix(dialled, address, bits),
  );
}

/**
 * The source of the client's SYN as the machine `at` has it. The client's own address where that machine saw a SYN from
 * it, where it was told, or where no router lies between; another one only if the SYN itself is the same. Between them a
 * router may translate (NAT, a cluster's egress), so what the client shows alone is not enough.
 */
export function sourceAt(scene: Scene, side: Side, at: Place): Shown | undefined {
  if (side === 'client' || scene.sameMachine) return ownAddress(scene);
  return sourceThere(scene, at);
}

/** Every row of one paste asks for its place. */
const sourceThere = onceAScenePer((scene, at: Place): Shown | undefined => {
  const own = ownAddress(scene);
  const seen = seenAt(scene, at);
  const same = agreed(seen.filter(([, fact]) => isSameSyn(fact, scene)));
  if (same !== undefined) return same === 'several' ? undefined : same;
  const fromOwn = own === undefined ? [] : seen.filter(([address]) => sameIp(address, own.value));
  if (own !== undefined && fromOwn.length > 0)
    return { ...own, by: [...own.by, ...fromOwn.map(([, by]) => by)] };
  // Somebody else's, or the client's behind a translation.
  if (own === undefined || seen.length > 0) return undefined;
  return isTold(scene) || isOnLink(scene, own) ? own : undefined;
});

function isTold({ told }: Scene): boolean {
  return told.client !== undefined;
}
