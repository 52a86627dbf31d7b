import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { familyOf, sameIp } from '../model/ip.ts';
import { dialAnswerer, seeDirectWay, translateSource } from './slots/nat-fixes.ts';
import { isDialledTalk, neverAnswered, type Talk } from './slots/talks.ts';

const syn: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => isDialledTalk(talk, scene) && talk.synAck === undefined,
  line: (talk) => talk.syn?.line,
  reason: ({ server }) => `The client’s SYN goes to ${server.address}, port ${server.port}`,
};

/** The number that it acknowledges is this SYN's, and it goes to the same port: it is the answer. */
function answers(answer: Talk, asked: Talk | undefined): boolean {
  return (
    asked?.isn !== undefined &&
    answer.begins === 'syn-ack' &&
    answer.isn === asked.isn &&
    answer.client.port === asked.client.port &&
    sameIp(answer.client.address, asked.client.address)
  );
}

function isElsewhere(a: Talk, b: Talk): boolean {
  if (familyOf(a.server.address) !== familyOf(b.server.address)) return false;
  return !sameIp(a.server.address, b.server.address) || a.server.port !== b.server.port;
}

const fromElsewhere: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, _scene, filled) => {
    const asked = ofKind(filled, 'conversation')[0];
    return (
      asked !== undefined && answers(talk, asked) && isElsewhere(talk, asked) && talk.synAck?.way !== 'out'
    );
  },
  line: (talk) => talk.synAck?.line,
  reason: ({ server }) =>
    `The SYN-ACK that acknowledges this very SYN comes from ${server.address}, port ${server.port}`,
};

const mismatch: Rule = {
  bearing: 'decisive',
  slots: [neverAnswered, syn, fromElsewhere],
  leaves: [],
  whyNot:
    'The SYN was answered, and the answer reached the client under another address or port: its kernel has no connection there and resets it, while it goes on waiting for the one that it dialled. Everything on the way there and back did pass the packets.',
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.9 8080\nnc: connect to 192.0.2.9 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function capture(answers: string): string {
  return [
    "ops@app1:~$ sudo timeout 6 tcpdump -nn -i any 'tcp port 8080'",
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    '08:11:13.091416 eth0  Out IP 192.0.2.77.41160 > 192.0.2.9.8080: Flags [S], seq 3763267885, win 64240, options [mss 1460], length 0',
    `08:11:13.091465 eth0  In  IP ${answers}.8080 > 192.0.2.77.41160: Flags [S.], seq 980742348, ack 3763267886, win 65160, options [mss 1460], length 0`,
    ...(answers === '192.0.2.9'
      ? []
      : [
          `08:11:13.091472 eth0  Out IP 192.0.2.77.41160 > ${answers}.8080: Flags [R], seq 3763267886, win 0, length 0`,
        ]),
    '',
    '3 packets captured',
    'ops@app1:~$',
  ].join('\n');
}

export const replyAddressMismatch: CauseRules = {
  id: 'reply-address-mismatch',
  title: 'The answer comes from another address',
  looks: ['attempt', 'conversation'],
  rules: [mismatch],
  prose: {
    what: 'The SYN is answered, but the SYN-ACK comes from another address or port than the one dialled, so the client throws it away.',
    why: 'A translation on the way there was not undone on the way back: the server answers the client directly, past the router that rewrote the address (a hairpin, a second link, a load balancer without source NAT). The client’s kernel knows no connection with that address and answers with a RST.',
    todo: 'Lead the answers back through the device that translated: let it translate the source too (masquerade), or take away the direct route; or dial the server’s own address from inside. Masquerade hides the clients’ addresses from the service.',
    prevent:
      'Where a published address is used from its own network, translate the source as well, or give its name an inside address.',
  },
  verdict: (scene, cited) => {
    const talk: FactOf<'conversation'> | undefined = ofKind(cited, 'conversation').at(-1);
    return `The client dials ${scene.dialled.join(' or ')}, and the answer comes from ${talk?.server.address ?? 'another address'}, port ${talk?.server.port ?? ''}.`;
  },
  fixes: [translateSource, dialAnswerer, seeDirectWay],
  examples: {
    matches: {
      case: { target: '192.0.2.9', port: 8080 },
      evidence: [CLIENT, { from: 'client', text: capture('192.0.2.5') }],
    },
    differs: {
      case: { target: '192.0.2.9', port: 8080 },
      evidence: [CLIENT, { from: 'client', text: capture('192.0.2.9') }],
    },
  },
};
