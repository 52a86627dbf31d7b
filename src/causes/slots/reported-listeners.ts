import { onceAScene, onceAKind } from '../../model/tables.ts';
import type { Rule } from '../../model/cause.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { isLoopback } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { concernsPort, hint, onPort, reported, who } from './reported-state.ts';

/** What services, their supervisors and container engines say of who listens, where no attempt stands beside it. */

function isOnLoopback({ address, detail }: FactOf<'log'>): boolean {
  return address === undefined ? detail === 'localhost' : isLoopback(address);
}

const listening = onceAKind('log', (logs) => logs.filter(({ event }) => event === 'listens'));
const listenedPorts = onceAKind('log', (logs) => new Set(listening(logs).map(({ port }) => port)));
const widePorts = onceAKind(
  'log',
  (logs) =>
    new Set(
      listening(logs)
        .filter((log) => !isOnLoopback(log))
        .map(({ port }) => port),
    ),
);

/** The same port is bound to another address as well, as far as the log says. */
function listensWider(log: FactOf<'log'>, scene: Scene): boolean {
  return widePorts(scene.facts).has(log.port);
}

/** Of an unknown port: an admin's or a metrics' port on loopback is no news beside a service's own. */
const anyListensWider = onceAScene(({ facts }) =>
  listening(facts).some((other) => other.path === undefined && !isOnLoopback(other)),
);

function saysLoopback(log: FactOf<'log'>, scene: Scene): boolean {
  if (log.path !== undefined || !isOnLoopback(log)) return false;
  return scene.case.port === undefined ? !anyListensWider(scene) : !listensWider(log, scene);
}

export const bindsLoopback: Rule = reported(
  ['listens'],
  (log) =>
    `${who(log, 'A service')} says that it listens${onPort(log)} of ${log.address ?? 'localhost'} only`,
  saysLoopback,
);

/** Whether it runs in a container, its own log mostly does not say. */
function mayBeInside(log: FactOf<'log'>, scene: Scene): boolean {
  const { symptom } = scene.case;
  return (
    log.place.inside !== undefined ||
    symptom === undefined ||
    symptom === 'reset' ||
    ofKind(scene.facts, 'published').length > 0
  );
}

export const bindsLoopbackInside: Rule = reported(
  ['listens'],
  (log) =>
    `${who(log, 'A service')} says that it listens${onPort(log)} of ${log.address ?? 'localhost'} only: inside a container no published port leads there`,
  (log, scene) => saysLoopback(log, scene) && mayBeInside(log, scene),
);

const widelyBound = onceAKind(
  'socket',
  (sockets) =>
    new Set(
      sockets
        .filter(({ state, local }) => state === 'listen' && !isLoopback(local.address))
        .map(({ local }) => local.port),
    ),
);

/** A listing that was taken inside the container. */
export const listensOnItsLoopback: Rule = hint({
  slot: 'fact',
  kind: 'socket',
  is: ({ transport, state, local, place }, scene) =>
    transport === 'tcp' &&
    state === 'listen' &&
    place.inside !== undefined &&
    isLoopback(local.address) &&
    scene.case.port !== undefined &&
    local.port === scene.case.port &&
    !widelyBound(scene.facts).has(local.port),
  reason: ({ local, place }) =>
    `Inside ${place.inside ?? 'the container'} it listens on ${local.address}, port ${local.port} only`,
});

const ERRNO_WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: ': the port is taken',
  EADDRNOTAVAIL: ': the machine does not have that address',
  EACCES: ': it may not have that port',
};

export const couldNotBind: Rule = reported(
  ['bind-failed'],
  (log) =>
    `${who(log, 'A service')} says that it could not listen${onPort(log)}${ERRNO_WORDS[log.detail ?? ''] ?? ''}`,
);

export const portIsTaken: Rule = reported(
  ['bind-failed'],
  (log) =>
    `${who(log, 'A service')} found its port ${log.port ?? ''} taken by another program`.replace('  ', ' '),
  ({ detail }) => detail === 'EADDRINUSE',
);

/** A unit is another's where the case is of a service with units of its own. */
function isOfCase({ about }: { readonly about?: string | undefined }, scene: Scene): boolean {
  const unit = /^(.{1,200})\.service$/.exec(about ?? '')?.[1];
  const told = scene.told.unit?.replace(/\.service$/, '');
  if (unit === undefined) return true;
  return told === undefined ? (scene.service?.units ?? [unit]).includes(unit) : unit === told;
}

