import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Case, Platform } from '../model/case.ts';
import { PLATFORMS } from '../model/case.ts';
import type { Recipe } from '../model/recipe.ts';
import { RECIPES } from '../recipes/registry.ts';
import { runOf } from './recipe-commands.ts';

/** Every command that a recipe can make, for every platform and spelling of the target. */

const TARGETS = ['db1.internal', '10.77.2.2', 'fd77:2::2', 'fe80::1%eth0', 'xn--bcher-kva.example'];

function caseFor(target: string, platform: Platform): Partial<Case> {
  return {
    ...{ target, port: 5432, service: 'postgresql', server: '10.77.2.2', unit: 'postgresql@15-main' },
    ...{
      container: 'db_1',
      pod: 'db-0',
      namespace: 'prod',
      clientPlatform: platform,
      serverPlatform: platform,
    },
  };
}

function commandsOf(recipe: Recipe, shell: 'posix' | 'powershell' | 'cmd'): readonly string[] {
  const cases = TARGETS.flatMap((target) => PLATFORMS.map((platform) => caseFor(target, platform)));
  const all = recipe.flavours
    .filter((flavour) => flavour.shell === shell)
    .flatMap((flavour) => cases.flatMap((known) => runOf(recipe.where, flavour, known)?.command ?? []));
  return [...new Set(all)];
}

const shellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe.each(RECIPES)('$id', (recipe) => {
  const posix = commandsOf(recipe, 'posix');

  test('writes at least one command, on one line, without a line end', () => {
    expect(posix.length).toBeGreaterThan(0);
    for (const command of [...posix, ...commandsOf(recipe, 'powershell')])
      expect(command).not.toMatch(/[\n\r]|\s$/);
  });

  test('is followed by a recipe that is there, if by any', () => {
    if (recipe.followedBy !== undefined) expect(RECIPES.map(({ id }) => id)).toContain(recipe.followedBy);
  });

  test('refuses a case that lacks what it needs', () => {
    for (const flavour of recipe.flavours.filter(({ needs }) => needs.length > 0)) {
      expect(runOf(recipe.where, flavour, {}), flavour.id).toBeUndefined();
    }
  });

  test.skipIf(!shellcheck)('passes shellcheck (skipped where shellcheck is not installed)', () => {
    for (const command of posix) {
      // SC2016: scripts get their values as arguments. SC1003: a quote inside quotes. Both single quotes are meant.
      const { stdout } = spawnSync('shellcheck', ['-s', 'bash', '-e', 'SC2016,SC1003', '-'], {
        input: command,
        encoding: 'utf8',
      });
      expect(stdout, command).toBe('');
    }
  });
});
