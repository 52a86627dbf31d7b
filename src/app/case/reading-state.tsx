import { useEffect, useState } from 'react';
import { retryEngine } from '../engine.ts';
import { Button } from '../ui/button.tsx';

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
export function StillReading({ since, lines }: { readonly since: number; readonly lines: string }) {
  const waited = useSeconds(since);
  return (
    <p role="status" className="mb-3 min-h-6 text-sm text-ink-2">
      {waited >= QUIET_MS &&
        `Reading ${lines}: ${Math.round(waited / 1000)} s so far. What you see is from before.`}
    </p>
  );
}

/** As high as what will come, so that nothing jumps. */
export function Loading() {
  return (
    <div aria-busy="true" className="min-h-96 rounded-lg border border-line bg-panel p-6">
      <h1 className="sr-only">Reading the case</h1>
    </div>
  );
}

export function LoadingFailed() {
  return (
    <div role="alert" className="rounded-lg border border-line bg-panel p-6">
      <h1 className="mb-1.5 text-lg font-semibold md:text-xl">A part of this page did not arrive.</h1>
      <p className="mb-4 max-w-[68ch] text-ink-2">
        The network may be gone, or the page was updated meanwhile. The case and its pastes are kept.
      </p>
      <Button look="primary" onClick={retryEngine}>
        Try again
      </Button>
    </div>
  );
}
