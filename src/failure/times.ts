const SHAPE = /^\s*(\d{1,10}(?:[.,]\d{1,9})?)\s?([a-zµ]*)/i;

/** Seconds in one unit, by how the unit begins. */
const UNITS: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^(?:us|µs|micro)/i, 1e-6],
  [/^(?:ms|milli)/i, 1e-3],
  [/^m/i, 60],
  [/^h/i, 3600],
];

/** `75214 ms`, `3.07s`, `10 seconds`, `2m`; a bare number is in seconds. Seconds, or nothing where it is no time. */
export function seconds(text: string): number | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const value = Number((match[1] ?? '').replace(',', '.'));
  const factor = UNITS.find(([unit]) => unit.test(match[2] ?? ''))?.[1] ?? 1;
  return Number.isFinite(value) ? value * factor : undefined;
}
