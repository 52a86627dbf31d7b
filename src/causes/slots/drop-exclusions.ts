import type { Exclusions } from '../../model/cause.ts';
import { HEALTHY } from './healthy.ts';

/**
 * A packet filter that drops the SYN. Some clients' messages hide how the attempt ended (nmap's “filtered”, MariaDB's
 * 115): a drop tells it.
 */
export const DROP = {
  leaves: HEALTHY,
  ends: 'kernel-timeout',
} as const satisfies Exclusions;

export const NO_SILENCE =
  'Where the client’s message does not say how the attempt ended, what was seen does: a dropped SYN is silence, and this makes none.';

export const ON_THE_SERVER = 'The rule stands on the machine that the client dials.';
