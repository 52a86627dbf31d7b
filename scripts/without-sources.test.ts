import { expect, it } from 'vitest';
import { withoutSources } from './without-sources.ts';

interface Transform {
  readonly filter: { readonly id: RegExp };
  handler(code: string, id: string): { readonly code: string };
}

const { transform } = withoutSources() as unknown as { readonly transform: Transform };
const FILE = '/app/src/failure/vocabulary/curl.ts';

it('leaves out where a row is from, and nothing else', () => {
  const code =
    "export const curl = { id: 'curl', source: 'lib/url.c', entries: [{ says: 'a', source: b, outcome: 'x' }] };";
  expect(transform.handler(code, FILE).code.replaceAll(/\s+/g, ' ')).toBe(
    "export const curl = { id: 'curl', entries: [{ says: 'a', outcome: 'x' }] };",
  );
});

it('looks at tables alone', () => {
  expect(transform.filter.id.test(FILE)).toBe(true);
  expect(transform.filter.id.test('/app/src/parsers/curl.ts')).toBe(false);
  expect(transform.filter.id.test('/app/src/failure/message.ts')).toBe(false);
});
