import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { readFixtures } from './lab/fixtures.ts';

/** What the stories share: a fault's recordings, and a person who pastes only what an offered command printed. */
export interface Story {
  /** A recording as it was pasted, prompt and command included. */
  readonly recorded: (name: string) => string;
  /** A recording without its command: what a log or a chat would show. */
  readonly errorOf: (name: string) => string;
  /**
   * The recording of exactly the command that the page offers under this tab, or as the step's only one; fails where
   * there is none.
   */
  readonly recordingOfOffer: (page: Page, tab?: string, suffix?: string) => Promise<string>;
}

/** The part of the step that has this tab, with the box for its output: a step may have one for each machine. */
function partOf(page: Page, tab: string): Locator {
  return page
    .getByRole('tab', { name: tab, exact: true })
    .first()
    .locator('xpath=ancestor::*[.//textarea][1]');
}

interface Offer {
  readonly command: string | null;
  readonly where: string | null;
}

/** The command under this tab, or the step's only one; what is typed on one machine may be typed on another as well. */
async function commandOffered(page: Page, tab: string | undefined): Promise<Offer> {
  if (tab !== undefined) await page.getByRole('tab', { name: tab, exact: true }).first().click();
  const shown =
    tab === undefined
      ? page.locator('section', { has: page.getByRole('heading', { level: 1 }) })
      : partOf(page, tab).getByRole('tabpanel');
  const figure = shown.locator('figure').first();
  return {
    command: await figure.getAttribute('data-command'),
    where: await figure.getAttribute('data-where'),
  };
}

export function storyOf(fault: string): Story {
  const folder = new URL(`lab/faults/${fault}/recorded/`, import.meta.url);
  const recorded = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    recorded,
    errorOf: (name) => recorded(name).split('\n').slice(1).join('\n').trim(),
    recordingOfOffer: async (page, tab, suffix = '.txt') => {
      const { command, where } = await commandOffered(page, tab);
      const { recordings } = readFixtures(fault);
      // `recipe.listeners-ss.txt`, and `recipe.listeners-ss.web3.txt` for the same command on another machine.
      const match = recordings.find(
        (one) =>
          one.where === where &&
          one.command === command &&
          one.file.startsWith('recipe.') &&
          one.file === `${one.file.split('.', 2).join('.')}${suffix}`,
      );
      expect(match, `no recording of ${command ?? 'the offered command'}`).toBeDefined();
      return match === undefined ? '' : recorded(match.file);
    },
  };
}

export async function openWith(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).fill(text);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Pastes the output into the box of the part with this tab; without one, into the first box. */
export async function answerStep(page: Page, output: string, tab?: string): Promise<void> {
  const part = tab === undefined ? page : partOf(page, tab);
  await part.getByLabel('What it printed').first().fill(output);
  await part.getByRole('button', { name: 'Read it' }).first().click();
}
