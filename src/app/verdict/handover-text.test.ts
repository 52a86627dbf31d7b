import { expect, test } from 'vitest';
import { NO_STEP_LEFT } from '../case/story.fixture.ts';
import { handoverText } from './handover-text.ts';

test('the text to hand over says what is known, what remains and what is excluded', () => {
  const text = handoverText(NO_STEP_LEFT, new Map());
  expect(text).toMatch(/^10\.77\.0\.2:3306 does not connect \(mysql, refused\)/);
  expect(text).toContain('nc: connect to 10.77.0.2 port 3306 (tcp) failed: Connection refused');
  expect(text).toContain('Remains\n- not-listening (likely)');
  expect(text).toContain('Excluded\n- ');
});
