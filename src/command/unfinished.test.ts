import { expect, it } from 'vitest';
import { unfinished } from './unfinished.ts';

it.each([
  'nc -vz \\',
  `bash -c '`,
  'echo "a',
  'for i in 1 2 3; do',
  'for i in 1 2 3',
  'while true; do nc -vz db1 22',
  'if true; then',
  'case $x in',
  '{ ss -lnt',
  'ss -lnt |',
  'true &&',
  'cat <<EOF',
  `cat <<-'END' >file`,
])('%s goes on', (text) => {
  expect(unfinished(text)).toBeDefined();
});

it.each([
  'ss -lnt',
  '',
  `echo 'a' "b"`,
  'for i in 1 2 3; do nc -vz db1 $i; done',
  'while true; do ss; done | cat',
  'echo for',
  'echo done',
  'nc db1 22 &',
  'cat <<<text',
  'ss -lnt # it\'s "all"',
  'echo \\\\',
  `echo it\\'s`,
  '{ ss -lnt; }',
])('%s is complete', (text) => {
  expect(unfinished(text)).toBeUndefined();
});

it('follows what the lines before have left open', () => {
  const loop = unfinished('for i in 1 2');
  const body = loop && unfinished('do nc -vz db1 $i', loop);
  expect(body).toBeDefined();
  expect(body && unfinished('done', body)).toBeUndefined();
  const document = unfinished('cat <<EOF');
  const inside = document && unfinished(`it's "open`, document);
  expect(inside).toEqual(document);
  expect(inside && unfinished('EOF', inside)).toBeUndefined();
});
