import type { Recipe } from '../model/recipe.ts';
import { SESSION_FLAVOURS } from './parts/capture.ts';

/** Who ends the connection, or stops answering? Both ends must see the same one. */
export const captureSession: Recipe = {
  id: 'capture-session',
  title: 'Capture on both ends while the program fails',
  where: 'server',
  expect:
    'Start it on the server, then its twin on the client, then let the program that fails try once: a bare nc -z says nothing after its handshake. Paste both, the counts at their ends too.',
  flavours: SESSION_FLAVOURS,
  followedBy: 'capture-session-client',
};
