// real	0m3.071s      and zsh's: nc -vz db1 3306  0.00s user 0.00s system 0% cpu 3.070 total
const REAL = /^real\s+(?:(\d{1,4})m)?(\d{1,6}(?:[.,]\d{1,6})?)s?$/;
const ZSH = /^\S.{0,300}\s\d+[.,]\d+s user \d+[.,]\d+s system .{1,12} cpu (?:(\d{1,4}):)?(\d+[.,]\d+) total$/;
const OTHER = /^(?:user|sys)\s+(?:\d{1,4}m)?\d{1,6}(?:[.,]\d{1,6})?s?$/;

/** Seconds that time(1) measured; `other` for its lines that say nothing of the wait. */
export function readElapsed(text: string): number | 'other' | undefined {
  const match = REAL.exec(text) ?? ZSH.exec(text);
  if (match) return Number(match[1] ?? 0) * 60 + Number(match[2]?.replace(',', '.'));
  return OTHER.test(text) ? 'other' : undefined;
}
