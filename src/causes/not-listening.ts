import type { AbsenceSlot, CauseRules, Exclusions, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { notForwarded } from './slots/filter.ts';
import {
  coversAllListeners,
  hostsContainers,
  isListenerOnPort,
  listensOnPort,
  noneOnPort,
  refusedAtAddress,
} from './slots/listener.ts';
import { loopback, ownAddressRefuses } from './slots/local-tests.ts';
import { wasMissing, wasThere } from './slots/moments.ts';
import { isSomethingElse, isUnitOf } from './slots/service.ts';
import { enableUnit, lookAtPod, startContainer, startUnit } from './slots/start-fixes.ts';
import { couldNotBind, hasEnded } from './slots/reported-listeners.ts';
import { NO_LISTENER } from './slots/no-listener.ts';

/** As `noneOnPort`, where no other listener can be the service on another port and no container runs beside it. */
const noneAndNothingLikeIt: AbsenceSlot = {
  ...noneOnPort,
  covers: (listing, scene) =>
    coversAllListeners(listing, scene) &&
    listing.ports === undefined &&
    listing.place.inside === undefined &&
    // What was there before comes and goes, for all that this listing shows.
    !wasThere(scene) &&
    scene.successes.length === 0 &&
    !hostsContainers(scene),
  unless: (fact, scene) =>
    fact.kind === 'socket' &&
    fact.state === 'listen' &&
    (isListenerOnPort(fact, scene) || !isSomethingElse(fact, scene)),
  reason: (_listing, scene) =>
    `The whole listing has no listener on port ${scene.case.port ?? ''}, and no other listener in it can be the service`,
};

const EXCLUDES: Exclusions = {
  ...NO_LISTENER,
  apart: [
    {
      causes: ['loopback-only', 'other-address-only', 'address-family-mismatch'],
      why: 'No listener on the port exists, on any address of either family.',
    },
    { causes: ['wrong-port'], why: 'Every other listener in the listing belongs to another program.' },
    {
      causes: ['flapping-listener'],
      why: 'Every attempt and the listing agree: nothing has been seen to listen at any time.',
    },
  ],
};

/**
 * A published port has no listener on the host: the SYN is sent on before any socket is looked for. So an empty listing
 * is enough only where the rules are known to send it nowhere, or where the service's own unit is seen to be down.
 */
const decisive: Rule = {
  bearing: 'decisive',
  slots: [refusedAtAddress, noneAndNothingLikeIt, notForwarded],
  ...EXCLUDES,
};

const unitIsDown: Rule = {
  bearing: 'decisive',
  slots: [
    refusedAtAddress,
    noneAndNothingLikeIt,
    {
      slot: 'fact',
      kind: 'process',
      from: 'server',
      is: (process, scene) =>
        isUnitOf(process, scene) && (process.active === 'inactive' || process.active === 'failed'),
      reason: (process) => `${process.unit ?? process.name} is reported as ${process.active ?? 'down'}`,
    },
  ],
  ...EXCLUDES,
};

const nothingThere: Rule = { bearing: 'strong', slots: [noneOnPort] };

/** Neither its loopback nor its own address: on the server itself nothing takes the port. */
const refusedLocally: Rule = { bearing: 'strong', slots: [loopback('refused'), ownAddressRefuses] };

const somethingListens: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      ...listensOnPort,
      is: (socket: FactOf<'socket'>, scene: Scene) => isListenerOnPort(socket, scene) && !wasMissing(scene),
    },
  ],
};

const answersLocally: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'fact',
      kind: 'attempt',
      from: 'server',
      is: (attempt, scene) =>
        attempt.port === scene.case.port &&
        (attempt.outcome === 'connected' || attempt.outcome === 'replied'),
      reason: 'On the server itself the port answers',
    },
  ],
};

export const notListening: CauseRules = {
  id: 'not-listening',
  title: 'Nothing listens on the port',
  looks: ['attempt', 'socket', 'listing', 'address', 'filter', 'process', 'log'],
  rules: [
    decisive,
    unitIsDown,
    nothingThere,
    refusedLocally,
    somethingListens,
    answersLocally,
    couldNotBind,
    ...hasEnded,
  ],
  prose: {
    what: 'On the target host no process has a listening socket on that port: the service is stopped, failed to start, or was never installed there.',
    why: 'The SYN arrives, the kernel finds no socket for the port and answers with a RST; connect() fails at once with ECONNREFUSED. Somebody did answer: the network let the SYN and the RST through, to that address or to what answers for it.',
    todo: 'See why the service is not running (its unit’s status and its log), start it, and look at the listing again: “Address already in use” in the log means that another program held the port when it started.',
    prevent:
      'Enable the unit so that it starts with the machine, let systemd restart it on failure, and watch the port from another machine.',
  },
  verdict: (scene) =>
    `Nothing listens on port ${scene.case.port ?? ''} of ${scene.dialled.join(' or ')}${
      scene.service ? `: ${scene.service.title} is not running there` : ''
    }.`,
  fixes: [startUnit, enableUnit, startContainer, lookAtPod],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432, service: 'postgresql' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo systemctl status --no-pager postgresql',
            '● postgresql.service - PostgreSQL RDBMS',
            '     Loaded: loaded (/lib/systemd/system/postgresql.service; enabled; preset: enabled)',
            '     Active: inactive (dead) since Sat 2026-01-03 03:04:05 UTC; 2min ago',
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        128              0.0.0.0:22            0.0.0.0:*       users:(("sshd",pid=640,fd=3))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432, service: 'postgresql' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
            'LISTEN   0        244            127.0.0.1:5432          0.0.0.0:*       users:(("postgres",pid=700,fd=6))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
