import type { Outcome } from '../model/outcome.ts';

// What vague words leave open: they tell that an attempt failed, and at most when.

/** connect() failed, or its address could not be used. */
export const CONNECT_FAILED: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'reset-connecting',
  'other-errno',
];

/** The same where the kernel's own timeout would have shown: curl gives it an exit code of its own, 28. */
export const CONNECT_FAILED_AT_ONCE: readonly Outcome[] = CONNECT_FAILED.filter(
  (one) => one !== 'kernel-timeout',
);

/** No connection came about, for whatever reason. */
export const NOT_CONNECTED: readonly Outcome[] = [...CONNECT_FAILED, 'own-deadline', 'unresolved'];

/** A deadline that covers connecting and waiting for the answer. */
export const OWN_TIME: readonly Outcome[] = ['own-deadline', 'silent'];

/** A timeout in words that kernel and client share. */
export const SOME_TIME: readonly Outcome[] = ['kernel-timeout', 'own-deadline', 'silent'];

/** The connection ended: the words do not tell a RST from a FIN. */
export const BROKEN: readonly Outcome[] = ['closed', 'reset-later'];

/** It failed somewhere between the look-up and the answer. */
export const ANY_FAILURE: readonly Outcome[] = [...NOT_CONNECTED, 'silent', ...BROKEN];
