import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { diagnose } from '../../engine/index.ts';
import { emptyStores, mount, unmount } from '../mount.fixture.tsx';
import { getCase, openCase, useCaseFile } from '../store/case-store.ts';
import { NotUnderstood } from './not-understood.tsx';

const PROSE = 'Since the last release the shop is slow.\n\nIt was fine on Monday.\nThanks for any help!';
const CODE = 'import socket\ns = socket.create_connection(("db1", 5432))';
const ERROR = 'nc: connect to db1 port 5432 (tcp) failed: Connection refused';

const onReplace = vi.fn();

function Panel({ id }: { readonly id: string }) {
  const file = useCaseFile(id);
  return (
    file && (
      <NotUnderstood
        file={file}
        diagnosis={diagnose({ case: file.case, evidence: file.evidence })}
        onReplace={onReplace}
      />
    )
  );
}

let id: string;
const show = (...texts: readonly string[]) => {
  id = openCase({}).id;
  const file = getCase(id);
  if (!file) throw new Error('no case');
  const evidence = texts.map((text, at) => ({ id: `p${at}`, text, from: 'client' as const }));
  mount(
    <NotUnderstood file={{ ...file, evidence }} diagnosis={diagnose({ evidence })} onReplace={onReplace} />,
  );
};

beforeEach(() => {
  emptyStores();
  onReplace.mockClear();
});
afterEach(unmount);

test('it says so, and shows what could not be read', async () => {
  show(PROSE);
  await expect
    .element(page.getByRole('heading', { level: 2 }))
    .toHaveTextContent('Nothing in this paste was understood');
  await expect.element(page.getByText('It was fine on Monday.')).toBeVisible();
  await expect.element(page.getByText('and 2 more lines, shown below')).toBeVisible();
  await expect.element(page.getByRole('radio')).toHaveLength(5);
  await expect.element(page.getByRole('radio', { checked: true })).not.toBeInTheDocument();
});

test('each kind says what to paste instead, by click and by arrow key', async () => {
  show(PROSE);
  await page.getByRole('radio', { name: /^A log/ }).click();
  await expect.element(page.getByText(/Paste each from its beginning/)).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByText(/Paste the prompt line with the command first/)).toBeVisible();
});

test('what the text looks like is chosen already, and can be changed', async () => {
  show(CODE);
  await expect.element(page.getByText('It looks like source code or documentation.')).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /^Source code/ })).toBeChecked();
  await page.getByRole('radio', { name: /^An error message/ }).click();
  await expect.element(page.getByText(/Paste the error’s whole line/)).toBeVisible();
});

test('a command without its output is told apart', async () => {
  show('ops@db1:~$ foo --status');
  await expect.element(page.getByText('It looks like a command without its output.')).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /^A command/ })).toBeChecked();
});

test('another text takes the place of the paste, and was not told to be from there', async () => {
  show(PROSE);
  await page.getByLabelText('Paste it here, in place of paste 1').fill(ERROR);
  await page.getByRole('button', { name: 'Read it' }).click();
  expect(onReplace).toHaveBeenCalledWith('p0', { text: ERROR });
});

test('the output of the same command is from the same place', async () => {
  show(PROSE);
  await page.getByRole('radio', { name: /^A command/ }).click();
  await page.getByLabelText('Paste it here, in place of paste 1').fill(ERROR);
  await page.getByRole('button', { name: 'Read it' }).click();
  expect(onReplace).toHaveBeenCalledWith('p0', { text: ERROR, from: 'client' });
});

test('the paste can be left out', async () => {
  const opened = openCase({}, { text: PROSE });
  mount(<Panel id={opened.id} />);
  await page.getByRole('button', { name: 'Go on without paste 1' }).click();
  expect(getCase(opened.id)?.evidence).toEqual([]);
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

test('beside a paste that was understood it is one line, that opens', async () => {
  show(ERROR, PROSE);
  const line = page.getByText('Nothing in paste 2 was understood: what helps instead');
  await expect.element(line).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /^A log/ })).not.toBeInTheDocument();
  await line.click();
  await expect.element(page.getByRole('radio', { name: /^A log/ })).toBeVisible();
});

test('what was understood says nothing', async () => {
  show(ERROR);
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});
