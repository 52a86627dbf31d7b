import { run, sudo, type Command } from '../../model/command.ts';
import type { BindTarget, BindWay, Edit } from '../../model/service.ts';
import { cuts, putToUse, type Apply } from './unit.ts';

interface ByHand extends Pick<BindWay, 'id' | 'title' | 'directive' | 'source' | 'notes'> {
  readonly check?: Command;
  readonly apply: Apply;
  readonly edits: (target: BindTarget) => readonly Edit[] | undefined;
}

/** Shows the unit to which the process belongs, and its command line. */
function whose(pid: number): Command {
  return run('systemctl', '--no-pager', '-n', '0', 'status', String(pid));
}

/**
 * Settings whose file this program cannot know: the application's own. The command comes after the edit; where no unit
 * is known, it is the one that shows which unit the process belongs to.
 */
export function byHand({ check, apply, edits, ...way }: ByHand): BindWay {
  return {
    ...way,
    platforms: ['linux'],
    root: true,
    build: (target) => {
      const wanted = edits(target);
      const { unit, pid } = target;
      if (wanted === undefined) return undefined;
      if (unit === undefined)
        return pid === undefined ? undefined : { command: sudo(whose(pid)), edits: wanted };
      const then = putToUse(unit, apply, check ? [check] : []);
      return {
        command: then,
        changes: `After the edit (${wanted.map(({ to }) => to).join('; ')}), ${cuts(unit, apply)}. To undo it, take the edit back first`,
        undo: then,
        edits: wanted,
      };
    },
  };
}
