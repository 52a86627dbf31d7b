import type { CauseRules, Exclusions, FactSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { bringBack, keepListening, lookAtContainer, lookAtRestarts } from './slots/flapping-fixes.ts';
import { isListenerOnPort, mayTakeDialled } from './slots/listener.ts';
import { isSeenToChange, listenerListings, shows } from './slots/moments.ts';
import { failedAt } from './slots/place.ts';
import { lookAtPod } from './slots/start-fixes.ts';
import { isRestarted } from './slots/reported-listeners.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

/** Now it is listed and before it was not, or the reverse. */
const cameOrWent: FactSlot<'listing'> = {
  slot: 'fact',
  kind: 'listing',
  from: 'server',
  is: (listing, scene) =>
    listenerListings([listing]).length === 1 &&
    listenerListings(scene.earlier).some(
      (before) => shows(before, scene.earlier, scene) !== shows(listing, scene.facts, scene),
    ),
  reason: (listing, scene) =>
    shows(listing, scene.facts, scene)
      ? `The port is listened on now, and was not in the listing before`
      : `The port is not listened on now, and was in the listing before`,
};

/** Its slots are filled in one way while the attempts were all refused, in another where some connected in between. */
function comesAndGoes(mixed: boolean, exclusions: Exclusions): Rule {
  return {
    bearing: 'decisive',
    slots: [
      failedAt(['refused'], 'a refusal'),
      {
        ...cameOrWent,
        is: (listing: FactOf<'listing'>, scene: Scene) =>
          scene.failure?.mixed === mixed && isSeenToChange(scene) && cameOrWent.is(listing, scene, []),
      },
    ],
    ...exclusions,
  };
}

const EXCLUDES: Exclusions = {
  ...NO_LISTENER,
  apart: [
    {
      causes: ['not-listening', 'wrong-port'],
      why: 'The service does listen on that port, in some of the listings.',
    },
    {
      causes: ['loopback-only', 'other-address-only', 'address-family-mismatch'],
      why: 'While it listens, the listener is on the port; what fails is that it is not there all the time.',
    },
  ],
};

const alwaysRefused = comesAndGoes(false, EXCLUDES);

const refusedInTurn = comesAndGoes(true, {
  ...EXCLUDES,
  leaves: [],
  whyNot: {
    ...NO_LISTENER.whyNot,
    behind:
      'What connects is only what comes while the port is listened on; in between, attempts are refused before any queue or service.',
  },
});

const cameOrWentOnce: Rule = { bearing: 'strong', slots: [cameOrWent] };

/** systemd says itself that it restarts the unit again and again. */
const restarts: Rule = {
  bearing: 'strong',
  slots: [
    {
      slot: 'fact',
      kind: 'process',
      from: 'server',
      is: (process, scene) =>
        (process.restarts ?? 0) > 1 &&
        (scene.case.unit === undefined ||
          process.unit?.replace(/\.service$/, '') === scene.case.unit.replace(/\.service$/, '')),
      reason: (process) =>
        `systemd restarted ${process.unit ?? process.name} ${process.restarts ?? ''} times`,
    },
  ],
};

/** Refused and connected in turn, as the text shows: a share of bad backends would look the same. */
const inTurn: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt, scene) => readings(attempt).includes('refused') && scene.failure?.mixed === true,
      reason: 'Refusals and connections come in turn',
    },
  ],
};

/** It takes the client whenever it is looked at; that it never went is not shown by that. */
const steady: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: (socket, scene) =>
        scene.failure?.mixed !== true &&
        scene.earlier.length === 0 &&
        isListenerOnPort(socket, scene) &&
        !mayTakeDialled(socket, scene),
      reason: 'The listener is there and cannot take this client at any time',
    },
  ],
};

export const flappingListener: CauseRules = {
  id: 'flapping-listener',
  title: 'The listener comes and goes',
  looks: ['attempt', 'socket', 'listing', 'process', 'log'],
  rules: [alwaysRefused, refusedInTurn, cameOrWentOnce, restarts, inTurn, steady, ...isRestarted],
  prose: {
    what: 'The listener is there at one moment and gone at the next: a crash loop, restarts by a supervisor, or a listener that ends after its first connection (nc -l without -k).',
    why: 'While no socket is bound to the port, the kernel answers SYNs with a RST; while it is, they connect. So attempts fail or succeed by when they are made.',
    todo: 'Read the unit’s status and log: how often it was restarted, and what it said before it ended.',
    prevent:
      'Alert on restarts, not only on the port being closed, and give the unit a start limit that makes a crash loop visible.',
  },
  verdict: (scene) => `What listens on port ${scene.case.port ?? ''} comes and goes.`,
  fixes: [keepListening, lookAtRestarts, bringBack, lookAtContainer, lookAtPod],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [true, false, true]
            .flatMap((there) => [
              'ops@db1:~$ sudo ss -lntp',
              'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
              'LISTEN   0        128              0.0.0.0:22            0.0.0.0:*       users:(("sshd",pid=640,fd=3))',
              ...(there
                ? [
                    'LISTEN   0        511              0.0.0.0:8080          0.0.0.0:*       users:(("node",pid=812,fd=21))',
                  ]
                : []),
            ])
            .concat('ops@db1:~$')
            .join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        511              0.0.0.0:8080          0.0.0.0:*       users:(("node",pid=812,fd=21))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
