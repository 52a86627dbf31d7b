import { STATIONS } from '../../model/cause.ts';
import type { StationView } from '../../model/diagnosis.ts';

/** The way before anything is known of it. */
export const UNSEEN_WAY: readonly StationView[] = STATIONS.map((station) => ({
  station,
  state: 'unknown',
  suspects: 0,
  note: '',
}));
