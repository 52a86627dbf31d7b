/** Where a time stands on the axis, in percent of its width. The first seconds get more room than the last. */
export function place(seconds: number, end: number): number {
  return (Math.log1p(seconds) / Math.log1p(end)) * 100;
}

const ROUND = [0, 1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400];
const APART = 11;

/** Round times for the axis' labels, none too near the one before. */
export function marks(end: number): readonly number[] {
  const shown: number[] = [];
  for (const mark of ROUND.filter((one) => one <= end)) {
    const last = shown.at(-1);
    if (last === undefined || place(mark, end) - place(last, end) >= APART) shown.push(mark);
  }
  return shown;
}
