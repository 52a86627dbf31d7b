import { synSchedule, TIMER_IS_LATE, type SynSettings } from './schedule.ts';
import type { ToolTimeout } from './tool-timeout.ts';

/** Who ends a connect() that nobody answers. */
export interface WhoEnds {
  /** `either`: the deadline falls into the time in which the kernel's late timer may end it. */
  readonly by: 'tool' | 'kernel' | 'either';
  /** Seconds after the start of connect(), nominal. */
  readonly at: number;
  /** Seconds until the tool's own deadline, where it has one that limits connect(). */
  readonly deadline?: number;
  /** Seconds until the kernel's. */
  readonly kernel: number;
}

/** Seconds after which this timeout ends an unanswered connect(); nothing where it does not, or none is set. */
function connectDeadline(timeout: ToolTimeout, seconds: number | undefined): number | undefined {
  if (!timeout.limits.some((phase) => phase === 'connect' || phase === 'whole')) return undefined;
  const set = seconds ?? timeout.preset;
  if (set === undefined || !(set > 0)) return undefined;
  return Math.max(set, timeout.least ?? 0);
}

/** For one address that is known already: what a name costs, and each further address, comes on top. */
export function whoEnds(timeout: ToolTimeout, seconds: number | undefined, settings: SynSettings): WhoEnds {
  const kernel = synSchedule(settings).givesUp;
  const deadline = connectDeadline(timeout, seconds);
  if (deadline === undefined) return { by: 'kernel', at: kernel, kernel };
  if (deadline < kernel) return { by: 'tool', at: deadline, deadline, kernel };
  const by = deadline <= kernel * TIMER_IS_LATE ? 'either' : 'kernel';
  return { by, at: kernel, deadline, kernel };
}