const ENDED = ['exited', 'failed', 'start-failed', 'start-limit-hit', 'oom-killed'] as const;

function howItEnded(log: FactOf<'log'>): string {
  const name = who(log, 'a process');
  if (log.event === 'oom-killed') return `The kernel killed ${name} for want of memory`;
  if (log.event === 'start-failed') return `The log says that ${name} did not start`;
  if (log.event === 'start-limit-hit') return `The log says that ${name} is no longer started again`;
  return `The log says that ${name} ended${log.detail === undefined ? '' : ` (${log.detail})`}`;
}

/** It was asked on a port on which it does not say that it listens. */
function listensOnAnother({ port }: FactOf<'log'>, { facts }: Scene): boolean {
  const ports = listenedPorts(facts);
  const isSaid = ports.size > (ports.has(undefined) ? 1 : 0);
  return port !== undefined && isSaid && !ports.has(port);
}

/** Stopped in good order, it may have been started again. */
export const hasEnded: readonly Rule[] = [
  reported(ENDED, howItEnded, (log, scene) => isOfCase(log, scene) && !listensOnAnother(log, scene)),
  reported(['no-tcp'], (log) => `${who(log, 'A service')} says that it does without TCP`),
  hint({
    slot: 'fact',
    kind: 'process',
    is: ({ active, unit }, scene) =>
      /^(?:Exited|Dead|Created|Error|ImagePullBackOff|ErrImagePull|CreateContainerConfigError)\b/.test(
        active ?? '',
      ) && isOfCase({ about: unit }, scene),
    reason: ({ name, active = '' }) => `${name} is listed as ${active}`,
  }),
  hint({
    slot: 'fact',
    kind: 'process',
    is: ({ active, unit }, scene) =>
      unit !== undefined &&
      (active === 'failed' || active === 'inactive') &&
      isOfCase({ about: unit }, scene),
    reason: ({ unit = '', active = '' }) => `${unit} is reported as ${active}`,
  }),
];

/** docker ps: `Restarting (1) 5 seconds ago`. kubectl get pods: CrashLoopBackOff. */
const COMES_AND_GOES = /^(?:Restarting|CrashLoopBackOff|OOMKilled|RunContainerError)\b/;

export const isRestarted: readonly Rule[] = [
  reported(
    ['restart-scheduled'],
    (log) =>
      `The log says that ${who(log, 'a service')} is started again and again${log.total === undefined ? '' : ` (${log.total} times so far)`}`,
    isOfCase,
  ),
  reported(['oom-killed', 'exited'], howItEnded, isOfCase),
  hint({
    slot: 'fact',
    kind: 'process',
    is: ({ active, sub }) => COMES_AND_GOES.test(active ?? '') || sub === 'auto-restart',
    reason: ({ name, active = '', sub }) =>
      `${name} is listed as ${active}${sub === 'auto-restart' ? ', about to be started again' : ''}`,
  }),
];

/** A platform asks it on one port, and it listens on another. */
export const askedBeside: Rule = reported(
  ['start-failed'],
  ({ port }, scene) => {
    const other = listening(scene.facts).find(({ port: own }) => own !== undefined);
    return `It is asked on port ${port ?? ''}, and says that it listens on port ${other?.port ?? ''}`;
  },
  listensOnAnother,
);

/** The port that a forward leads to, and what the service behind it says of itself. */
export const listensBeside: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'fact',
      kind: 'published',
      anywhere: true,
      is: ({ on, to }, scene) => on !== undefined && to !== undefined && concernsPort(on.port, scene),
      reason: ({ name, to }) => `${name} is published to its port ${to?.port ?? ''}`,
    },
    {
      slot: 'fact',
      kind: 'log',
      anywhere: true,
      is: (log, scene, filled) => {
        const led = ofKind(filled, 'published')[0]?.to?.port;
        return (
          log.event === 'listens' &&
          log.port !== undefined &&
          log.port !== led &&
          !listenedPorts(scene.facts).has(led)
        );
      },
      reason: ({ port }) => `The service behind it says that it listens on port ${port ?? ''}`,
    },
  ],
};
