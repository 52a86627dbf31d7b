import { STATIONS, type Station } from '../model/cause.ts';
import type { StationState, StationView } from '../model/diagnosis.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import type { Weighed } from './weigh.ts';

function note(state: StationState, likely: number, standing: number): string {
  if (state === 'guilty') return 'here it ends';
  if (state === 'cleared') return 'cleared';
  if (state === 'unknown') return 'not checked';
  if (likely > 0) return likely === 1 ? '1 likely' : `${likely} likely`;
  return standing === 1 ? '1 suspect' : `${standing} suspects`;
}

const LATE: readonly Outcome[] = ['reset-later', 'closed', 'silent', 'connected', 'replied'];

function failedEarly(scene: Scene): boolean {
  return scene.failure !== undefined && !scene.failure.outcomes.some((outcome) => LATE.includes(outcome));
}

function view(station: Station, weighed: readonly Weighed[], scene: Scene, settled: boolean): StationView {
  const here = weighed.filter(({ cause }) => cause.station === station && cause.id !== 'tcp-ok');
  const verdicts = weighed.filter(({ level: found }) => found === 'confirmed');
  // A rival that the verdict's proof excludes is no more open than one that a line rules out.
  const isOut = ({ cause, level }: Weighed): boolean =>
    level === 'ruled-out' || verdicts.some(({ excludes }) => excludes(cause) !== undefined);
  const { symptom } = scene.case;
  // What was only told rules nothing out; here it says which suspects are worth counting.
  const counts = (one: Weighed): boolean =>
    scene.failure !== undefined ||
    symptom === undefined ||
    one.level === 'likely' ||
    one.cause.symptoms.includes(symptom);
  const standing = here.filter((one) => !isOut(one) && counts(one));
  const isClear = here.every(isOut);
  const confirmed = here.some(({ level }) => level === 'confirmed');
  const likely = here.filter(({ level }) => level === 'likely').length;
  const asked = scene.failure !== undefined || scene.case.symptom !== undefined;
  // An attempt that failed before the handshake was done never got to the service.
  if (station === 'service' && standing.length === 0 && failedEarly(scene)) {
    return { station, state: 'unknown', suspects: 0, note: 'not reached' };
  }
  const state: StationState = confirmed
    ? 'guilty'
    : isClear
      ? 'cleared'
      : settled || !asked || standing.length === 0
        ? 'unknown'
        : 'suspect';
  return { station, state, suspects: standing.length, note: note(state, likely, standing.length) };
}

/** The nine stations of the SYN's way, as the weighing leaves them. */
export function viewStations(weighed: readonly Weighed[], scene: Scene): readonly StationView[] {
  const confirmed = weighed.filter(({ level }) => level === 'confirmed');
  if (confirmed.some(({ cause }) => cause.id === 'tcp-ok')) {
    return STATIONS.map((station) => ({ station, state: 'cleared', suspects: 0, note: 'cleared' }));
  }
  return STATIONS.map((station) => view(station, weighed, scene, confirmed.length > 0));
}
