import { describe, expect, test } from 'vitest';
import catalogue from '../causes/catalogue.json' with { type: 'json' };
import type { Suspect } from '../model/diagnosis.ts';
import { diagnose } from './index.ts';
import {
  BY_ERRNO,
  BY_ERRNO_IN_SIX,
  BY_LOOKUP,
  BY_OUTCOME,
  BY_SYMPTOM,
  BY_UNIX_ERRNO,
  UNKNOWN,
} from './order/outcome-orders.ts';
import { SIGNS } from './order/signs.ts';

const IDS = new Set(catalogue.causes.map(({ id }) => id));

function suspectsOf(text: string): readonly Suspect[] {
  return diagnose({ evidence: [{ text, from: 'client' }] }).suspects;
}

function isReason(suspects: readonly Suspect[], text: string): boolean {
  return suspects.some(({ reasons }) => reasons.some((reason) => reason.text === text));
}

describe('the orders by outcome', () => {
  const orders = [BY_ERRNO, BY_ERRNO_IN_SIX, BY_LOOKUP, BY_OUTCOME, BY_SYMPTOM, BY_UNIX_ERRNO]
    .flatMap((table) => Object.entries(table))
    .concat([['unknown', UNKNOWN]]);

  test.each(orders)('%s names causes of the catalogue, each once', (_, order) => {
    for (const id of order) expect(IDS, id).toContain(id);
    expect(new Set(order).size).toBe(order.length);
  });
});

describe('a sign beside the failure', () => {
  test('has a name of its own, and so its reason', () => {
    expect(new Set(SIGNS.map(({ id }) => id)).size).toBe(SIGNS.length);
    expect(new Set(SIGNS.map(({ text }) => text)).size).toBe(SIGNS.length);
  });

  test.each(SIGNS.map((sign) => [sign.id, sign] as const))('%s', (_, sign) => {
    for (const id of [...sign.leads, ...(sign.behind ?? [])]) expect(IDS, id).toContain(id);
    expect(sign.source.length).toBeGreaterThan(10);
    expect(isReason(suspectsOf(sign.shows), sign.text), `shows: ${sign.shows}`).toBe(true);
    expect(isReason(suspectsOf(sign.counter), sign.text), `counter: ${sign.counter}`).toBe(false);
  });
});
