import { grouped } from '../model/grouped.ts';
import { onceAKind } from '../model/tables.ts';
import { addressSet, isDialled } from '../model/address-set.ts';
import type { CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Vantage } from '../model/evidence.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';
import { sameAttempt } from '../network/packets/match.ts';
import { ADDRESS_FIXES } from './slots/address-fixes.ts';
import { neverArrives } from './slots/captured.ts';
import { failedAt } from './slots/place.ts';
import { connectsEachTime } from './slots/prove-again.ts';
import { isDialledTalk, talkIn, type Talk } from './slots/talks.ts';
import { conflictReported } from './slots/reported-network.ts';

type Neighbour = FactOf<'neighbour'>;

const failed: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.address !== undefined,
  reason: (attempt) => `The client fails at ${attempt.address ?? 'the target'}`,
};

const answered: FactSlot<'neighbour'> = {
  slot: 'fact',
  kind: 'neighbour',
  is: ({ address, mac }, scene) => mac !== undefined && isDialled(address, scene),
  reason: ({ address, mac = '' }) => `${mac} answers for ${address}`,
};

const answeredByAnother: FactSlot<'neighbour'> = {
  ...answered,
  is: (neighbour, _scene, filled) => {
    const first = ofKind(filled, 'neighbour')[0];
    if (first === undefined || neighbour.mac === undefined || neighbour.mac === first.mac) return false;
    return sameIp(first.address, neighbour.address) && first.place.vantage === neighbour.place.vantage;
  },
  reason: ({ address, mac = '' }) => `${mac} answers for ${address} as well`,
};

const REFUSED = failedAt(['refused', 'reset-connecting'], 'a refusal');

/** The right machine answers in between, in an order that the text shows; or no attempt connected. */
const refused: FailureSlot = {
  ...REFUSED,
  is: (attempt, scene) =>
    REFUSED.is(attempt, scene) && (scene.successes.length === 0 || scene.failure?.mixed === true),
};

function wasReset({ synAck, resets }: Talk): boolean {
  return synAck === undefined && resets.some(({ by, after }) => by === 'server' && after === 'syn');
}

/** From outside: a REJECT of the client's own filter is seen on lo only. */
const refusedHere: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    wasReset(talk) &&
    talk.syn?.way === 'out' &&
    talk.resets.every(({ way }) => way === 'in'),
  line: (talk) => talk.resets[0]?.line,
  reason: ({ server }) => `A RST comes back from ${server.address}, port ${server.port}`,
};

/** The router in front of the server's network passes both on, so that neither ends before it. */
const refusedBehindRouter: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'middle',
  is: (talk, _scene, filled) => {
    const asked = talkIn(filled, 'client');
    return (
      asked !== undefined &&
      sameAttempt(talk, asked) === 'same' &&
      wasReset(talk) &&
      talk.syn?.way === 'through' &&
      talk.resets.every(({ way }) => way === 'through')
    );
  },
  line: (talk) => talk.resets[0]?.line,
  reason: 'The router passes this very SYN on to the server’s network, and the RST comes from there',
};

/** ARP reaches no further than the own network: who asks with success is on it. */
function asks(from: Vantage): FactSlot<'neighbour'> {
  return {
    ...answered,
    from,
    is: (neighbour, scene, filled) =>
      answered.is(neighbour, scene, filled) && neighbour.state === 'reachable',
  };
}

/** In one run, so that no failover lies between the two. */
function getsAnother(from: Vantage): FactSlot<'neighbour'> {
  return {
    ...answeredByAnother,
    from,
    is: (neighbour, scene, filled) => {
      const first = ofKind(filled, 'neighbour')[0];
      return (
        answeredByAnother.is(neighbour, scene, filled) &&
        first?.block === neighbour.block &&
        first.at[0]?.evidence === neighbour.at[0]?.evidence &&
        neighbour.state === 'reachable'
      );
    },
  };
}

/** A server behind a balancer holds the address on lo or with all its bits, and the balancer answers for it. */
function holdsItThere({ address, interface: name }: Neighbour, scene: Scene): boolean {
  return heldByServer(scene.facts).get(name)?.(address) === true;
}

/** By interface, without those that have all their bits. */
const heldByServer = onceAKind('address', (addresses) => {
  const held = addresses.filter(
    ({ place, interface: name, bits = 32 }) => place.vantage === 'server' && name !== undefined && bits < 32,
  );
  const byInterface = grouped(held, (own) => own.interface);
  return new Map(
    [...byInterface].map(([name, own]) => [name, addressSet(own.map(({ address }) => address))]),
  );
});

const asksForItsOwn: FactSlot<'neighbour'> = {
  ...answered,
  from: 'server',
  is: (neighbour, scene, filled) =>
    answered.is(neighbour, scene, filled) &&
    neighbour.state === 'reachable' &&
    holdsItThere(neighbour, scene),
  reason: ({ address, mac = '', interface: name = '' }) =>
    `The server, which holds ${address} on ${name}, asks who has it: ${mac} answers`,
};

