import type { Recipe } from '../model/recipe.ts';
import { CAPTURE_FLAVOURS } from './parts/capture.ts';

/** Does the SYN leave the client, and who answers it? */
export const captureClient: Recipe = {
  id: 'capture-client',
  title: 'Capture on the client while it tries',
  where: 'client',
  expect:
    'Start it in one terminal, then the attempt in another. It sees a SYN only after the client’s own filter let it out, and an answer before that filter; paste all of it, the counts at its end too.',
  flavours: CAPTURE_FLAVOURS,
  followedBy: 'probe',
};
