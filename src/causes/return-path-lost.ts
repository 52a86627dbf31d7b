import { onceAKind } from '../model/tables.ts';
import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { Scene } from '../model/scene.ts';
import { sameAttempt } from '../network/packets/match.ts';
import { isClient, NO_WAY_BACK, noRouteRules } from './slots/back-routes.ts';
import { dropsReply } from './slots/reply-filter.ts';
import { seeServerRoutes } from './slots/reply-fixes.ts';
import {
  isDialledTalk,
  isUnanswered,
  neverAnswered,
  secondsOfSyns,
  talkIn,
  wouldShowAnswer,
  type Talk,
} from './slots/talks.ts';
import { aclKeepsAnswersIn } from './slots/reported-network.ts';

const ownEgress: Rule = {
  bearing: 'decisive',
  slots: [neverAnswered, dropsReply('server')],
  ...NO_WAY_BACK,
};
const ownIngress: Rule = {
  bearing: 'decisive',
  slots: [neverAnswered, dropsReply('client')],
  ...NO_WAY_BACK,
};

const routersFilter: Rule = {
  bearing: 'decisive',
  slots: [neverAnswered, dropsReply('middle')],
  ...NO_WAY_BACK,
};

/** SYN-ACKs that must all be lost before it is no chance any more, and seconds for which the client waits in vain. */
const ALL_LOST = 4;
const NO_DETOUR = 2;

const synAckSent: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    !talk.handshake &&
    talk.resets.length === 0 &&
    (talk.synAck?.count ?? 0) >= ALL_LOST &&
    (talk.synAck?.way ?? 'out') === 'out',
  line: (talk) => talk.synAck?.line,
  reason: ({ synAck }) =>
    `The server answers this attempt, ${synAck?.count ?? ''} times, and nobody acknowledges`,
};

/** A router's reverse path filter that threw packets away meanwhile is a cause of its own. */
const filteredForItsWay = onceAKind('growth', (growths) =>
  growths.some(
    ({ place, name, by }) => place.vantage === 'middle' && name === 'TcpExtIPReversePathFilter' && by > 0,
  ),
);

const synAckMissing: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene, filled) => {
    const there = talkIn(filled, 'server');
    if (!there || !isUnanswered(talk) || sameAttempt(talk, there) !== 'same') return false;
    // Every SYN arrived: the way there loses nothing.
    const arrived = talk.syn?.count === there.syn?.count && (talk.syn?.count ?? 0) > 1;
    return (
      arrived &&
      secondsOfSyns(talk) >= NO_DETOUR &&
      wouldShowAnswer(talk, scene) &&
      !filteredForItsWay(scene.facts) &&
      scene.successes.length === 0
    );
  },
  line: (talk) => talk.syn?.line,
  reason: ({ syn }) =>
    `The same attempt in the client’s capture: ${syn?.count ?? ''} SYNs go out on it, all of them reach the server, and no SYN-ACK comes in by any interface`,
};

const lostOnTheWay: Rule = {
  bearing: 'decisive',
  slots: [neverAnswered, synAckSent, synAckMissing],
  leaves: [],
  whyNot:
    'The server’s kernel answered this very attempt again and again, while every SYN got through to it: neither the way there, nor the server’s filter, nor its listener or queues has a part in it, and a loss by chance would not spare all SYNs and take every answer.',
};

const repeatedAnswers: Rule = {
  bearing: 'strong',
  slots: [
    neverAnswered,
    {
      ...synAckSent,
      is: (talk: Talk, scene: Scene) =>
        isDialledTalk(talk, scene) &&
        !talk.handshake &&
        talk.resets.length === 0 &&
        (talk.synAck?.count ?? 0) > 1,
    },
  ],
};

/** A half-open connection of this client: its SYN-ACK or its last ACK is lost. */
const halfOpen: Rule = {
  bearing: 'strong',
  slots: [
    neverAnswered,
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: ({ state, local, peer }, scene) =>
        state === 'syn-recv' &&
        local.port === scene.case.port &&
        peer !== undefined &&
        isClient(peer.address, scene),
      reason:
        'The server holds this client’s connection half open: it has sent a SYN-ACK and waits for the ACK',
    },
  ],
};

const growsWithoutRoute: FactSlot<'growth'> = {
  slot: 'fact',
  kind: 'growth',
  from: 'server',
  is: ({ name, by }) => name === 'IpOutNoRoutes' && by > 0,
  reason: ({ by }) => `Meanwhile the server had ${by} packets to send for which it has no route`,
};

const reachesClient: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'conversation',
      from: 'client',
      is: (talk, scene) => isDialledTalk(talk, scene) && talk.synAck !== undefined,
      line: (talk) => talk.synAck?.line,
      reason: 'The SYN-ACK gets to the client',
    },
  ],
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function server(rule: string): string {
  return [
    'ops@db1:~$ sudo iptables -S',
    '-P INPUT ACCEPT',
    '-P FORWARD ACCEPT',
    '-P OUTPUT DROP',
    '-A OUTPUT -o lo -j ACCEPT',
    rule,
    'ops@db1:~$',
  ].join('\n');
}

export const returnPathLost: CauseRules = {
  id: 'return-path-lost',
  title: 'The SYN-ACK never gets back',
  looks: ['attempt', 'filter', 'conversation', 'route', 'socket', 'listing', 'growth', 'log'],
  rules: [
    ...[ownEgress, ownIngress, routersFilter, ...noRouteRules, lostOnTheWay, repeatedAnswers, halfOpen],
    { bearing: 'strong', slots: [neverAnswered, growsWithoutRoute] },
    reachesClient,
    aclKeepsAnswersIn,
  ],
  prose: {
    what: 'The SYN arrives at the server, and the SYN-ACK never gets back to the client: the server may not send it, does not know where to, or it is lost on the way.',
    why: 'The client cannot tell it from a SYN that was dropped. A server without a route back sends nothing at all; one whose own filter drops the answer shows nothing in a capture either, since that is taken behind OUTPUT. Where the way back differs from the way there, a stateful firewall that never saw the SYN drops its answer.',
    todo: 'On the server ask “ip route get CLIENT”, and list the OUTPUT rules. If SYN-ACKs leave it, capture at each hop of the way back: the last that shows them is in front of what loses them.',
    prevent:
      'Let egress rules begin with “established, related: accept”, and keep both directions of a connection on one firewall.',
  },
  verdict: (scene, cited) => {
    const who = `${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}`;
    if (cited.some(({ kind }) => kind === 'filter'))
      return `A packet filter drops the SYN-ACK of ${who} on its way back.`;
    const route = cited.find(({ kind }) => kind === 'route');
    if (route?.place.vantage === 'middle') return `The router has no route back to the client of ${who}.`;
    if (route) return `The server ${who} has no route back to the client.`;
    return `The SYN-ACK of ${who} is lost between the server and the client.`;
  },
  fixes: [seeServerRoutes],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [CLIENT, { from: 'server', text: server('-A OUTPUT -p tcp -m tcp --dport 443 -j ACCEPT') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, client: '192.0.2.77' },
      evidence: [
        CLIENT,
        { from: 'server', text: server('-A OUTPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT') },
      ],
    },
  },
};
