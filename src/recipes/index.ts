import type { Recipe } from '../model/recipe.ts';
import { addresses } from './addresses.ts';
import { collectClient } from './collect-client.ts';
import { collectServer } from './collect-server.ts';
import { listeners } from './listeners.ts';
import { probe } from './probe.ts';

/** Every recipe, sorted by id. */
export const RECIPES: readonly Recipe[] = [addresses, collectClient, collectServer, listeners, probe];
