import type { Symptom } from './case.ts';

/** How one attempt to connect ended; finer than a symptom. */
export type Outcome =
  /** ECONNREFUSED: a RST or an ICMP port-unreachable answered the SYN. */
  | 'refused'
  /** EHOSTUNREACH */
  | 'host-unreachable'
  /** ENETUNREACH */
  | 'net-unreachable'
  /** ETIMEDOUT: the kernel's own SYN retransmissions ended. */
  | 'kernel-timeout'
  /** The client's deadline passed; it shows no more than "no answer within that time". */
  | 'own-deadline'
  /** A timeout whose text does not say which of the two ended it. */
  | 'some-timeout'
  /** ECONNRESET inside connect(). */
  | 'reset-connecting'
  /** ECONNRESET on an established connection. */
  | 'reset-later'
  /** End of file where data was expected. */
  | 'closed'
  /** Connected, and nothing came within the client's time. */
  | 'silent'
  | 'connected'
  /** Connected, and bytes came back. */
  | 'replied'
  /** The name did not become an address. */
  | 'unresolved'
  /** Another errno: see `errno`. */
  | 'other-errno'
  /** Failed, and the text hides how (curl's exit 7 and the like): see `couldBe`. */
  | 'failed';

const SYMPTOM_OF: Readonly<Record<Outcome, Symptom | undefined>> = {
  refused: 'refused',
  'host-unreachable': 'unreachable',
  'net-unreachable': 'unreachable',
  'kernel-timeout': 'timeout',
  'own-deadline': 'timeout',
  'some-timeout': 'timeout',
  'reset-connecting': 'reset',
  'reset-later': 'reset',
  closed: 'reset',
  silent: 'hang',
  connected: undefined,
  replied: undefined,
  unresolved: 'unresolved',
  'other-errno': 'local-error',
  failed: undefined,
};

/** The symptom that a user would name for this outcome; none for success and for an unknown failure. */
export function symptomOf(outcome: Outcome): Symptom | undefined {
  return SYMPTOM_OF[outcome];
}

/** True where the handshake was completed and nothing is known to have gone wrong after it. */
export function succeeded(outcome: Outcome): boolean {
  return outcome === 'connected' || outcome === 'replied';
}

/** How a connection that was made can end badly. */
export const AFTER_CONNECTING: readonly Outcome[] = ['silent', 'reset-later', 'closed'];

function isOutcome(text: string): text is Outcome {
  return text in SYMPTOM_OF;
}

/** Every ending that is a failure, and says how. */
const FAILURES: readonly Outcome[] = Object.keys(SYMPTOM_OF)
  .filter(isOutcome)
  .filter((outcome) => SYMPTOM_OF[outcome] !== undefined);

/** The outcomes that one observed outcome may really have been. */
export function readings(seen: {
  readonly outcome: Outcome;
  readonly couldBe?: readonly Outcome[];
}): readonly Outcome[] {
  if (seen.outcome === 'some-timeout') return ['kernel-timeout', 'own-deadline'];
  return seen.couldBe ?? (seen.outcome === 'failed' ? FAILURES : [seen.outcome]);
}
