import { expect, test } from 'vitest';
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
