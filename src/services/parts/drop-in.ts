import { allOf, run, sudo, type Command } from '../../model/command.ts';
import type { BindTarget, BindWay } from '../../model/service.ts';
import { cuts, putToUse, type Apply } from './unit.ts';

interface DropIn extends Pick<
  BindWay,
  'id' | 'title' | 'distribution' | 'unit' | 'processes' | 'directive' | 'source' | 'notes'
> {
  /** A file of our own that the service reads after its others. */
  readonly file: string;
  readonly check?: Command;
  readonly apply: Apply;
  /** Connections outlive a restart too. */
  readonly keeps?: true;
  /** Nothing where the directive cannot say the target. */
  readonly lines: (target: BindTarget) => readonly string[] | undefined;
}

/** A setting in a file of its own, so that taking the file away is the undo. */
export function dropIn({ file, check, apply, keeps, lines, ...way }: DropIn): BindWay {
  return {
    ...way,
    platforms: ['linux'],
    root: true,
    build: (target) => {
      const content = lines(target);
      const { unit } = target;
      if (content === undefined || unit === undefined) return undefined;
      const then = putToUse(unit, apply, check ? [check] : []);
      return {
        command: allOf({ kind: 'write', path: file, lines: content, sudo: true }, then),
        changes: `Adds ${file} (${content.join('; ')}) and ${cuts(unit, apply, keeps)}`,
        undo: allOf(sudo(run('rm', file)), then),
      };
    },
  };
}
