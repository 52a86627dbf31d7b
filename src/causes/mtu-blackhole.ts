import type { CauseRules, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import { getsNoneOf, lacksLarge, sendsFullSize, smallOnesPass } from './slots/full-size.ts';
import { MTU_FIXES } from './slots/mtu-fixes.ts';
import { failedAt } from './slots/place.ts';
import { answersAtLength } from './slots/prove-again.ts';

const silent = failedAt(['silent'], 'a connection that falls silent');

/**
 * Full segments that must be missing. What a client sends first (a URL, a server's name) is what filters look into: one
 * segment of it may be thrown away for what it says.
 */
const ENOUGH = { server: 1, client: 2 } as const;

const onePiece = (['server', 'client'] as const).map((side): Rule => ({
  bearing: 'strong',
  slots: [silent, sendsFullSize(side, 1), getsNoneOf(side, false)],
}));

const vanish = (['server', 'client'] as const).map((side): Rule => ({
  bearing: 'decisive',
  slots: [silent, sendsFullSize(side, ENOUGH[side]), getsNoneOf(side, true)],
  leaves: [],
  whyNot:
    'In one and the same connection small packets pass, before and while every full-size one vanishes, each time that it is sent again: the service did answer, and a loss by chance does not choose by size.',
}));

/** One capture: the sender's, where the small ones behind it are acknowledged, or the receiver's, which lacks it. */
const oneSided: readonly Rule[] = [
  { bearing: 'strong', slots: [silent, smallOnesPass] },
  { bearing: 'strong', slots: [silent, lacksLarge] },
];

function isOfClient({ local, state, peer }: FactOf<'socket'>, port: number | undefined): boolean {
  return local.port === port && peer !== undefined && (state === 'established' || state === 'close-wait');
}

/** A peer that is gone looks the same. */
const backsOff: Rule = {
  bearing: 'strong',
  slots: [
    silent,
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: (socket, scene) =>
        isOfClient(socket, scene.case.port) &&
        (scene.case.client === undefined || sameIp(socket.peer?.address ?? '', scene.case.client)) &&
        (socket.info?.backoff ?? 0) >= 2 &&
        (socket.info?.lost ?? 0) > 0 &&
        (socket.info?.mss ?? 0) > 1220,
      reason: ({ info }) =>
        `The server’s segments of ${info?.mss ?? ''} bytes get no acknowledgement: ${info?.lost ?? ''} taken for lost, its timer doubled ${info?.backoff ?? ''} times`,
    },
  ],
};

const narrower: Rule = {
  bearing: 'strong',
  slots: [
    silent,
    {
      slot: 'fact',
      kind: 'hop',
      is: ({ pmtu, ttl }) => pmtu !== undefined && ttl > 0 && pmtu < 1500,
      reason: ({ pmtu, ttl }) => `From hop ${ttl} on no packet over ${pmtu ?? ''} bytes passes`,
    },
  ],
};

const C = '192.0.2.77.42340';
const S = '192.0.2.5.8080';

function talk(columns: readonly [out: string, back: string], after: readonly string[]): readonly string[] {
  const [out, back] = columns;
  return [
    `listening on ${out === '' ? 'eth0, link-type EN10MB (Ethernet)' : 'any, link-type LINUX_SLL2 (Linux cooked v2)'}, snapshot length 262144 bytes`,
    `08:11:14.953239 ${out}IP ${C} > ${S}: Flags [S], seq 3235339814, win 64240, options [mss 1460], length 0`,
    `08:11:14.953285 ${back}IP ${S} > ${C}: Flags [S.], seq 2759491607, ack 3235339815, win 65160, options [mss 1460], length 0`,
    `08:11:14.953299 ${out}IP ${C} > ${S}: Flags [P.], seq 1:89, ack 1, win 63, length 88: HTTP: GET /report.csv HTTP/1.1`,
    ...after,
    '',
    `${3 + after.length} packets captured`,
    `${3 + after.length} packets received by filter`,
    '0 packets dropped by kernel',
  ];
}

function segment(second: number, size: number): string {
  return `08:11:${15 + second}.172558 IP ${S} > ${C}: Flags [.], seq 1:${size + 1}, ack 89, win 64, length ${size}: HTTP`;
}

/** The client gives up, and the server acknowledges its FIN. */
function givesUp(columns: readonly [out: string, back: string]): readonly string[] {
  return [
    `08:11:24.100000 ${columns[0]}IP ${C} > ${S}: Flags [F.], seq 89, ack 1, win 63, length 0`,
    `08:11:24.144000 ${columns[1]}IP ${S} > ${C}: Flags [.], ack 90, win 64, length 0`,
  ];
}

function server(size: number): string {
  const next = `08:11:15.172600 IP ${S} > ${C}: Flags [.], seq ${size + 1}:${2 * size + 1}, ack 89, win 64, length ${size}: HTTP`;
  const sent = [0, 2, 4, 8].map((second) => segment(second, size));
  return [
    `ops@db1:~$ sudo timeout 10 tcpdump -nn -i eth0 'tcp port 8080'`,
    ...talk(['', ''], [...sent.slice(0, 1), next, ...sent.slice(1), ...givesUp(['', ''])]),
    'ops@db1:~$',
  ].join('\n');
}

const HERE = [
  "ops@app1:~$ sudo timeout 8 tcpdump -nn -i any 'tcp port 8080'",
  ...talk(['eth0  Out ', 'eth0  In  '], givesUp(['eth0  Out ', 'eth0  In  '])),
  'ops@app1:~$',
].join('\n');

export const mtuBlackhole: CauseRules = {
  id: 'mtu-blackhole',
  title: 'Full-size packets vanish',
  looks: ['attempt', 'conversation', 'listing', 'socket', 'hop'],
  rules: [...vanish, ...onePiece, ...oneSided, backsOff, narrower],
  prose: {
    what: 'The handshake and small packets pass, full-size packets vanish: a link on the way takes less, and the message that says so never arrives.',
    why: 'A router that cannot forward a packet for its size sends the ICMP error “fragmentation needed” (IPv6: “packet too big”) with the size that would pass. Where a filter drops that error, the sender goes on repeating packets that are too large: TLS handshakes, large answers and uploads hang, short ones work.',
    todo: 'Find the size that passes: ping -M do -s 1472 down to what is answered (plus 28 bytes of headers over IPv4, 48 over IPv6). The usual narrow links are VPNs, overlays and PPPoE. Let the ICMP errors through (type 3 code 4; ICMPv6 type 2) on every filter. Until then let the router in front of the narrow link clamp the MSS, or give the sender a narrower route to the other end; tcp_mtu_probing lets its kernel find the size by itself, some seconds later.',
    prevent:
      'Never drop ICMP as a whole; clamp the MSS where tunnels begin; try a large answer, not only an open port, after network changes.',
  },
  verdict: (scene) =>
    `Full-size packets between the client and ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}, vanish; small ones pass.`,
  fixes: MTU_FIXES,
  proof: answersAtLength,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'hang' },
      evidence: [
        { from: 'server', text: server(1448) },
        { from: 'client', text: HERE },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'hang' },
      evidence: [
        { from: 'server', text: server(448) },
        { from: 'client', text: HERE },
      ],
    },
  },
};
