import { allOf, run, sudo, type Command } from '../../model/command.ts';
import type { BindTarget, BindWay, Edit } from '../../model/service.ts';
import { backUp, cuts, kept, putToUse, restore, type Apply } from './unit.ts';

type About = Pick<
  BindWay,
  'id' | 'title' | 'distribution' | 'unit' | 'processes' | 'directive' | 'source' | 'notes'
>;

interface LineEdit extends About {
  readonly file: string;
  /** It has to find a line, or nothing is done. */
  readonly finds?: string;
  readonly check?: Command;
  readonly apply: Apply;
  /** A sed script, and the line that it leaves; nothing where the directive cannot say the target. */
  readonly sed: (target: BindTarget) => { readonly script: string; readonly line: string } | undefined;
}

/** One line of the service's only file, by sed; the file as it was is kept, and is the undo. */
export function lineEdit({ file, finds, check, apply, sed, ...way }: LineEdit): BindWay {
  return {
    ...way,
    platforms: ['linux'],
    root: true,
    build: (target) => {
      const edit = sed(target);
      const { unit } = target;
      if (edit === undefined || unit === undefined) return undefined;
      const then = putToUse(unit, apply, check ? [check] : []);
      const found = finds === undefined ? [] : [sudo(run('grep', '-n', finds, file))];
      return {
        command: allOf(...found, backUp(file), sudo(run('sed', '-i', edit.script, file)), then),
        changes: `Writes ${edit.line} into ${file}, ${kept(file)}, and ${cuts(unit, apply)}`,
        undo: allOf(restore(file), then),
      };
    },
  };
}

interface HandEdit extends About {
  readonly file: string;
  readonly check?: Command;
  readonly apply: Apply;
  readonly edits: (target: BindTarget) => readonly Omit<Edit, 'file'>[] | undefined;
}

/** A file whose structure no one-line command can know: it is opened in the editor, between backup and restart. */
export function handEdit({ file, check, apply, edits, ...way }: HandEdit): BindWay {
  return {
    ...way,
    platforms: ['linux'],
    root: true,
    build: (target) => {
      const wanted = edits(target);
      const { unit } = target;
      if (wanted === undefined || unit === undefined) return undefined;
      const then = putToUse(unit, apply, check ? [check] : []);
      return {
        command: allOf(backUp(file), run('sudoedit', file), then),
        changes: `Opens ${file} in the editor (write: ${wanted.map(({ to }) => to).join('; ')}), ${kept(file)}, and ${cuts(unit, apply)}`,
        undo: allOf(restore(file), then),
        edits: wanted.map((edit) => ({ file, ...edit })),
      };
    },
  };
}
