import { expect, test } from 'vitest';
import type { Step, Run } from '../../src/model/diagnosis.ts';
import { walk, type Offered } from './offered.ts';

const run = (command: string, more: Partial<Run> = {}): Run => ({
  where: 'client',
  tool: 'nc',
  shell: 'posix',
  command,
  root: false,
  ...more,
});

const step = (id: string, ...runs: readonly Run[]): Step => ({
  id,
  why: '',
  title: '',
  separates: [],
  runs,
});

test('types what each output leads to, once, and nothing that changes a host or needs another shell', async () => {
  const typed: string[] = [];
  const perform = ({ run: { command, where } }: Offered): Promise<{ text: string; from: typeof where }> => {
    typed.push(command);
    return Promise.resolve({ text: `output of ${command}`, from: where });
  };
  const probe = step('probe', run('nc a'), run('Test-NetConnection', { shell: 'powershell' }));
  const listeners = step('listeners', run('ss', { where: 'server' }));
  const capture = step('capture', run('tcpdump', { where: 'server' }), run('nc a'));
  const repair = step('repair', run('rm', { changes: { what: 'all', undo: '' } }));
  const offered = await walk(
    ({ evidence }) => {
      const texts = evidence.map(({ text }) => text);
      if (texts.includes('output of ss')) {
        return { next: [], verdict: { cause: '', headline: '', fixes: [], proof: [run('nc b')] } };
      }
      return { next: texts.length === 0 ? [probe] : [probe, listeners, capture, repair] };
    },
    [{}],
    [{ text: 'an error' }],
    perform,
  );
  expect(typed).toEqual(['nc a', 'ss', 'tcpdump', 'nc b']);
  expect(offered.map(({ step: id }) => id)).toEqual(['probe', 'listeners', 'capture', 'proof']);
  expect(offered.map(({ then }) => then.length)).toEqual([0, 0, 1, 0]);
});
