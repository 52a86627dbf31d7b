import type { SynSchedule } from '../../network/clock/schedule.ts';
import type { ToolTimeout } from '../../network/clock/tool-timeout.ts';
import type { WhoEnds } from '../../network/clock/who-ends.ts';
import { seconds } from './seconds.ts';

function sent(schedule: SynSchedule, until: number): string {
  const count = schedule.syns.filter((at) => at < until).length;
  return `${count} ${count === 1 ? 'SYN has' : 'SYNs have'} left`;
}

function ownText(tool: ToolTimeout, ends: WhoEnds): string {
  const set = `${tool.tool} ${tool.option}`;
  if (ends.deadline === undefined)
    return tool.limits.some((phase) => phase === 'connect' || phase === 'whole')
      ? ` No time is set for ${set}: it waits for the kernel.`
      : ` ${set} does not limit connect().`;
  return ` The ${seconds(ends.deadline)} of ${set} never apply.`;
}

/** Who ends the wait, in one or two sentences. */
export function whoEndsText(tool: ToolTimeout | undefined, ends: WhoEnds, schedule: SynSchedule): string {
  if (tool === undefined || ends.by === 'kernel')
    return `The kernel ends it, ${seconds(ends.kernel)} after the first SYN (up to 4 % later), when ${sent(schedule, ends.kernel)}.${tool ? ownText(tool, ends) : ''}`;
  if (ends.by === 'tool')
    return `${tool.tool} ends it, after ${seconds(ends.at)}, when ${sent(schedule, ends.at)}. The kernel would have waited ${seconds(ends.kernel)}.`;
  return `Either can be first: the kernel ends it between ${seconds(ends.kernel)} and ${seconds(ends.kernel * 1.04)}, and ${tool.tool} after ${seconds(ends.deadline ?? ends.at)}.`;
}
