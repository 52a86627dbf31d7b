import type { ReactNode } from 'react';

export type Tone = 'guilty' | 'suspect' | 'clear' | 'plain';

const TONES: Readonly<Record<Tone, string>> = {
  guilty: 'bg-guilty-bg text-guilty',
  suspect: 'bg-suspect-bg text-suspect',
  clear: 'bg-clear-bg text-clear',
  plain: 'bg-sunk text-ink-2',
};

export function Pill({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-full px-2 py-px text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
