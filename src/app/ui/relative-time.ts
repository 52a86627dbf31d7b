const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "10 minutes ago", "yesterday". */
export function relativeTime(then: number, now: number): string {
  const seconds = Math.round((now - then) / 1000);
  const step = STEPS.find(([, size]) => seconds >= size);
  if (!step) return 'just now';
  return words.format(-Math.floor(seconds / step[1]), step[0]);
}
