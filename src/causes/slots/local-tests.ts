import type { FactSlot } from '../../model/cause.ts';
import { isLoopback } from '../../model/ip.ts';

/** Attempts made on the server itself, at the case's port. */

/** What the server's loopback did with one. */
export function loopback(outcome: 'connected' | 'refused'): FactSlot<'attempt'> {
  return {
    slot: 'fact',
    kind: 'attempt',
    from: 'server',
    is: (attempt, scene) =>
      attempt.outcome === outcome &&
      attempt.port === scene.case.port &&
      attempt.address !== undefined &&
      isLoopback(attempt.address),
    reason: `On the server itself, loopback ${outcome === 'connected' ? 'answers' : 'refuses'}`,
  };
}

export const ownAddressRefuses: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'server',
  is: (attempt, scene) =>
    attempt.outcome === 'refused' &&
    attempt.port === scene.case.port &&
    attempt.address !== undefined &&
    scene.dialled.includes(attempt.address),
  reason: 'On the server itself, its own address refuses',
};

/** The SYN comes in by lo there, past most rules for others, so it shows a listener and no more. */
export const ownAddressAnswers: FactSlot<'attempt'> = {
  ...ownAddressRefuses,
  is: (attempt, scene) =>
    (attempt.outcome === 'connected' || attempt.outcome === 'replied') &&
    attempt.port === scene.case.port &&
    attempt.address !== undefined &&
    scene.dialled.includes(attempt.address),
  reason: 'On the server itself, its own address answers',
};
