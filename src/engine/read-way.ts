import type { Symptom } from '../model/case.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import type { Found, Readings } from './found.ts';

type Hop = FactOf<'hop'>;

/** Hops in a row without an answer, after which a trace that did not arrive tells more than one silent router. */
const SILENT_HOPS = 2;

function symptomOf(hops: readonly Hop[]): Symptom | undefined {
  const last = hops.at(-1);
  if (!last || hops.some(({ reached }) => reached === true)) return undefined;
  if (last.unreachable !== undefined && last.unreachable !== 'fragmentation-needed')
    return last.unreachable === 'port' ? 'refused' : 'unreachable';
  const answered = hops.findLastIndex(({ address }) => address !== undefined);
  // mtr shows one row for all that is silent behind the last that answers.
  const enough = last.tool === 'mtr' ? 1 : SILENT_HOPS;
  return hops.length - 1 - answered >= enough ? 'timeout' : undefined;
}

/** A trace by SYNs to a port is a try to connect: what its last hop shows is what a client meets. */
export function readWay(facts: readonly Fact[]): Readings {
  const hops = ofKind(facts, 'hop').filter(({ probe, to }) => probe === 'tcp' && to !== undefined);
  const last = hops.at(-1);
  if (!last) return {};
  const own = hops.filter(({ block, to }) => block === last.block && to === last.to);
  const symptom = symptomOf(own);
  if (symptom === undefined || last.to === undefined) return {};
  return {
    target: [last.to, last],
    ...(last.port === undefined ? {} : { port: [last.port, last] satisfies Found }),
    symptom: [symptom, last],
  };
}
