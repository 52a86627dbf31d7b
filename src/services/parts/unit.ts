import { allOf, run, sudo, type Command } from '../../model/command.ts';

/** How a changed setting is put to use. */
export type Apply = 'restart' | 'reload';

/** Checks the settings where the service has a check, then puts them to use: a broken file stops before that. */
export function putToUse(unit: string, apply: Apply, check: readonly Command[] = []): Command {
  return allOf(...check, sudo(run('systemctl', apply, unit)));
}

export function cuts(unit: string, apply: Apply, keeps = apply === 'reload'): string {
  return `${apply}s ${unit}: open connections ${keeps ? 'stay' : 'are cut'}`;
}

/** Beside the file, where no program reads it as a setting: the services here read `*.conf` or one file by its name. */
function backupOf(file: string): string {
  return `${file}.before-bind`;
}

/** Stops where a backup is there already: an undo would bring back what it holds, which is older. */
export function backUp(file: string): Command {
  return allOf(sudo(run('test', '!', '-e', backupOf(file))), sudo(run('cp', '-a', file, backupOf(file))));
}

export function kept(file: string): string {
  return `keeps the old file as ${backupOf(file)} (and stops where that is there already)`;
}

export function restore(file: string): Command {
  return sudo(run('mv', backupOf(file), file));
}
