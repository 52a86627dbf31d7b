import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

function symptom(text: string): string | undefined {
  return diagnose({ evidence: [{ text }] }).case.symptom;
}

const LOOP = 'ops@app1:~$ for i in 1 2 3 4; do nc -z -w2 192.0.2.7 8500 && echo ok || echo fail; done';

test('tries of one run that go well and fail in turn', () => {
  expect(symptom(`${LOOP}\nok\nfail\nok\nfail`)).toBe('intermittent');
  const curl =
    "ops@app1:~$ while true; do curl -s -o /dev/null -w '%{http_code}\\n' http://192.0.2.7:8500/; done";
  expect(symptom(`${curl}\n200\n000\n200`)).toBe('intermittent');
});

test('what failed and then went well, or the reverse, is no such thing', () => {
  expect(symptom(`${LOOP}\nfail\nfail\nok\nok`)).not.toBe('intermittent');
  expect(symptom(`${LOOP}\nok\nok\nok\nok`)).toBeUndefined();
});

test('lines that are not what the loop prints say nothing', () => {
  expect(symptom(`${LOOP}\nbuild done\nno changes`)).toBeUndefined();
});
