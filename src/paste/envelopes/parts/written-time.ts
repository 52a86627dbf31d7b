/** The times that loggers write, as seconds since 1970: only where date and zone are both there. */

// 2026-11-21T04:47:00.123456+00:00    2026-11-21 04:47:00,123 UTC    2026/11/21 04:47:00Z    2026-11-21 04:47:00.123 +00
const YEAR_FIRST =
  /^(\d{4})[-/.](\d\d)[-/.](\d\d)[T ]{1,2}(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/;
// 21/Nov/2026:04:47:00 +0000      21-Nov-2026 04:47:00 UTC
const DAY_FIRST =
  /^(\d\d)[-/]([A-Z][a-z]{2})[-/](\d{4})[: ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/;
// 1795236420.333121
const EPOCH = /^\d{10}(?:\.\d{1,9})?$/;
// 1795236420333121      (the journal's microseconds)
const MICROSECONDS = /^\d{16}$/;
const ZONE = /^([+-])(\d\d):?(\d\d)?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Seconds east of Greenwich. */
function offset(zone: string): number {
  const match = ZONE.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes = '0'] = match;
  return (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
}

function seconds(year: number, month: number, day: number, clock: readonly (string | undefined)[]): number {
  const [hour, minute, second, fraction = '0', zone = 'Z'] = clock;
  const whole = Date.UTC(year, month, day, Number(hour), Number(minute), Number(second)) / 1000;
  return whole + Number(`0.${fraction}`) - offset(zone);
}

export function readWrittenTime(written: string): number | undefined {
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst) {
    const [, year, month, day, ...clock] = yearFirst;
    return seconds(Number(year), Number(month) - 1, Number(day), clock);
  }
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) {
    const [, day, name = '', year, ...clock] = dayFirst;
    const month = MONTHS.indexOf(name);
    return month < 0 ? undefined : seconds(Number(year), month, Number(day), clock);
  }
  if (EPOCH.test(written)) return Number(written);
  return MICROSECONDS.test(written) ? Number(written) / 1e6 : undefined;
}
