/** When a line was written, as loggers print it. */

// 2026-11-21T04:47:00.123Z      2026-11-21 04:47:00,123 +0000      2026-11-21T04:47:00+01:00
const DATED =
  /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/;
const COUNTED = /^\d{10,19}(?:\.\d{1,9})?$/;

/** Seconds since 1970; nothing where date or zone is missing. */
export function readTime(text: string): number | undefined {
  const match = DATED.exec(text);
  if (!match) return COUNTED.test(text) ? sinceEpoch(Number(text)) : undefined;
  const [, year, month, day, hour, minute, second, fraction = '0', zone = ''] = match;
  const whole = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return whole / 1000 + Number(`0.${fraction}`) - minutesEast(zone) * 60;
}

function minutesEast(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Seconds, milliseconds, microseconds or nanoseconds: their sizes tell them apart for a thousand years. */
function sinceEpoch(count: number): number {
  if (count < 1e11) return count;
  if (count < 1e14) return count / 1e3;
  return count < 1e17 ? count / 1e6 : count / 1e9;
}
