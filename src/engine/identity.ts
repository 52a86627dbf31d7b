import type { Fact } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import { isSameName, machineName } from '../model/machine.ts';
import type { Scene } from '../model/scene.ts';
import { isSocketPath } from '../model/socket-path.ts';

/** The question whose yes settles which machine it is, and nothing else. */
const MACHINE_QUESTION = 'machine';

/** The name that was dialled, where it leads to another machine: one that nobody resolved leads nowhere. */
function dialledName({ case: { symptom, target }, sameMachine }: Scene): string | undefined {
  if (symptom === 'unresolved') return undefined;
  if (target === undefined || sameMachine || isSocketPath(target)) return undefined;
  return canonicalIp(target) === undefined ? target : undefined;
}

/**
 * A name was dialled, and the machine that was told to be the server bears another: it may be another one, as long as
 * nobody said that it is not. Asked of every fact, so what the scene says of it is looked up once.
 */
export function strangers(scene: Scene): (fact: Fact) => boolean {
  const dialled = dialledName(scene);
  if (dialled === undefined || saidYes(scene)) return () => false;
  return ({ place }) => {
    const name = machineName(place);
    const isTold = place.vantage === 'server' && place.shownBy === 'told';
    return isTold && name !== undefined && !isSameName(name, dialled);
  };
}

function saidYes({ facts }: Scene): boolean {
  return facts.some(
    (fact) => fact.kind === 'answer' && fact.question === MACHINE_QUESTION && fact.answer === 'yes',
  );
}
