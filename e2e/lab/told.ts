import type { Case } from '../../src/model/case.ts';
import type { Fault } from './fault.ts';

/** The pastes with which a person may begin. */
export const BEGINS: ReadonlySet<string> = new Set([
  'client.nc-openbsd.txt',
  'client.mariadb.txt',
  'server.ss.txt',
]);

/** What a person may have told of the case: all of it, all but the symptom, or no more than the target. */
export function toldOf({ case: known, symptom }: Fault): readonly Partial<Case>[] {
  const { target, port } = known;
  return [
    { ...known, ...(symptom === undefined ? {} : { symptom }) },
    known,
    { target, ...(port === undefined ? {} : { port }) },
  ];
}
