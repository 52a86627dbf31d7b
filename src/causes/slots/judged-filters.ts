import { grouped } from '../../model/grouped.ts';
import type { Vantage } from '../../model/evidence.ts';
import { ofKind, type Fact, type FactOf, type Place } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { byMachine, isApart } from '../../model/machine.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAList, onceAScenePer, onceAScene } from '../../model/tables.ts';
import { judge, type Judgement } from '../../network/filter/judge.ts';
import type { Way } from '../../network/filter/syn.ts';
import { sourceAt, type Side } from './client-ends.ts';
import { interfacesOf } from './client-interfaces.ts';

export type { Side } from './client-ends.ts';

/** The rule sets of each machine, and what they do to this case's SYN there. */

const WAY: Readonly<Record<Side, Way>> = { client: 'output', server: 'input', middle: 'forward' };

export interface Judged {
  readonly judgement: Judgement;
  /** Those of one machine. */
  readonly filters: readonly FactOf<'filter'>[];
}

function stands(vantage: Vantage, side: Side): boolean {
  return vantage === side || (vantage === 'unknown' && side !== 'middle');
}

/** Behind the port of a server or a router stands the host; a client may be a container, with rules of its own. */
function isWhereItPasses({ inside }: Place, scene: Scene, side: Side): boolean {
  const dialling = diallingContainers(scene);
  return side === 'client' && dialling.size > 0 ? dialling.has(inside) : inside === undefined;
}

const diallingContainers = onceAScene(
  ({ failure }) => new Set((failure?.attempts ?? []).map(({ place }) => place.inside)),
);

function byContainer(filters: readonly FactOf<'filter'>[]): readonly (readonly FactOf<'filter'>[])[] {
  return [...grouped(filters, ({ place }) => place.inside).values()];
}

/** The rule sets that are loaded at that side and wholly listed, each machine's apart. */
export function filtersAt(scene: Scene, side: Side): readonly (readonly FactOf<'filter'>[])[] {
  const all = ofKind(scene.facts, 'filter').filter(
    ({ place, ruleset, whole }) =>
      stands(place.vantage, side) &&
      // A machine that is not the one it was told to be is nobody's.
      place.told === undefined &&
      isWhereItPasses(place, scene, side) &&
      whole === true &&
      // What is stored for the next start is not what is loaded.
      ruleset.stored !== true,
  );
  return byContainer(all).flatMap(byMachine);
}

function judgeMachine(scene: Scene, side: Side, filters: readonly FactOf<'filter'>[]): Judged | undefined {
  const [destination] = scene.dialled;
  const { port } = scene.case;
  const family = destination === undefined ? undefined : familyOf(destination);
  const [first] = filters;
  if (destination === undefined || family === undefined || port === undefined || !first) return undefined;
  const source = sourceAt(scene, side, first.place)?.value;
  const own = ofKind(scene.facts, 'address')
    .filter(({ place }) => place.vantage === side && !isApart(place, first.place))
    .map((fact) => fact.address);
  const syn = {
    family,
    destination,
    port,
    ...(source === undefined ? {} : { source }),
    ...interfacesOf(scene, side, first.place, 'syn'),
    ...(own.length === 0 ? {} : { own }),
  };
  const rulesets = filters.map(({ ruleset }) => ruleset);
  return { judgement: judge(rulesets, syn, WAY[side]), filters };
}

const byFilter = onceAList((all: readonly Judged[]) => {
  const owners = new Map<Fact, Judged | undefined>();
  // What names no machine may belong to any of several.
  for (const one of all)
    for (const filter of one.filters) owners.set(filter, owners.has(filter) ? undefined : one);
  return owners;
});

/** What is judged at that side on the machine of that fact; without a fact on the only machine there. */
export function pickJudged(all: readonly Judged[], of: Fact | undefined): Judged | undefined {
  if (of !== undefined) return byFilter(all).get(of);
  return all.length === 1 ? all[0] : undefined;
}

const judgedAt = onceAScenePer((scene, side: Side) =>
  filtersAt(scene, side).flatMap((filters) => judgeMachine(scene, side, filters) ?? []),
);

/** What the filters of one machine do to the SYN: of the one that holds `of`, or of the only one at that side. */
export function judged(scene: Scene, side: Side, of?: Fact): Judged | undefined {
  return pickJudged(judgedAt(scene, side), of);
}
