import type { Station } from '../../model/cause.ts';
import type { StationState, StationView } from '../../model/diagnosis.ts';
import { plural, STATION_NAMES, STATION_SHORT } from '../wording.ts';
import { StationMark } from './station-mark.tsx';

function word({ state, suspects }: StationView): string {
  if (state === 'suspect') return plural(suspects, 'suspect');
  return { unknown: 'not checked', cleared: 'cleared', guilty: 'here it ends' }[state];
}

/** The line that leads to a station: solid where the SYN is known to have passed. */
const LINE: Readonly<Record<StationState, string>> = {
  cleared: 'border-solid border-clear',
  unknown: 'border-dotted border-control',
  suspect: 'border-dotted border-control',
  guilty: 'border-dotted border-control',
};

function Stop({
  view,
  first,
  here,
}: {
  readonly view: StationView;
  readonly first: boolean;
  readonly here: boolean;
}) {
  const { station, state, suspects, note } = view;
  return (
    <li
      data-station={station}
      data-state={state}
      aria-current={here ? 'step' : undefined}
      className="relative grid min-w-0 content-start justify-items-center gap-0.5 text-center"
    >
      {!first && (
        <span aria-hidden className={`absolute top-[11px] right-1/2 left-[-50%] border-t-2 ${LINE[state]}`} />
      )}
      <span className="relative z-1 grid place-items-center bg-panel px-0.5">
        <StationMark state={state} count={suspects} />
      </span>
      <span className={`text-[11px] sm:text-xs ${here ? 'font-semibold text-ink' : 'text-ink-2'}`}>
        <span className="sm:hidden" aria-hidden>
          {STATION_SHORT[station]}
        </span>
        <span className="max-sm:sr-only">{STATION_NAMES[station]}</span>
      </span>
      <span className="line-clamp-2 w-full px-1 text-xs leading-tight [overflow-wrap:anywhere] text-ink-3 max-md:sr-only">
        <span className={note === '' ? undefined : 'sr-only'}>{word(view)}</span>
        {note}
      </span>
    </li>
  );
}

function WayBack({ view }: { readonly view: StationView }) {
  const { state, suspects, note } = view;
  return (
    <li
      data-station="return"
      data-state={state}
      className="col-span-8 mx-[6.25%] flex items-center gap-2 text-xs text-ink-2 max-sm:mx-[3%]"
    >
      <span aria-hidden className="text-ink-3">
        ◂
      </span>
      <span aria-hidden className={`min-w-4 flex-1 border-t-2 ${LINE[state]}`} />
      <StationMark state={state} count={suspects} />
      <span>
        {STATION_NAMES.return}: {note === '' ? word(view) : note}
      </span>
      <span aria-hidden className={`min-w-4 flex-1 border-t-2 ${LINE[state]}`} />
    </li>
  );
}

/** The station that matters now: where it ends, or else the one that the open question is about. */
function current(stations: readonly StationView[], asked: Station | undefined): StationView | undefined {
  return (
    stations.find(({ state }) => state === 'guilty') ?? stations.find(({ station }) => station === asked)
  );
}

/** The way of the SYN, from client to server and back. Its height is the same before the first answer. */
export function Way({
  stations,
  asked,
}: {
  readonly stations: readonly StationView[];
  /** What the open question is about. */
  readonly asked?: Station | undefined;
}) {
  const here = current(stations, asked);
  const back = stations.find(({ station }) => station === 'return');
  return (
    <section
      aria-label="The way of the SYN"
      className="border-b border-line bg-panel px-2 pt-3 pb-3 sm:px-4 md:px-6 md:pt-4"
    >
      <ol className="mx-auto grid min-h-[86px] max-w-[1520px] grid-cols-8 gap-y-2 md:min-h-[108px]">
        {stations
          .filter(({ station }) => station !== 'return')
          .map((view, index) => (
            <Stop key={view.station} view={view} first={index === 0} here={view === here} />
          ))}
        {back && <WayBack view={back} />}
      </ol>
      <p className="mt-1.5 min-h-5 px-2 text-xs text-ink-2 md:hidden" aria-hidden>
        {here && here.station !== 'return' && (
          <>
            <b className="font-semibold text-ink">{STATION_NAMES[here.station]}</b>:{' '}
            {here.note === '' ? word(here) : here.note}
          </>
        )}
      </p>
    </section>
  );
}
