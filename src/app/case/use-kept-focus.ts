import { useEffect, useRef } from 'react';
import type { Diagnosis } from '../../model/diagnosis.ts';

/** The heading of what matters now: the step, the verdict, or that there is neither. */
export const NOW_HEADING = 'now-heading';

function stage({ verdict, next }: Diagnosis): string {
  return verdict ? `verdict ${verdict.cause}` : (next[0]?.question ?? next[0]?.id ?? '');
}

/**
 * An answer makes the control that gave it go away. The focus that went with it is put on what comes next, so that
 * the keyboard goes on from there; a focus that is elsewhere stays. So it is for who arrives from another screen.
 */
export function useKeptFocus(diagnosis: Diagnosis | undefined, arrived: boolean): void {
  const before = useRef<Diagnosis>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = diagnosis;
    if (!diagnosis || last === diagnosis || document.activeElement !== document.body) return;
    if (!last && !arrived) return;
    const stays = !last || stage(last) === stage(diagnosis);
    document.getElementById(NOW_HEADING)?.focus({ preventScroll: stays });
  }, [diagnosis, arrived]);
}
