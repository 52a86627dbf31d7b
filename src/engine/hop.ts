import type { Case } from '../model/case.ts';
import type { Hop } from '../model/diagnosis.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { mayBeGateways } from '../model/gateway.ts';
import { canonicalIp } from '../model/ip.ts';
import { isSameName, machineAddress, machineName } from '../model/machine.ts';
import type { NextHop } from '../model/next-hop.ts';
import { AFTER_CONNECTING, succeeded, symptomOf } from '../model/outcome.ts';
import { withoutFields } from '../model/without-fields.ts';
import { concernsCase, dialledAddresses, dialsItself } from './dialled.ts';
import { isFailure, lastOf, targetOf } from './found.ts';

/**
 * Which hop failed. An attempt belongs to one: client to proxy, that to the target, a balancer to what is behind it. The
 * suspects are then those of that hop.
 */

type Attempt = FactOf<'attempt'>;

/**
 * `proxy`: from the client to its proxy. `beyond`: from the proxy on. `relay`: from a program in the middle on. `open`: a
 * connection through a proxy broke or fell silent, and nothing tells on which side of it.
 */
export type HopKind = 'proxy' | 'beyond' | 'relay' | 'open';

/** One that is dialled. */
export type End = Pick<Attempt, 'name' | 'address' | 'port' | 'path'>;

export interface FailedHop {
  readonly kind: HopKind;
  /** The attempts that belong to it. */
  readonly attempts: ReadonlySet<Attempt>;
  /** Who was dialled; nothing of it where a relay does not name whom it dials. */
  readonly to: End;
  /** As it is told: nothing where it is client to target, or where one of its ends has no name. */
  readonly told?: Hop;
  /** Which of several hops failed was chosen, or the failure may lie behind it. */
  readonly unsure: boolean;
}

function endOf({ name, address, port, path }: End): End {
  return {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    ...(path === undefined ? {} : { path }),
  };
}

function isSameEnd(a: End, b: End): boolean {
  const [x, y] = [a, b].map(({ name, address, path }) => address ?? name ?? path);
  return x === y && a.port === b.port;
}

/** The target that was told is the proxy itself: then its attempt is an ordinary one. */
function isMeant({ name, address, port }: NextHop, { target, port: told }: Partial<Case>): boolean {
  if (target === undefined || (port !== undefined && told !== undefined && port !== told)) return false;
  const literal = canonicalIp(target);
  return literal === undefined ? name !== undefined && isSameName(name, target) : address === literal;
}

/** An attempt whose hop is the told target is one at that target. */
export function withoutMeantHops(facts: readonly Fact[], told: Partial<Case>): readonly Fact[] {
  return facts.map((fact) => {
    if (fact.kind !== 'attempt' || fact.via === undefined || fact.via.reached === true) return fact;
    return isMeant(fact.via, told) ? atHop(fact, fact.via) : fact;
  });
}

/** The attempt as one at its next hop. */
export function atHop(attempt: Attempt, hop: NextHop): Attempt {
  return { ...withoutFields(attempt, 'name', 'address', 'port', 'via'), ...endOf(hop) };
}

/** The hop ends at the target itself. */
export function isTargetOf({ name, address, path }: End, { target, server }: Partial<Case>): boolean {
  if (target === undefined) return false;
  const literal = canonicalIp(target);
  if (literal !== undefined) return address === literal;
  if (name !== undefined && isSameName(name, target)) return true;
  return path === target || (address !== undefined && server === address);
}

function isOwn({ place, relay }: Attempt, sameMachine: boolean): boolean {
  if (relay === true) return false;
  return (
    place.vantage === 'client' || place.vantage === 'unknown' || (sameMachine && place.vantage === 'server')
  );
}

function client({ place, source }: Attempt, known: Partial<Case>): string {
  return machineName(place) ?? machineAddress(place) ?? known.client ?? source ?? 'the client';
}

function told(from: string, { name, address, path, port }: End): { readonly told?: Hop } {
  const to = name ?? address ?? path;
  return to === undefined ? {} : { told: { from, to, ...(port === undefined ? {} : { port }) } };
}

