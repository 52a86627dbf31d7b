import { allOf, run, sudo, type Command } from '../../model/command.ts';

/** How a changed setting is put to use. */
export type Apply = 'restart' | 'reload';

/** Checks the settings where the service has a check, then puts them to use: a broken file stops before that. */
export function putToUse(unit: string, apply: Apply, check: readonly Command[] = []): Command {
  return allOf(...check, sudo(run('systemctl', apply, unit)));
}

export function cuts(unit: string, apply: Apply): string {
  return apply === 'reload'
    ? `reloads ${unit}: open connections stay`
    : `restarts ${unit}: open connections are cut`;
}

/** Beside the file, where no program reads it as a setting: the services here read `*.conf` or one file by its name. */
export function backupOf(file: string): string {
  return `${file}.before-bind`;
}

/** Keeps a backup that is there already: it is the older one. */
export function backUp(file: string): Command {
  return sudo(run('cp', '-an', file, backupOf(file)));
}

export function restore(file: string): Command {
  return sudo(run('mv', backupOf(file), file));
}
