import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.ts';
import type { Command } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { counters } from './counters.ts';
import { kernelLog } from './kernel-log.ts';
import { kernelSettings } from './kernel-settings.ts';
import { processes } from './processes.ts';
import { tracked } from './tracked.ts';

const KNOWN: Partial<Case> = { user: 'ops', container: 'web', pod: 'web-0' };

/** Without what puts it inside a container. */
function within(command: Command | undefined): Command | undefined {
  return command?.kind === 'inside' ? command.of : command;
}

const ALL: readonly Recipe[] = [counters, kernelLog, kernelSettings, processes, tracked];

describe.each(ALL.map((recipe): [string, Recipe] => [recipe.id, recipe]))('%s', (_, recipe) => {
  it.each(recipe.flavours.map(({ id }) => id))('%s changes nothing and prints between marks', (id) => {
    const flavour = recipe.flavours.find((each) => each.id === id);
    const command = within(flavour?.build(KNOWN));
    expect(flavour?.changes).toBeUndefined();
    expect(command?.kind).toBe('stamped');
  });
});

describe('counters', () => {
  it.each(counters.flavours.map(({ id }) => id))('%s takes two samples', (id) => {
    const command = within(counters.flavours.find((each) => each.id === id)?.build(KNOWN));
    const ran = command?.kind === 'stamped' ? command.of : [];
    const sleeps = ran.findIndex((each) => each.kind === 'run' && each.words[0] === 'sleep');
    expect(sleeps).toBeGreaterThan(0);
    expect(ran[sleeps - 1]).toEqual(ran[sleeps + 1]);
  });
});
