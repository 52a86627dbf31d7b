import { expect, test } from 'vitest';
import type { Run, Step } from '../../model/diagnosis.ts';
import { stepTabs } from './step-tabs.ts';

const run = (tool: string, where: Run['where']): Run => ({
  tool,
  where,
  shell: 'posix',
  command: tool,
  root: false,
});
const step = (id: string, ...runs: Run[]): Step => ({ id, title: id, why: '', separates: [], runs });
const labels = (...steps: Step[]) => stepTabs(steps).map(({ label }) => label);

test('tabs are named by their tools', () => {
  expect(
    labels(step('a', run('ss', 'server')), step('b', run('tcpdump', 'server'), run('nc', 'client'))),
  ).toEqual(['ss', 'tcpdump + nc']);
});

test('the place tells apart what the tool does not, then a number', () => {
  expect(
    labels(step('a', run('nc', 'client')), step('b', run('nc', 'server')), step('c', run('nc', 'server'))),
  ).toEqual(['nc on the client', 'nc on the server', 'nc on the server (2)']);
});
