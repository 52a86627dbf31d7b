import type { Cause } from '../model/cause.ts';
import type { Scene } from '../model/scene.ts';

/** What it means for a cause that the hop which failed is the one to a proxy. */

/** Such a hop is an instance of it, whatever end it had. */
const IN_THE_WAY = 'proxy-in-the-way';

/** How the hop ended rules it not out: it is the proxy that ended it. */
export function isInTheWay(cause: Cause, { atProxy }: Scene): boolean {
  return atProxy && cause.id === IN_THE_WAY;
}

/** What the proxy brings about by being there: nothing of the target is known by it, so it is no verdict of its own. */
export function isOfProxyAlone(cause: Cause, causes: readonly Cause[], { atProxy }: Scene): boolean {
  return (
    atProxy &&
    causes.some(({ id, bringsAbout }) => id === IN_THE_WAY && bringsAbout?.includes(cause.id) === true)
  );
}