const NEAR = ['middle', 'client'] as const;

function beside(from: (typeof NEAR)[number]): Rule['slots'] {
  return from === 'middle' ? [refusedBehindRouter] : [];
}

/**
 * One host with two links on one network answers with both of its hardware addresses too, and a failover pair or a
 * balancer in turn; but then the SYN comes to the server, by whichever link, or the router gets one answer.
 */
const answeredByTheOther = NEAR.flatMap((from): readonly Rule[] => {
  const seen: Rule['slots'] = [refused, refusedHere, neverArrives(true), ...beside(from)];
  const claims: readonly Rule['slots'][] = [
    [asks(from), getsAnother(from)],
    [...(from === 'client' ? [asks('client')] : []), asksForItsOwn],
  ];
  return claims.map((slots) => ({
    bearing: 'decisive',
    slots: [...seen, ...slots],
    leaves: [],
    whyNot:
      'This very SYN was answered on the server’s own network, and the server neither got it nor answered it: the RST is that of the other machine, which answers ARP for the same address.',
  }));
});

const SYN = (second: number, port: number, isn: number, way: string): string =>
  `08:07:0${second}.282958 eth0  ${way} IP 192.0.2.77.5518${second} > 192.0.2.5.${port}: Flags [S], seq ${isn}, win 64240, options [mss 1460], length 0`;

function capture(host: string, filter: string, packets: readonly string[]): string {
  return [
    `ops@${host}:~$ sudo timeout 12 tcpdump -nn -i any '${filter}'`,
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    ...packets,
    '',
    `${packets.length} packets captured`,
    `${packets.length} packets received by filter`,
    '0 packets dropped by kernel',
    `ops@${host}:~$`,
  ].join('\n');
}

/** Two connections to port 22 reach the server, and between them one to port 8080 does not. */
const SEEN_HERE = capture('app1', 'tcp port 8080 or tcp port 22', [
  SYN(1, 22, 337649862, 'Out'),
  SYN(4, 8080, 580386170, 'Out'),
  '08:07:04.283090 eth0  In  IP 192.0.2.5.8080 > 192.0.2.77.55184: Flags [R.], seq 0, ack 580386171, win 0, length 0',
  SYN(7, 22, 907649862, 'Out'),
]);
const SEEN_THERE = capture('db1', 'tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn', [
  SYN(1, 22, 337649862, 'In '),
  SYN(7, 22, 907649862, 'In '),
]);

function asked(second: string): string {
  return [
    'ops@app1:~$ sudo arping -c 2 -I eth0 192.0.2.5',
    'ARPING 192.0.2.5 from 192.0.2.77 eth0',
    'Unicast reply from 192.0.2.5 [52:54:00:77:02:02]  0.579ms',
    `Unicast reply from 192.0.2.5 [${second}]  0.557ms`,
    'Sent 2 probes (1 broadcast(s))',
    'Received 2 response(s)',
    'ops@app1:~$',
  ].join('\n');
}

export const duplicateAddress: CauseRules = {
  id: 'duplicate-address',
  title: 'Two machines hold the address',
  elsewhere: true,
  looks: ['attempt', 'neighbour', 'conversation', 'listing', 'address', 'log'],
  rules: [
    ...answeredByTheOther,
    { bearing: 'strong', slots: [failed, answered, answeredByAnother] },
    ...conflictReported,
  ],
  prose: {
    what: 'Two machines on one network hold the dialled address, and the wrong one answers part of the time.',
    why: 'The router or the client sends to whichever machine’s ARP answer it took; Linux keeps the first for about a second (measured, Linux 6.18), then a later one replaces it. The other machine has no such service and refuses, or knows nothing of the connection and resets it. It changes when entries age out or a machine announces itself.',
    todo: 'On the server: arping -D -c 2 -I INTERFACE ADDRESS (of iputils; Debian’s package “arping” is another program) must get no answer. One that it gets is another machine’s, or the server has a second link on that network. Two hardware addresses in one arping from the router or the client say the same. Find the other by its hardware address in the switch’s table, and give it an address of its own.',
    prevent:
      'Hand out addresses from one place, and let hosts ask before they take one (duplicate address detection).',
  },
  verdict: (scene, cited) => {
    const seen = ofKind(cited, 'neighbour').flatMap(({ mac }) => mac ?? []);
    return `Two machines hold ${scene.dialled.join(' or ')}: on its network ${[...new Set(seen)].join(' and ')} ${seen.length > 1 ? 'answer' : 'answers besides the server'}, and the other one refused this connection.`;
  },
  fixes: ADDRESS_FIXES,
  proof: connectsEachTime,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        { from: 'client', text: SEEN_HERE },
        { from: 'client', text: asked('52:54:00:77:09:99') },
        { from: 'server', text: SEEN_THERE },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        { from: 'client', text: SEEN_HERE },
        { from: 'client', text: asked('52:54:00:77:02:02') },
        { from: 'server', text: SEEN_THERE },
      ],
    },
  },
};
