import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount, unmount } from '../mount.fixture.tsx';
import { Tabs } from './tabs.tsx';

const TABS = ['ss', 'netstat', 'lsof'].map((id) => ({ id, label: id, panel: <p>{`run ${id}`}</p> }));

afterEach(unmount);

test('one tab stop; arrows, Home and End move and show', async () => {
  mount(<Tabs tabs={TABS} label="Tools" />);
  await page.getByRole('tab', { name: 'ss' }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'netstat' })).toHaveFocus();
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent('run netstat');
  await userEvent.keyboard('{End}{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'ss' })).toHaveAttribute('aria-selected', 'true');
  expect(document.querySelectorAll('[role=tab][tabindex="0"]')).toHaveLength(1);
});

test('a single one is shown without tabs', async () => {
  mount(<Tabs tabs={TABS.slice(0, 1)} label="Tools" />);
  await expect.element(page.getByText('run ss')).toBeVisible();
  expect(document.querySelector('[role=tablist]')).toBeNull();
});
