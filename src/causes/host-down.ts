import { isDialled } from '../model/address-set.ts';
import { isWithin, NEIGHBOUR } from '../network/clock/bands.ts';
import type { CauseRules, Example, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { askTheLink } from './slots/link-fixes.ts';
import { synArrives, targetAnswers } from './slots/seen-answer.ts';
import { endedAs, isAt, said } from './slots/way.ts';
import { linkReportedDown } from './slots/reported-network.ts';
import { HEALTHY } from './slots/healthy.ts';

const NOBODY_ANSWERS: Exclusions = {
  leaves: HEALTHY,
  ends: 'host-unreachable',
  whyNot: {
    here: 'Whatever was meant, no machine on this link holds the address that was dialled.',
    before:
      'Whatever was meant, no machine on this link holds the address that was dialled: no frame could be sent to it.',
    behind: 'No frame could be sent without a link-layer address, so no SYN reached any filter or socket.',
    elsewhere: 'Whatever was meant, no machine on this link holds the address that was dialled.',
    ending:
      'On the last link nobody answers for the address: the SYN is never put on the wire there, so nothing on the machine itself, and nothing after it, had a part.',
  },
  apart: [
    {
      causes: ['no-route'],
      why: 'The route was found: it led to this link, where the address was asked for.',
    },
  ],
};

const failed: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.address !== undefined && readings(attempt).includes('host-unreachable'),
  reason: (attempt) => `The client gets ${said(attempt)} for ${attempt.address ?? ''}`,
};

function isDead({ state }: FactOf<'neighbour'>): boolean {
  return state === 'failed' || state === 'incomplete';
}

/** Whoever is on the machine's own link asked for its link-layer address, and nobody answered. */
function unansweredOn(from: 'client' | 'middle', whose: string): FactSlot<'neighbour'> {
  return {
    slot: 'fact',
    kind: 'neighbour',
    from,
    is: (neighbour, _scene, filled) => isAt(neighbour.address, filled) && isDead(neighbour),
    reason: (neighbour) => `On ${whose} own link nobody answers for ${neighbour.address}`,
  };
}

/** Some routers report it, some stay silent: then the client waits in vain. */
const failedOrSilent: FailureSlot = endedAs(['host-unreachable', 'kernel-timeout', 'own-deadline']);

const SILENT: Exclusions = {
  leaves: [],
  whyNot:
    'The last router has no link-layer address for the target, so no packet for it leaves the router: nothing at the target, and nothing behind it, is reached.',
};

const UNPLUGGED: Exclusions = {
  leaves: [],
  whyNot:
    'The interface that holds the address has no link: no packet reaches the machine or leaves it there.',
};

/** Its own console shows that the address is there and its link is not. */
const linkDown: FactSlot<'address'> = {
  slot: 'fact',
  kind: 'address',
  from: 'server',
  is: (address, _scene, filled) => address.down === true && isAt(address.address, filled),
  reason: (address) => `The interface that has ${address.address} (${address.interface ?? ''}) has no link`,
};

const tookThreeSeconds: Rule = {
  bearing: 'strong',
  slots: [
    {
      ...failed,
      is: (attempt: FactOf<'attempt'>) =>
        attempt.outcome === 'host-unreachable' &&
        attempt.address !== undefined &&
        attempt.took !== undefined &&
        isWithin(attempt.took, NEIGHBOUR),
      reason: (attempt: FactOf<'attempt'>) =>
        `“No route to host” after ${attempt.took?.toFixed(1) ?? '3'} s is what an unanswered ARP or ND request takes`,
    },
  ],
};

/** A router's ICMP, or the own kernel's word after ARP failed. A packet filter can send the same. */
const reported: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'fact',
      kind: 'log',
      from: 'client',
      is: (log, scene) =>
        log.event === 'reported-host-unreachable' &&
        log.address !== undefined &&
        isDialled(log.address, scene),
      reason: (log) => `${log.detail ?? 'A machine on the way'} reports that the host is unreachable`,
    },
  ],
};

