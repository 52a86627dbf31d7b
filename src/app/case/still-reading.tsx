import { useEffect, useState } from 'react';

/** Work that takes less than this is not worth a word. */
const QUIET_MS = 1000;

function useSeconds(since: number): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [since]);
  return Math.max(0, now - since);
}

/** A long paste is being read; what was known before stays on screen below. */
export function StillReading({ since, previous }: { readonly since: number; readonly previous: boolean }) {
  const waited = useSeconds(since);
  return (
    <p role="status" className="mb-3 min-h-6 text-sm text-ink-2">
      {waited >= QUIET_MS &&
        `Reading a long paste: ${Math.round(waited / 1000)} s so far. ${previous ? 'What you see is from before.' : ''}`}
    </p>
  );
}
