import { Link } from 'react-router';
import type { Diagnosis, Suspect } from '../../model/diagnosis.ts';
import { SuspectRow } from '../case/suspects.tsx';
import type { CauseIndex } from '../engine.ts';
import { Disclosure } from '../ui/disclosure.tsx';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly suspect: Suspect;
  readonly causes: CauseIndex;
}

type Settled = NonNullable<Suspect['settles']>[number];

/** One physical reason often excludes several rivals: it is said once. */
function byReason(
  settles: readonly Settled[],
): readonly (readonly [why: string, causes: readonly string[]])[] {
  const groups = new Map<string, readonly string[]>();
  for (const { cause, why } of settles) groups.set(why, [...(groups.get(why) ?? []), cause]);
  return [...groups];
}

function SettledRivals({ suspect, causes }: Omit<Props, 'diagnosis'>) {
  return byReason(suspect.settles ?? []).map(([why, ids]) => (
    <li key={why} className="border-b border-line px-4 py-2.5 last:border-0">
      <ul>
        {ids.map((id) => (
          <li key={id} data-cause={id} className="font-medium">
            <Link
              to={`/cause/${id}`}
              className="inline-flex min-h-6 items-center rounded-sm text-ink no-underline hover:underline"
            >
              {causes.get(id)?.title ?? id}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-0.5 text-sm text-ink-2">{why}</p>
    </li>
  ));
}

/** The rivals that the proof excludes, one by one; then what single lines ruled out; then what is merely not ruled out. */
export function WhyNot({ diagnosis, suspect, causes }: Props) {
  const settled = new Set(suspect.settles?.map(({ cause }) => cause));
  const others = diagnosis.suspects.filter(({ cause }) => cause !== suspect.cause && !settled.has(cause));
  const out = others.filter(({ level }) => level === 'ruled-out');
  const left = others.filter(({ level }) => level !== 'ruled-out');
  return (
    <section aria-labelledby="why-not-heading">
      <h2 id="why-not-heading" className="mb-2 text-xs font-semibold text-ink-3">
        Why not something else
      </h2>
      <div className="rounded-lg border border-line bg-panel">
        <ul>
          <SettledRivals suspect={suspect} causes={causes} />
        </ul>
        {out.length > 0 && (
          <Disclosure
            summary={`${out.length} ruled out, and by what`}
            className="border-t border-line px-4 py-2"
          >
            <ul className="-mx-4 mt-1">
              {out.map((other) => (
                <SuspectRow key={other.cause} suspect={other} causes={causes} />
              ))}
            </ul>
          </Disclosure>
        )}
        {left.length > 0 && (
          <Disclosure
            summary={`${left.length} others that no line speaks of`}
            className="border-t border-line px-4 py-2"
          >
            <ul className="-mx-4 mt-1">
              {left.map((other) => (
                <SuspectRow key={other.cause} suspect={other} causes={causes} />
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </section>
  );
}
