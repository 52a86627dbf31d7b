import type { Exclusions, FactSlot, FailureSlot, Rule } from '../../model/cause.ts';
import type { Errno } from '../../model/errno.ts';
import type { FactOf, RouteRecord } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { readings, type Outcome } from '../../model/outcome.ts';
import { attemptIn, bestRoute, isAt, mayCarry, said } from './way.ts';

/** Routes that let nothing pass, the client's and a router's, and what connect() makes of each. */

type Type = RouteRecord['type'];
/** How a failed connect() shows: an outcome, and the errno where the outcome has no name of its own. */
interface Ending {
  readonly outcome: Outcome;
  readonly errno?: Errno;
}

const NET: Ending = { outcome: 'net-unreachable' };
const HOST: Ending = { outcome: 'host-unreachable' };
const DENIED: Ending = { outcome: 'other-errno', errno: 'EACCES' };

/** What connect() returns for the client's own route (measured, Linux 6.18, both families). */
const OWN: Readonly<Partial<Record<Type, Ending>>> = {
  none: NET,
  throw: NET,
  unreachable: HOST,
  prohibit: DENIED,
  blackhole: { outcome: 'other-errno', errno: 'EINVAL' },
};

/** What it returns for a router's, whose ICMP errors differ by family (measured). A blackhole sends none. */
const ROUTERS: Readonly<Record<4 | 6, Readonly<Partial<Record<Type, Ending>>>>> = {
  4: { none: NET, throw: NET, unreachable: HOST, prohibit: HOST },
  6: { none: NET, throw: NET, unreachable: NET, prohibit: DENIED },
};
const SILENCE: readonly Outcome[] = ['kernel-timeout', 'own-deadline'];

function fits(attempt: FactOf<'attempt'> | undefined, ending: Ending | undefined): boolean {
  if (!attempt || !ending || !readings(attempt).includes(ending.outcome)) return false;
  return ending.errno === undefined || attempt.errno === undefined || attempt.errno === ending.errno;
}

function fitsRouter(attempt: FactOf<'attempt'> | undefined, type: Type): boolean {
  const family = familyOf(attempt?.address ?? '');
  if (!attempt || family === undefined) return false;
  if (type === 'blackhole') return readings(attempt).some((outcome) => SILENCE.includes(outcome));
  return fits(attempt, ROUTERS[family][type]);
}

const ENDINGS: readonly Outcome[] = ['net-unreachable', 'host-unreachable', 'other-errno', ...SILENCE];

export const routeFailure: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined && readings(attempt).some((outcome) => ENDINGS.includes(outcome)),
  reason: (attempt) => `The client’s connect() to ${attempt.address ?? ''} ends with ${said(attempt)}`,
};

function words(whose: string, { type, to }: RouteRecord): string {
  return type === 'none' ? `${whose} has no route to ${to}` : `${whose}’s route to ${to} is of type ${type}`;
}

/** `ip route get` asks the kernel exactly what connect() asks. */
export const ownRoute: FactSlot<'route'> = {
  slot: 'fact',
  kind: 'route',
  from: 'client',
  is: (route, _scene, filled) =>
    route.chosen && isAt(route.to, filled) && fits(attemptIn(filled), OWN[route.type]),
  reason: (route) => words('The client', route),
};

/** Asked on a router, it is what the router does with every packet to that address. */
export const routersRoute: FactSlot<'route'> = {
  slot: 'fact',
  kind: 'route',
  from: 'middle',
  is: (route, _scene, filled) =>
    route.chosen && isAt(route.to, filled) && fitsRouter(attemptIn(filled), route.type),
  reason: (route) => words('The router', route),
};

export const BEFORE_ANY_PACKET: Exclusions = {
  leaves: [],
  whyNot:
    'The client’s kernel finds no way to the dialled address and ends connect() before any packet exists: nothing after that can have a part in it, and whatever address was meant, this one has no route from here.',
};

export const AT_THE_ROUTER: Exclusions = {
  leaves: [],
  whyNot:
    'The router’s own routing table turns every packet to that address away, with just the answer that the client saw: nothing behind the router is reached, and nothing else is needed to explain it.',
};

/** The longest prefix of a pasted table; rules and other tables may still decide otherwise. */
export function inTable(from: 'client' | 'middle', whose: string): FactSlot<'route'> {
  return {
    slot: 'fact',
    kind: 'route',
    from,
    is: (route, scene, filled) => {
      const attempt = attemptIn(filled);
      const ends = from === 'client' ? fits(attempt, OWN[route.type]) : fitsRouter(attempt, route.type);
      return ends && bestRoute(route, attempt?.address ?? '', scene);
    },
    reason: (route) => `${whose} routing table has for ${route.to}: ${route.type}`,
  };
}

/** A whole main table in which nothing covers the address. Other tables may still have a route. */
export function notInTable(from: 'client' | 'middle', whose: string): Rule {
  return {
    bearing: 'strong',
    slots: [
      {
        ...routeFailure,
        is: (attempt: FactOf<'attempt'>) =>
          attempt.address !== undefined && readings(attempt).includes('net-unreachable'),
      },
      {
        slot: 'absence',
        from,
        covers: (listing, _scene, filled) => {
          const family = familyOf(attemptIn(filled)?.address ?? '');
          return listing.of === 'route' && family !== undefined && listing.families.includes(family);
        },
        unless: mayCarry,
        reason: (_listing, scene) => `${whose} routing table has nothing for ${scene.dialled.join(' or ')}`,
      },
    ],
  };
}
