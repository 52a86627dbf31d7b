// Written by `npm run registries`.
import type { Family } from '../entry.ts';

export const STATES: readonly Family[] = [];
