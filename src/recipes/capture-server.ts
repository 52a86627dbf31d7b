import type { Recipe } from '../model/recipe.ts';
import { CAPTURE_FLAVOURS } from './parts/capture.ts';

/** Does the SYN arrive at the server, and what does the server send back? */
export const captureServer: Recipe = {
  id: 'capture-server',
  title: 'Capture on the server while the client tries',
  where: 'server',
  expect:
    'Start it first, then the attempt on the client. It sees a SYN before the server’s own filter does, and an answer after it; paste all of it, the counts at its end too, also where it saw nothing.',
  flavours: CAPTURE_FLAVOURS,
  followedBy: 'probe',
};
