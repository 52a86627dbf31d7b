import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Cause } from '../../model/cause.ts';
import { Loading, LoadingFailed } from '../frame/loading.tsx';
import { causesOf, useEngine, type CauseIndex } from '../engine.ts';
import { UnknownCause } from '../frame/missing.tsx';
import { Screen } from '../frame/screen.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { STATION_HINTS, STATION_NAMES, SYMPTOM_HINTS, SYMPTOM_NAMES } from '../wording.ts';
import { CALCULATORS } from './calculators.ts';
import { withCauseLinks } from './cause-links.ts';

const LINK = 'rounded-sm text-act underline underline-offset-2';

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-6 grid gap-x-6 gap-y-1 md:grid-cols-[180px_minmax(0,1fr)]">
      <h2 className="text-sm font-semibold">{title}</h2>
      <div className="max-w-[68ch] text-ink-2 first-letter:uppercase">{children}</div>
    </section>
  );
}

/** Prose in which the catalogue names other causes by their id. */
function Linked({ text, causes }: { readonly text: string; readonly causes: CauseIndex }) {
  return withCauseLinks(text, causes).map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <Link key={index} to={`/cause/${part.id}`} className={LINK}>
        {part.title}
      </Link>
    ),
  );
}

function CauseLinks({ ids, causes }: { readonly ids: readonly string[]; readonly causes: CauseIndex }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <Link to={`/cause/${id}`} className={LINK}>
            {causes.get(id)?.title ?? id}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function bringers(cause: Cause, causes: CauseIndex): readonly string[] {
  return [...causes.values()]
    .filter(({ bringsAbout }) => bringsAbout?.includes(cause.id))
    .map(({ id }) => id);
}

/** For a runbook. A flex box, so that the prose's capital letter does not reach it. */
function CauseAddress({ id }: { readonly id: string }) {
  const address = `#/cause/${id}`;
  const whole = `${window.location.href.split('#', 1)[0] ?? ''}${address}`;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <code className="font-mono text-sm text-ink">{address}</code>
      <CopyButton text={whole} what="the link to this cause" look="plain" />
    </div>
  );
}

function CausePage({ cause, causes }: { readonly cause: Cause; readonly causes: CauseIndex }) {
  const broughtBy = bringers(cause, causes);
  const calculator = CALCULATORS[cause.id];
  return (
    <>
      <p className="text-sm text-ink-3">
        <Link to="/causes" className={LINK}>
          Causes
        </Link>{' '}
        / {STATION_NAMES[cause.station]}
      </p>
      <h1 className="mt-1 text-xl font-semibold text-pretty">{cause.title}</h1>
      <p className="mt-1 max-w-[68ch] text-lg text-ink-2 first-letter:uppercase">{cause.is}.</p>
      {cause.prose && (
        <>
          <Part title="What happens">{cause.prose.what}</Part>
          <Part title="Why">{cause.prose.why}</Part>
          <Part title="What to do">{cause.prose.todo}</Part>
          <Part title="Keep it from coming back">{cause.prose.prevent}</Part>
        </>
      )}
      {calculator && (
        <Part title="Compute it">
          <Link to={calculator.to} className={LINK}>
            {calculator.text}
          </Link>
        </Part>
      )}
      <Part title="Station">
        {STATION_NAMES[cause.station]}. {STATION_HINTS[cause.station]}.
      </Part>
      <Part title="What the client sees">
        <ul>
          {cause.symptoms.map((symptom) => (
            <li key={symptom}>
              <Link to={`/symptom/${symptom}`} className={LINK}>
                {SYMPTOM_NAMES[symptom]}
              </Link>
              : {SYMPTOM_HINTS[symptom].toLowerCase()}
            </li>
          ))}
        </ul>
        <p className="mt-1 text-sm">
          {cause.constant
            ? 'While it lasts, every attempt like this one fails.'
            : 'It can fail only sometimes.'}
        </p>
      </Part>
      {cause.notWhen !== undefined && (
        <Part title="It is something else when">
          <Linked text={cause.notWhen} causes={causes} />
        </Part>
      )}
      {cause.bringsAbout && cause.bringsAbout.length > 0 && (
        <Part title="It can bring about">
          <CauseLinks ids={cause.bringsAbout} causes={causes} />
        </Part>
      )}
      {broughtBy.length > 0 && (
        <Part title="It can come from">
          <CauseLinks ids={broughtBy} causes={causes} />
        </Part>
      )}
      <Part title="Link">
        <CauseAddress id={cause.id} />
      </Part>
    </>
  );
}

export function CauseScreen() {
  const { id = '' } = useParams();
  const state = useEngine();
  const causes = state.kind === 'ready' ? causesOf(state.engine) : undefined;
  const cause = causes?.get(id);
  if (causes && !cause) return <UnknownCause id={id} />;
  return (
    <Screen title={cause?.title ?? 'Cause'}>
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-6 md:py-10">
        {causes && cause && <CausePage cause={cause} causes={causes} />}
        {state.kind === 'loading' && <Loading />}
        {state.kind === 'failed' && <LoadingFailed />}
      </div>
    </Screen>
  );
}
