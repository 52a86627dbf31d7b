import { judge } from '../../network/filter/judge.ts';
import type { Way } from '../../network/filter/syn.ts';
import type { FactSlot } from '../../model/cause.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAScenePer, onceAScene } from '../../model/tables.ts';
import { sourceAt } from './client-ends.ts';
import { interfacesOf } from './client-interfaces.ts';
import { filtersAt, judged, pickJudged, type Judged, type Side } from './judged-filters.ts';

/** What the packet filters in the evidence do to the SYN-ACK on its way back. */

const WAY: Readonly<Record<Side, Way>> = { server: 'output', middle: 'forward', client: 'input' };
const WHOSE: Readonly<Record<Side, string>> = { client: 'client', server: 'server', middle: 'router' };

/** The client's address as it was told, or as an attempt shows it. */
export const clientAddress = onceAScene((scene): string | undefined => {
  const [dialled] = scene.dialled;
  const family = dialled === undefined ? undefined : familyOf(dialled);
  const shown = [scene.case.client, ...(scene.failure?.attempts ?? []).map(({ source }) => source)];
  return shown.find((address) => address !== undefined && familyOf(address) === family);
});

/**
 * A SYN that the server sends on to a container is answered from there, and passes the server; behind a router that
 * translates, the answer has other addresses while that router's filter sees it.
 */
function bearsDialledAddress(scene: Scene, side: Side, of: Fact): boolean {
  const syn = side === 'client' ? undefined : judged(scene, side, of)?.judgement;
  if (syn?.rewritten !== undefined) return false;
  return side !== 'server' || (syn?.way ?? 'input') === 'input';
}

function judgeReply(scene: Scene, side: Side, filters: readonly FactOf<'filter'>[]): Judged | undefined {
  const [dialled] = scene.dialled;
  const family = dialled === undefined ? undefined : familyOf(dialled);
  const { port } = scene.case;
  const [first] = filters;
  const to = first && sourceAt(scene, side, first.place)?.value;
  if (dialled === undefined || family === undefined || port === undefined || to === undefined)
    return undefined;
  if (!first || scene.sameMachine || !bearsDialledAddress(scene, side, first)) return undefined;
  const reply = {
    ...{ family, source: dialled, destination: to, port, reply: true as const },
    ...interfacesOf(scene, side, first.place, 'synAck'),
  };
  const rulesets = filters.map(({ ruleset }) => ruleset);
  return { judgement: judge(rulesets, reply, WAY[side]), filters };
}

const judgedReplies = onceAScenePer((scene, side: Side): readonly Judged[] =>
  filtersAt(scene, side).flatMap((filters) => judgeReply(scene, side, atThatSide(filters, side)) ?? []),
);

function judgedReply(scene: Scene, side: Side, of: Fact): Judged | undefined {
  return pickJudged(judgedReplies(scene, side), of);
}

/** Of a place that is not known nobody knows which way the answer passes it. */
function atThatSide(filters: readonly FactOf<'filter'>[], side: Side): readonly FactOf<'filter'>[] {
  return filters.filter(({ place }) => place.vantage === side);
}

/** A whole rule set on that side drops the SYN-ACK that would answer this client. */
export function dropsReply(side: Side): FactSlot<'filter'> {
  return {
    slot: 'fact',
    kind: 'filter',
    from: side,
    is: (fact, scene) => {
      const found = judgedReply(scene, side, fact);
      const rule = found?.judgement.rule;
      return (
        found?.judgement.verdict === 'drop' && rule !== undefined && found.filters[rule.ruleset] === fact
      );
    },
    line: (fact, scene) => judgedReply(scene, side, fact)?.judgement.rule?.line,
    reason: (fact, scene) => {
      const rule = judgedReply(scene, side, fact)?.judgement.rule;
      const what = rule?.policy === true ? 'policy' : 'rule';
      return `This ${what} in chain ${rule?.chain ?? ''} of the ${WHOSE[side]}’s filter drops the SYN-ACK on its way back`;
    },
  };
}
