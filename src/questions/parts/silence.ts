import type { Symptom } from '../../model/case.ts';
import { symptomOf } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';

/** What the client sees: as its attempts show it, else as it was told. */
export function symptomSeen({ failure, case: { symptom } }: Scene): Symptom | undefined {
  const [first] = failure?.attempts ?? [];
  return first === undefined ? symptom : (symptomOf(first.outcome) ?? symptom);
}

/** Nobody answers the client: packets have to be watched. */
export function isSilent(scene: Scene): boolean {
  return symptomSeen(scene) === 'timeout';
}

/** It connects, and is cut off. */
export function isReset(scene: Scene): boolean {
  return symptomSeen(scene) === 'reset';
}

/** It connects, and then it is cut off or gets no answer. */
export function isCutOrSilent(scene: Scene): boolean {
  return isReset(scene) || hangs(scene);
}

/** The client's own kernel ends the call, at once. */
export function failsAtHome(scene: Scene): boolean {
  return symptomSeen(scene) === 'local-error';
}

/** Some attempts fail and some do not. */
export function isSometimes(scene: Scene): boolean {
  return scene.failure?.mixed === true || scene.case.symptom === 'intermittent';
}

/** It connects, and then nothing comes. */
export function hangs(scene: Scene): boolean {
  return symptomSeen(scene) === 'hang';
}

/** Seconds after which Linux sends a SYN again (facts A3). */
const SECOND_SYN = 1;

/** Seconds that the client waited, where it gave up by itself before its kernel sent a second SYN. */
export function hastiest({ failure }: Scene): number | undefined {
  const limits = (failure?.attempts ?? []).flatMap(({ outcome, transport, deadline, took }) =>
    outcome === 'own-deadline' && transport === 'tcp' ? (deadline ?? took ?? []) : [],
  );
  const least = Math.min(...limits);
  return least <= SECOND_SYN ? least : undefined;
}
