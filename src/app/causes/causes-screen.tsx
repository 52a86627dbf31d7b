import { Link } from 'react-router';
import { STATIONS } from '../../model/cause.ts';
import { Loading, LoadingFailed } from '../frame/loading.tsx';
import { useEngine, type Engine } from '../engine.ts';
import { Screen } from '../frame/screen.tsx';
import { STATION_HINTS, STATION_NAMES, SYMPTOM_NAMES } from '../wording.ts';

function Catalogue({ engine }: { readonly engine: Engine }) {
  return STATIONS.map((station) => (
    <section
      key={station}
      aria-labelledby={`station-${station}`}
      className="mt-7 grid gap-x-6 gap-y-2 md:grid-cols-[180px_minmax(0,1fr)]"
    >
      <div>
        <h2 id={`station-${station}`} className="text-base font-semibold">
          {STATION_NAMES[station]}
        </h2>
        <p className="text-xs text-ink-2">{STATION_HINTS[station]}</p>
      </div>
      <ul className="border-t border-line">
        {engine.CAUSES.filter((cause) => cause.station === station).map((cause) => (
          <li key={cause.id} className="border-b border-line py-2">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <Link
                to={`/cause/${cause.id}`}
                className="rounded-sm font-medium text-ink underline decoration-edge underline-offset-2 hover:decoration-current"
              >
                {cause.title}
              </Link>
              <span className="text-xs text-ink-3">
                {cause.symptoms.map((symptom) => SYMPTOM_NAMES[symptom].toLowerCase()).join(', ')}
              </span>
            </div>
            <p className="max-w-[76ch] text-sm text-ink-2 first-letter:uppercase">{cause.is}</p>
          </li>
        ))}
      </ul>
    </section>
  ));
}

export function CausesScreen() {
  const state = useEngine();
  return (
    <Screen title="Causes">
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-6 md:py-10">
        <h1 className="text-xl font-semibold">Causes</h1>
        <p className="mt-1 max-w-[68ch] text-ink-2">
          Every root cause that tcpwhy tells apart, in the order in which a SYN meets them. Two screens
          compute:{' '}
          <Link to="/timeouts" className="rounded-sm text-act underline underline-offset-2">
            who gives up first
          </Link>
          , and{' '}
          <Link to="/queues" className="rounded-sm text-act underline underline-offset-2">
            how many may wait
          </Link>
          .
        </p>
        {state.kind === 'ready' && <Catalogue engine={state.engine} />}
        {state.kind === 'loading' && <Loading />}
        {state.kind === 'failed' && <LoadingFailed />}
      </div>
    </Screen>
  );
}
