import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyStores, mount, unmount } from '../mount.fixture.tsx';
import type { Paste } from '../store/case-file.ts';
import { getCase, openCase } from '../store/case-store.ts';
import { CurrentStep } from './step.tsx';
import { AFTER_ERROR, CONTRADICTED, NOTHING_YET, SERVER_LISTING } from './story.fixture.ts';

let id: string;
let read: Omit<Paste, 'id'>[];

const show = (diagnosis: typeof AFTER_ERROR) => {
  mount(
    <MemoryRouter>
      <CurrentStep diagnosis={diagnosis} caseId={id} onRead={(paste) => read.push(paste)} />
    </MemoryRouter>,
  );
};

beforeEach(() => {
  emptyStores();
  id = openCase({}).id;
  read = [];
});
afterEach(unmount);

test('every flavour of the question is a tab, with where it runs and what it does', async () => {
  show(AFTER_ERROR);
  await expect
    .element(page.getByRole('heading', { level: 1 }))
    .toHaveTextContent(/Is anything listening on 3306/);
  await expect.element(page.getByRole('tab')).toHaveLength(3);
  await page.getByRole('tab', { name: 'netstat' }).click();
  const command = page.getByRole('figure');
  await expect.element(command).toHaveTextContent('Run on the server, 10.77.0.2');
  await expect.element(command).toHaveTextContent('reads only');
  await expect.element(command).toHaveTextContent('no root needed');
  await expect.element(command).toHaveTextContent('$ sudo netstat -lntp');
});

test('the output goes with the very command and the place for which it was offered', async () => {
  show(AFTER_ERROR);
  await page.getByRole('tab', { name: 'netstat' }).click();
  await page.getByLabelText('What it printed').fill(SERVER_LISTING);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => read)
    .toEqual([
      {
        text: SERVER_LISTING,
        ran: { recipe: 'listeners', command: 'sudo netstat -lntp', where: 'server' },
      },
    ]);
});

test('a changed place is taken', async () => {
  show(AFTER_ERROR);
  await page.getByLabelText('Taken from').selectOptions('middle');
  await page.getByLabelText('What it printed').fill('x');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.poll(() => read[0]?.from).toBe('middle');
});

test('an answer by hand is stored', async () => {
  show(AFTER_ERROR);
  await page.getByRole('button', { name: 'On 127.0.0.1 only' }).click();
  expect(getCase(id)?.answers).toEqual({ listening: 'loopback' });
});

test('two commands of one step are numbered and have a box each', async () => {
  show(CONTRADICTED);
  await expect.element(page.getByText('1 of 2')).toBeVisible();
  await expect.element(page.getByLabelText('What tcpdump printed (1)')).toBeVisible();
  await expect.element(page.getByLabelText('What nc printed (2)')).toBeVisible();
});

test('reading one of two boxes reads what stands in the other, in the order of the commands', async () => {
  show(CONTRADICTED);
  await page.getByLabelText('What tcpdump printed (1)').fill('a capture');
  await page.getByLabelText('What nc printed (2)').fill('an attempt');
  await page.getByRole('button', { name: 'Read it' }).last().click();
  await expect
    .poll(() => read.map(({ text, ran }) => `${ran?.where ?? ''}: ${text}`))
    .toEqual(['server: a capture', 'client: an attempt']);
  await expect.element(page.getByLabelText('What tcpdump printed (1)')).toHaveValue('');
});

test('fields that the command needs are asked for in its place', async () => {
  show(NOTHING_YET);
  await page.getByLabelText('Target').fill('db1:3306');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => getCase(id)?.case).toEqual({ target: 'db1', port: 3306 });
  expect(document.querySelector('figure')).toBeNull();
});

test('what was dialled is asked for where no paste says it', async () => {
  show({ ...AFTER_ERROR, case: { symptom: 'hang' } });
  await expect.element(page.getByText(/No paste says yet what was dialled/)).toBeVisible();
  await page.getByLabelText('Port').fill('3306');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => getCase(id)?.case).toEqual({ port: 3306 });
  // The command stands all the same: it may be run meanwhile.
  await expect.element(page.getByRole('figure')).toBeVisible();
});

test('a paste that names what was dialled is not asked', async () => {
  show(AFTER_ERROR);
  await expect.element(page.getByText(/No paste says yet what was dialled/)).not.toBeInTheDocument();
});
