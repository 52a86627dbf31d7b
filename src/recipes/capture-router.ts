import type { Recipe } from '../model/recipe.ts';
import { ROUTER_CAPTURE } from './parts/capture.ts';

/** Does the router pass the SYN on, and does the answer come back to it? */
export const captureRouter: Recipe = {
  id: 'capture-router',
  title: 'Capture on the router while the client tries',
  where: 'middle',
  expect:
    'Start it first, then the attempt on the client. Each packet that it forwards shows twice, In and Out; one that only comes in stopped here. Paste all of it.',
  flavours: ROUTER_CAPTURE,
  followedBy: 'probe',
};
