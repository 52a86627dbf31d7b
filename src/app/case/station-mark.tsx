import type { StationState } from '../../model/diagnosis.ts';

const SIZE = 'size-6 text-[11px] font-semibold leading-none grid place-items-center';

/** A state as a shape: hollow ring, ticked disc, numbered diamond, crossed square. Never by colour alone. */
export function StationMark({ state, count }: { readonly state: StationState; readonly count: number }) {
  if (state === 'cleared') {
    return (
      <span aria-hidden className={`${SIZE} rounded-full bg-clear text-on-mark`}>
        ✓
      </span>
    );
  }
  if (state === 'guilty') {
    return (
      <span aria-hidden className={`${SIZE} rounded-sm bg-guilty text-on-mark ring-4 ring-guilty-bg`}>
        ✕
      </span>
    );
  }
  if (state === 'suspect') {
    return (
      <span aria-hidden className={`${SIZE} relative text-suspect`}>
        <span className="absolute inset-[2px] rotate-45 rounded-[3px] border-2 border-suspect bg-suspect-bg" />
        <span className={`relative ${count > 9 ? 'text-[9px]' : ''}`}>{count > 0 ? count : '?'}</span>
      </span>
    );
  }
  return <span aria-hidden className={`${SIZE} scale-75 rounded-full border-2 border-control bg-panel`} />;
}
