import type { FactSlot, Rule } from '../../model/cause.ts';
import type { FactKind, FactOf } from '../../model/fact.ts';
import type { LogEvent } from '../../model/log-events.ts';
import type { Scene } from '../../model/scene.ts';

/**
 * States that a kernel, a service or a listing reports, without an attempt beside them. Each may be old, or of another
 * service than the one that is meant: it says where to look first, and no more.
 */

/** It orders its cause before those of which nothing is said. */
export function hint<K extends FactKind>(slot: FactSlot<K>): Rule {
  // The kind is the slot's own, so it is one of the kinds of slots that a rule takes.
  return { bearing: 'weak', slots: [{ ...slot, anywhere: true } as Rule['slots'][number]] };
}

/** It is not said of another port than the one that is dialled. */
export function concernsPort(port: number | undefined, scene: Scene): boolean {
  return port === undefined || scene.case.port === undefined || port === scene.case.port;
}

type Condition = (log: FactOf<'log'>, scene: Scene) => boolean;

/** A line of a log that reports one of these events. */
export function reported(
  events: readonly LogEvent[],
  reason: string | ((log: FactOf<'log'>, scene: Scene) => string),
  also: Condition = () => true,
): Rule {
  const all: readonly string[] = events;
  return hint({
    slot: 'fact',
    kind: 'log',
    is: (log, scene) => all.includes(log.event) && concernsPort(log.port, scene) && also(log, scene),
    reason,
  });
}

/** `nginx`, or else the words for somebody who is not named. */
export function who(log: FactOf<'log'>, otherwise: string): string {
  return log.about ?? otherwise;
}

/** ` on port 443`, where the line names one. */
export function onPort({ port }: FactOf<'log'>): string {
  return port === undefined ? '' : ` on port ${port}`;
}
