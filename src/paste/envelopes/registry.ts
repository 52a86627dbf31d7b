// Written by `npm run registries`.
import type { EnvelopeFamily } from '../envelope.ts';

export const ENVELOPES: readonly EnvelopeFamily[] = [];
