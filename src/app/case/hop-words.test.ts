import { describe, expect, it } from 'vitest';
import { hopWords } from './hop-words.ts';

describe('hopWords', () => {
  it('tells the hop, and whom it leaves aside', () => {
    const hop = { from: 'app1', to: '10.0.0.3', port: 3128 };
    expect(hopWords({ hop, case: { target: 'db1' } })).toBe(
      'What failed is the hop from app1 to 10.0.0.3, port 3128. db1 is meant, and is on another hop.',
    );
  });

  it('tells the hop alone where it ends at the target', () => {
    expect(hopWords({ hop: { from: 'nginx', to: 'db1' }, case: { target: 'db1' } })).toBe(
      'What failed is the hop from nginx to db1.',
    );
  });

  it('is silent where the client dials its target', () => {
    expect(hopWords({ case: { target: 'db1' } })).toBeUndefined();
  });
});
