import { expect, test } from 'vitest';
import { diagnose } from '../../engine/index.ts';
import { CONFIRMED } from '../case/story.fixture.ts';
import { isUnread, litLines, unreadSpans } from './lit-lines.ts';

test('cited lines are lit with what they say', () => {
  const lit = litLines(CONFIRMED, 1);
  expect(lit.get(5)).toEqual({ state: 'cited', notes: ['mariadbd listens at 127.0.0.1:3306'] });
  expect(lit.get(3)).toEqual({ state: 'cited', notes: ['This machine has 10.77.0.2 on eth0'] });
  expect(lit.get(6)).toBeUndefined();
});

test('unread lines are known as such, in their own paste only', () => {
  expect(isUnread(unreadSpans(CONFIRMED, 1), 1)).toBe(true);
  expect(isUnread(unreadSpans(CONFIRMED, 0), 1)).toBe(false);
});

test.each([
  ['Nov 21 03:00:05 app1 payments[812]: ', ''],
  ['app-1  | ', ''],
  ['{"level":"info","msg":"', '"}'],
  ['> ', ''],
])('a line that nobody reads is unread inside %s too', (before, after) => {
  const messages = ['cache warmed', 'dial tcp 192.0.2.7:5432: connect: connection refused', 'all is well'];
  const text = messages.map((message) => `${before}${message}${after}`).join('\n');
  const diagnosis = diagnose({ evidence: [{ text }] });
  expect([...litLines(diagnosis, 0).keys()]).toEqual([2]);
  const spans = unreadSpans(diagnosis, 0);
  expect([1, 2, 3].map((line) => isUnread(spans, line))).toEqual([true, false, true]);
});
