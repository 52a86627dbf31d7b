import { onceAList } from '../model/tables.ts';
import type { Case } from '../model/case.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { canonicalIp, isLoopback } from '../model/ip.ts';
import { isSocketPath } from '../model/socket-path.ts';

function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}

/**
 * The addresses that the client dials: the literal target; else those that its attempts show for the name and those
 * to which the evidence resolves it; else the server's address as told. Canonical, without repetition.
 */
export function dialledAddresses(facts: readonly Fact[], known: Partial<Case>): readonly string[] {
  const { target } = known;
  const literal = target === undefined ? undefined : canonicalIp(target);
  if (literal !== undefined) return [literal];
  const attempts = ofKind(facts, 'attempt').filter(
    (attempt) => attempt.place.vantage !== 'server' && attempt.place.vantage !== 'middle',
  );
  const shown = attempts
    .filter(
      (attempt) => target === undefined || (attempt.name !== undefined && sameName(attempt.name, target)),
    )
    .flatMap((attempt) => (attempt.address === undefined ? [] : [attempt.address]));
  const resolved = ofKind(facts, 'resolution')
    .filter((resolution) => target !== undefined && sameName(resolution.name, target))
    .flatMap((resolution) => resolution.addresses);
  // What was dialled is what the attempts show; what the name resolves to stands in where they show none.
  const found = [...new Set(shown.length > 0 ? shown : resolved)];
  if (found.length > 0) return found;
  const told = known.server === undefined ? undefined : canonicalIp(known.server);
  return told === undefined ? [] : [told];
}

const literals = onceAList((addresses: readonly string[]) => new Set(addresses));

/** True where the client dials its own machine. */
export function dialsItself(dialled: readonly string[], known: Partial<Case>): boolean {
  if (known.target !== undefined && (sameName(known.target, 'localhost') || isSocketPath(known.target)))
    return true;
  return dialled.length > 0 && dialled.every(isLoopback);
}

/**
 * A Unix socket leads to the client's own machine only: dialled as its path, as `localhost` (which is what several
 * clients call it), or as a loopback address or name of that machine by somebody who took it for TCP.
 */
function concernsSocket({ path, place }: FactOf<'attempt'>, target: string | undefined): boolean {
  if (target === undefined || target === path || sameName(target, 'localhost')) return true;
  const address = canonicalIp(target);
  if (address !== undefined) return isLoopback(address);
  return place.host !== undefined && sameName(place.host, target);
}

/** Could this attempt be one of the case's: its port and its target, as far as it shows them? */
export function concernsCase(
  attempt: FactOf<'attempt'>,
  known: Partial<Case>,
  dialled: readonly string[],
): boolean {
  if (attempt.transport === 'unix') return concernsSocket(attempt, known.target);
  if (known.port !== undefined && attempt.port !== undefined && attempt.port !== known.port) return false;
  const byName =
    attempt.name !== undefined && known.target !== undefined && sameName(attempt.name, known.target);
  const byAddress = attempt.address !== undefined && literals(dialled).has(attempt.address);
  if (attempt.name === undefined && attempt.address === undefined) return true;
  return byName || byAddress || known.target === undefined;
}
