import type { Recipe } from '../model/recipe.ts';
import { SESSION_FLAVOURS } from './parts/capture.ts';

/** The client's view of the connection that `capture-session` sees on the server. */
export const captureSessionClient: Recipe = {
  id: 'capture-session-client',
  title: 'Capture on the client while the program fails',
  where: 'client',
  expect: 'Start it, then let the program that fails try once.',
  flavours: SESSION_FLAVOURS,
};