/** All of the client's failures went through one proxy: at it, or behind it. */
function hopOfProxy(
  failed: readonly Attempt[],
  facts: readonly Fact[],
  known: Partial<Case>,
): FailedHop | undefined {
  const last = lastOf(failed);
  const via = last?.via;
  if (!last || !via) return undefined;
  const isLike = (one: Attempt): boolean => one.via !== undefined && isSameEnd(one.via, via);
  const unsure = failed.some((one) => !isLike(one));
  const isBeyond = via.reached === true && via.denied !== true;
  if (!isBeyond && AFTER_CONNECTING.includes(last.outcome))
    return { kind: 'open', attempts: new Set(failed), to: endOf(last), unsure: true };
  const to = endOf(isBeyond ? last : via);
  if (targetOf(isBeyond ? last : atHop(last, via)) === undefined) return undefined;
  const attempts = ofKind(facts, 'attempt').filter(
    (one) => isLike(one) && (!isBeyond || (one.via?.reached === true && failed.includes(one))),
  );
  const from = isBeyond ? (via.name ?? via.address ?? 'the proxy') : client(last, known);
  return {
    kind: isBeyond ? 'beyond' : 'proxy',
    attempts: new Set(attempts),
    to,
    unsure,
    ...told(from, to),
  };
}

/** They say that the client saw something else than what a relay behind its target could make of it. */
function contradicts(known: Partial<Case>, toldCase: Partial<Case>, relay: Attempt): boolean {
  const { symptom } = toldCase;
  const connecting = ['refused', 'timeout', 'unreachable', 'unresolved'];
  const own = symptomOf(relay.outcome);
  return (
    !isTargetOf(relay, known) &&
    symptom !== undefined &&
    connecting.includes(symptom) &&
    own !== undefined &&
    own !== symptom
  );
}

/** The last failed attempt of a program in the middle, where no failure of the client's own stands before it. */
function hopOfRelay(
  facts: readonly Fact[],
  known: Partial<Case>,
  toldCase: Partial<Case>,
): FailedHop | undefined {
  const relayed = ofKind(facts, 'attempt').filter((one) => one.relay === true);
  const failed = relayed.filter(isFailure);
  const named = failed.filter((one) => targetOf(one) !== undefined);
  // Whom it names is not known to be behind a target that somebody else named.
  if (named.length === 0 && known.target !== undefined) return undefined;
  const last = lastOf(named.length > 0 ? named : failed);
  if (!last || contradicts(known, toldCase, last)) return undefined;
  const to = endOf(last);
  const isClients =
    last.place.vantage === 'client' && (known.target === undefined || known.target === targetOf(last));
  return {
    kind: 'relay',
    attempts: new Set(relayed.filter((one) => isSameEnd(one, to))),
    to,
    unsure: named.some((one) => !isSameEnd(one, to)),
    ...(isClients ? {} : told(machineName(last.place) ?? machineAddress(last.place) ?? last.tool, to)),
  };
}

/** The hop that failed, where it is not simply the client's to its target. */
export function findHop(
  facts: readonly Fact[],
  known: Partial<Case>,
  toldCase: Partial<Case>,
): FailedHop | undefined {
  const dialled = dialledAddresses(facts, known);
  const sameMachine = dialsItself(dialled, known);
  const own = ofKind(facts, 'attempt').filter(
    (attempt) => isOwn(attempt, sameMachine) && concernsCase(attempt, known, dialled),
  );
  const failed = own.filter(isFailure);
  const direct = failed.filter((one) => one.via === undefined);
  if (direct.length > 0 && direct.length < failed.length) {
    // Which way the program that is meant goes, nobody has said; where the direct way works, it is by the proxy's.
    const works = own.some((one) => one.via === undefined && succeeded(one.outcome));
    const proxied = failed.filter((one) => one.via !== undefined);
    const atProxy = works ? hopOfProxy(proxied, facts, known) : undefined;
    return atProxy
      ? { ...atProxy, unsure: true }
      : { kind: 'open', attempts: new Set(direct), to: endOf(direct[0] ?? {}), unsure: true };
  }
  if (failed.length > 0) return hopOfProxy(failed, facts, known);
  if (own.some((one) => succeeded(one.outcome) && !mayBeGateways(one))) return undefined;
  return hopOfRelay(facts, known, toldCase);
}
