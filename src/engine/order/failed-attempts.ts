import { onceAScene } from '../../model/tables.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { succeeded, symptomOf } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';

/**
 * The attempts that the case is about: the client's own failures; where a program in the middle dialled on, those of
 * the case's symptom. Of several symptoms the case's is meant.
 */
export const failedAttempts = onceAScene((scene): readonly FactOf<'attempt'>[] => {
  const { symptom } = scene.case;
  const own =
    scene.failure?.attempts ?? ofKind(scene.facts, 'attempt').filter((one) => !succeeded(one.outcome));
  const alike = own.filter(({ outcome }) => symptomOf(outcome) === symptom);
  return alike.length > 0 ? alike : own;
});

/** The addresses at which they failed, each once. */
export const failedAddresses: (scene: Scene) => readonly string[] = onceAScene((scene) => [
  ...new Set(failedAttempts(scene).flatMap(({ address }) => address ?? [])),
]);

/** The ports at which they failed; undefined among them where one names none. */
export const failedPorts: (scene: Scene) => ReadonlySet<number | undefined> = onceAScene(
  (scene) => new Set(failedAttempts(scene).map(({ port }) => port)),
);
