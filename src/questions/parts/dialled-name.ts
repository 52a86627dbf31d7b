import { canonicalIp, isLoopback } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';

/** What the questions about a name that resolved share. */

/** The client dialled a name, and where that led it is seen. */
export function dialledByName({ case: { target }, failure }: Scene): boolean {
  if (target === undefined || canonicalIp(target) !== undefined) return false;
  const addresses = failure?.attempts.flatMap(({ address }) => address ?? []) ?? [];
  return addresses.length > 0 && !addresses.every(isLoopback);
}

/** Somebody looked at a machine as the server, and it does not have the address to which the name led the client. */
export function isNotTheDialled(scene: Scene): boolean {
  return (
    dialledByName(scene) &&
    scene.facts.some(({ place }) => place.told === 'server' && place.vantage === 'unknown')
  );
}
