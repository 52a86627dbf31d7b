import { everyFact } from '../model/fact-index.ts';
import { isListedWith } from './slots/listed-addresses.ts';
import { onceAScene } from '../model/tables.ts';
import { machineName } from '../model/machine.ts';
import type { CauseRules, Example, FailureSlot, Rule } from '../model/cause.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { canonicalIp, familyOf, sameIp } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import { correctName } from './slots/name-fixes.ts';

function attemptOf(filled: readonly Fact[]): FactOf<'attempt'> | undefined {
  return ofKind(filled, 'attempt')[0];
}

/** The name's other answer: it leads elsewhere than where the client went. */
function leadsElsewhere(resolution: FactOf<'resolution'>, attempt: FactOf<'attempt'> | undefined): boolean {
  const name = attempt?.name?.toLowerCase().replace(/\.$/, '');
  const address = attempt?.address;
  if (name === undefined || address === undefined) return false;
  return (
    resolution.name.toLowerCase().replace(/\.$/, '') === name &&
    resolution.addresses.length > 0 &&
    !resolution.addresses.some((other) => sameIp(other, address))
  );
}

/** Another machine has the address that the name should lead to, and does not have the one that was dialled. */
function isMeant(fact: FactOf<'address'>, scene: Scene, filled: readonly Fact[]): boolean {
  const dialled = attemptOf(filled)?.address;
  const resolution = ofKind(filled, 'resolution')[0];
  // It was told to be the server; that its addresses lack the dialled one is what this is about.
  if (fact.place.told !== 'server' || familyOf(dialled ?? '') !== familyOf(fact.address)) return false;
  // Were there a second such machine, or one that has the dialled address, it could be the one that is meant.
  const own = machineName(fact.place);
  if ([...toldServers(scene)].some((name) => name !== own)) return false;
  if (dialled === undefined || !resolution?.addresses.some((address) => sameIp(address, fact.address)))
    return false;
  return !isListedWith(fact, dialled, scene);
}

/** Machines that were told to be the server, or are shown to be; undefined where one bears no name. */
const toldServers = onceAScene(
  ({ facts }) =>
    new Set(
      everyFact(facts)
        .filter(
          ({ place }) => place.told === 'server' || (place.vantage === 'server' && place.shownBy === 'text'),
        )
        .map(({ place }) => machineName(place)),
    ),
);

const failedByName = {
  slot: 'failure',
  is: (attempt: FactOf<'attempt'>): boolean => attempt.name !== undefined && attempt.address !== undefined,
  reason: (attempt: FactOf<'attempt'>): string =>
    `The client takes ${attempt.name ?? ''} for ${attempt.address ?? ''}`,
} as const;

const otherAnswer = {
  slot: 'fact',
  kind: 'resolution',
  anywhere: true,
  is: (resolution: FactOf<'resolution'>, _scene: Scene, filled: readonly Fact[]): boolean =>
    leadsElsewhere(resolution, attemptOf(filled)),
  reason: (resolution: FactOf<'resolution'>): string =>
    `${resolution.by === 'dns' ? 'DNS says' : 'Elsewhere it is'} ${resolution.addresses.join(', ')}`,
} as const;

const decisive: Rule = {
  bearing: 'decisive',
  slots: [
    failedByName,
    otherAnswer,
    {
      slot: 'fact',
      kind: 'address',
      anywhere: true,
      is: isMeant,
      reason: (fact) => `The machine that is meant has ${fact.address}, and not the dialled address`,
    },
  ],
  leaves: [],
  whyNot:
    'The client never dials the machine that is meant. What the other machine does with the SYN is its own affair.',
};

const answersDiffer: Rule = { bearing: 'strong', slots: [failedByName, otherAnswer] };

/** The server's address, as told, where it is not the one that was dialled. */
function toldElsewhere(scene: Scene, dialled: string): string | undefined {
  const server = canonicalIp(scene.told.server ?? '');
  return server === undefined || familyOf(server) !== familyOf(dialled) || sameIp(server, dialled)
    ? undefined
    : server;
}

const notAtTheTold: FailureSlot = {
  slot: 'failure',
  is: (attempt, scene) =>
    attempt.address !== undefined && toldElsewhere(scene, attempt.address) !== undefined,
  reason: (attempt, scene) =>
    `The client dials ${attempt.address ?? ''}; the server was told to be ${scene.told.server ?? ''}`,
};

/** The machine with the told address does not have the dialled one. A load balancer or NAT in front looks the same. */
const toldLacksDialled: Rule = {
  bearing: 'strong',
  slots: [
    notAtTheTold,
    {
      slot: 'fact',
      kind: 'address',
      anywhere: true,
      is: (fact, scene, filled) =>
        sameIp(fact.address, scene.told.server ?? '') &&
        !isListedWith(fact, attemptOf(filled)?.address ?? '', scene),
      reason: (fact) => `The machine that has ${fact.address} does not have the dialled address`,
    },
  ],
};

/**
 * The machine with the dialled address does not have the told one: there are two machines, and what the dialled one
 * shows is no verdict on the service that is meant. It excludes nothing, so it keeps others from standing alone.
 */
const dialledLacksTold: Rule = {
  bearing: 'decisive',
  leaves: 'every',
  slots: [
    notAtTheTold,
    {
      slot: 'fact',
      kind: 'address',
      from: 'server',
      is: (fact, scene, filled) =>
        sameIp(fact.address, attemptOf(filled)?.address ?? '') &&
        !isListedWith(fact, scene.told.server ?? '', scene),
      reason: (fact, scene) =>
        `The machine that has ${fact.address} does not have ${scene.told.server ?? ''}`,
    },
  ],
};

function example(address: string): Example {
  return {
    case: { target: 'db1.internal', port: 5432 },
    evidence: [
      {
        from: 'client',
        text: [
          'ops@app1:~$ nc -vz -w 3 db1.internal 5432',
          'nc: connect to db1.internal (192.0.2.5) port 5432 (tcp) failed: Connection refused',
          'ops@app1:~$ host db1.internal',
          `db1.internal has address ${address}`,
          'ops@app1:~$',
        ].join('\n'),
      },
      {
        from: 'server',
        text: [
          'ops@pg7:~$ ip -br addr',
          'lo               UNKNOWN        127.0.0.1/8 ::1/128',
          'eth0             UP             198.51.100.7/24 fe80::1/64',
          'ops@pg7:~$',
        ].join('\n'),
      },
    ],
  };
}

export const wrongHost: CauseRules = {
  id: 'wrong-host',
  title: 'The name leads to another machine',
  elsewhere: true,
  looks: ['attempt', 'resolution', 'address'],
  rules: [decisive, answersDiffer, toldLacksDialled, dialledLacksTold],
  fixes: [correctName],
  prose: {
    what: 'The name that the client dials leads it to another machine than the one meant: an old hosts entry, stale DNS, a cache, split DNS.',
    why: 'connect() goes to the address that the client’s resolver gave. What the meant machine listens on does not matter: it never sees the SYN.',
    todo: 'Correct the entry that gives the old address (/etc/hosts, the DNS zone), or wait for or flush the cache that holds it; restart programs that keep addresses for ever, such as older JVMs.',
    prevent:
      'Keep names in DNS alone, lower the TTL before a move, and let the old machine answer with an error that says so.',
  },
  verdict: (scene, cited) => {
    const attempt = attemptOf(cited);
    return `${attempt?.name ?? scene.case.target ?? 'The name'} leads this client to ${attempt?.address ?? ''}, which is not the machine that is meant.`;
  },
  examples: { matches: example('198.51.100.7'), differs: example('192.0.2.5') },
};
