import type { Scene } from '../../model/scene.ts';
import { onPort } from './seen.ts';
import { isReset } from './silence.ts';

/** Connections are reset, and the listener's accept queue is over its limit. */
export function resetsWhileFull(scene: Scene): boolean {
  return (
    isReset(scene) &&
    onPort(scene).some(
      ({ acceptQueue }) => acceptQueue?.limit !== undefined && acceptQueue.length > acceptQueue.limit,
    )
  );
}
