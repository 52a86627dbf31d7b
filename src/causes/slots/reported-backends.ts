import { onceAKind, onceAScene } from '../../model/tables.ts';
import type { Rule } from '../../model/cause.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { isLoopback } from '../../model/ip.ts';
import { concernsPort, hint, reported, who } from './reported-state.ts';

/** What clusters, proxies and container engines list of what stands behind a port, where no attempt stands beside it. */

const isUp = onceAKind('log', (logs) => logs.some(({ event }) => event === 'backend-up'));

export const noneReady: readonly Rule[] = [
  reported(['no-backend'], (log) => `Nothing that is ready stands behind ${who(log, 'the Service')}`),
  hint({
    slot: 'fact',
    kind: 'published',
    is: ({ ready, on }, scene) => ready === false && concernsPort(on?.port, scene),
    reason: ({ name }) => `The Service ${name} has no ready endpoint`,
  }),
  reported(
    ['backend-down'],
    (log) =>
      `${who(log, 'A backend')} is down${log.detail === undefined ? '' : `: ${log.detail}`}, and none is seen to be up`,
    (_log, scene) => !isUp(scene.facts),
  ),
  hint({
    slot: 'fact',
    kind: 'process',
    // kubectl get pods: 0 of 1 ready; a job that is done is so as well
    is: ({ active, sub }) => active !== 'Completed' && /^0 of \d{1,3} ready$/.test(sub ?? ''),
    reason: ({ name, active = '' }) =>
      `The pod ${name} is not ready${active === 'Running' ? '' : ` (${active})`}`,
  }),
  // externalTrafficPolicy in the API reference of Service: a node without an endpoint of its own drops it.
  reported(
    ['own-node-only'],
    'The Service sends what comes from outside only to pods of the same node: a node without one serves nobody',
  ),
];

export const oneIsDown: Rule = reported(
  ['backend-down'],
  (log) => `${who(log, 'A backend')} is down${log.detail === undefined ? '' : `: ${log.detail}`}`,
);

function isDeclared({ by, on, to, ready }: FactOf<'published'>): boolean {
  const isContainers = by === 'kubernetes' && on === undefined && ready === undefined;
  return isContainers && to !== undefined && to.address === undefined;
}

const declaredPorts = onceAKind(
  'published',
  (all) => new Set<number | undefined>(all.filter(isDeclared).map(({ to }) => to?.port)),
);

/** A Service leads to a port that no container of the listed pods declares. */
export const targetsNoContainer: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'fact',
      kind: 'published',
      anywhere: true,
      is: ({ by, on, to }, scene) =>
        by === 'kubernetes' && on !== undefined && to !== undefined && concernsPort(on.port, scene),
      reason: ({ name, to }) => `The Service ${name} leads to port ${to?.port ?? ''} of its pods`,
    },
    {
      slot: 'fact',
      kind: 'published',
      anywhere: true,
      is: (declared, scene, filled) => {
        const target = ofKind(filled, 'published')[0]?.to?.port;
        return isDeclared(declared) && !declaredPorts(scene.facts).has(target);
      },
      reason: ({ name, to }) => `The pod ${name} declares port ${to?.port ?? ''}`,
    },
  ],
};

const publishesAny = onceAScene((scene) =>
  ofKind(scene.facts, 'published').some(
    ({ by, on }) => by === 'docker' && on !== undefined && concernsPort(on.port, scene),
  ),
);

export const unpublished: readonly Rule[] = [
  // EXPOSE names a port and opens none (Dockerfile reference).
  hint({
    slot: 'fact',
    kind: 'published',
    is: ({ by, on, to }, scene) =>
      by === 'docker' &&
      on === undefined &&
      to !== undefined &&
      concernsPort(to.port, scene) &&
      !publishesAny(scene),
    reason: ({ name, to }) => `Container ${name} has port ${to?.port ?? ''}, and does not publish it`,
  }),
  // A container that shares the host's network publishes nothing either.
  hint({
    slot: 'fact',
    kind: 'published',
    is: ({ by, on, to }, scene) =>
      by === 'docker' && on === undefined && to === undefined && !publishesAny(scene),
    reason: ({ name }) => `Container ${name} publishes no port`,
  }),
  hint({
    slot: 'fact',
    kind: 'published',
    is: ({ by, on }, scene) =>
      by === 'docker' &&
      on !== undefined &&
      isLoopback(on.address) &&
      concernsPort(on.port, scene) &&
      !scene.dialled.some(isLoopback),
    reason: ({ name, on }) =>
      `Container ${name} publishes port ${on?.port ?? ''} on the host’s own ${on?.address ?? 'loopback'} only`,
  }),
];