/** An answer of any kind from the address proves a machine. A router's ICMP speaks from its own address. */
const answered: readonly Rule[] = [
  { bearing: 'rules-out', slots: [targetAnswers] },
  { bearing: 'rules-out', slots: [synArrives] },
  {
    bearing: 'rules-out',
    slots: [
      {
        slot: 'fact',
        kind: 'neighbour',
        from: 'client',
        is: (neighbour, scene) => isDialled(neighbour.address, scene) && neighbour.state === 'reachable',
        reason: (neighbour) => `${neighbour.address} answers on the client's link`,
      },
    ],
  },
  {
    bearing: 'rules-out',
    slots: [
      {
        slot: 'fact',
        kind: 'log',
        from: 'client',
        is: (log, scene) =>
          log.event === 'answers-ping' && log.address !== undefined && isDialled(log.address, scene),
        reason: (log) => `${log.address ?? 'It'} answers a ping`,
      },
    ],
  },
];

/** Its link may still be down, or its cable in another switch: what it prints at its console does not say. */
const ranThere: readonly Rule[] = (['listing', 'filter', 'socket'] as const).map((kind): Rule => ({
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind,
      from: 'server',
      is: (_fact: unknown, scene: Scene) => !ofKind(scene.facts, 'address').some(({ down }) => down === true),
      reason: 'This was printed by the machine itself, so it runs',
    },
  ],
}));

function example(state: string): Example {
  return {
    case: { target: '192.0.2.5', port: 5432 },
    evidence: [
      {
        from: 'client',
        text: [
          'ops@app1:~$ nc -vz -w 5 192.0.2.5 5432',
          'nc: connect to 192.0.2.5 port 5432 (tcp) failed: No route to host',
          'ops@app1:~$ ip neigh show 192.0.2.5',
          `192.0.2.5 dev eth0 ${state}`,
          'ops@app1:~$',
        ].join('\n'),
      },
    ],
  };
}

export const hostDown: CauseRules = {
  id: 'host-down',
  title: 'No machine answers at the address',
  fails: { outcomes: ['host-unreachable', 'kernel-timeout', 'own-deadline'] },
  looks: ['attempt', 'neighbour', 'address', 'log', 'listing', 'filter', 'socket', 'conversation'],
  rules: [
    {
      bearing: 'decisive',
      slots: [failed, unansweredOn('client', 'the client’s')],
      ...NOBODY_ANSWERS,
    },
    {
      bearing: 'decisive',
      slots: [failedOrSilent, unansweredOn('middle', 'the router’s')],
      ...SILENT,
    },
    { bearing: 'decisive', slots: [failedOrSilent, linkDown], ...UNPLUGGED },
    tookThreeSeconds,
    reported,
    ...answered,
    ...ranThere,
    linkReportedDown,
  ],
  prose: {
    what: 'No machine holds the dialled address: it is off, unplugged, or the address is not used.',
    why: 'On the same link the client asks for the link-layer address three times, a second apart; nobody answers, and connect() fails with EHOSTUNREACH after about three seconds. Behind a router it is the router that asks, and its ICMP error gives the same text after the same time; a router that does not report it leaves the client without an answer.',
    todo: 'On the last link (the client’s own, or the last router’s) ask ip neigh for the address: FAILED means that nobody answered. Check that the machine is up and has the address (its console, the hypervisor, the address plan). An answer to ping shows that the machine is up. Silence shows nothing: many machines ignore ping.',
    prevent: 'Watch the machine itself, not only the service, and keep the address plan and DNS in step.',
  },
  verdict: (scene, cited) => {
    if (cited.some(({ kind }) => kind === 'address')) {
      return `The machine’s own link is down, so nothing reaches ${scene.dialled.join(' or ')}.`;
    }
    const router = cited.some(({ kind, place }) => kind === 'neighbour' && place.vantage === 'middle');
    return `No machine answers for ${scene.dialled.join(' or ')} on the ${router ? 'router’s' : 'client’s'} link.`;
  },
  fixes: [askTheLink],
  examples: { matches: example('FAILED'), differs: example('lladdr 52:54:00:12:34:56 REACHABLE') },
};
