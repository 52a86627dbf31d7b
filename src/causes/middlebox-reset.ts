import type { CauseRules, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import { letPass } from './slots/filter-fixes.ts';
import { filterAccepts } from './slots/filter.ts';
import { askService } from './slots/prove.ts';
import { seeResets } from './slots/reset-fixes.ts';
import {
  atServer,
  cutOff,
  isToTarget,
  noResetSent,
  resetFromOutside,
  type Conversation,
} from './slots/ended.ts';
import type { Scene } from '../model/scene.ts';
import { rejects } from './slots/rejects.ts';
import { HEALTHY } from './slots/healthy.ts';

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  whyNot: {
    here: 'The RST that the client saw is the one that this rule sends: nothing else is needed for it.',
    before: 'The answer comes from the device on the way: nothing on the client is needed for it.',
    behind: 'This rule answers the SYN on the way, so no machine behind it ever sees it.',
    elsewhere: 'This rule answers the SYN on the way, so no machine behind it ever sees it.',
  },
};

/** Seconds after the first SYN within which no device can have forgotten the connection for idleness. */
const FRESH = 2;

const resetAtClient: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => {
    const reset = resetFromOutside(talk);
    const fresh = (reset?.clock ?? Infinity) - (talk.clock ?? 0) < FRESH;
    return isToTarget(talk, scene) && talk.handshake && fresh && reset?.after !== 'syn';
  },
  reason: 'A RST in the server’s name reaches the client',
};

/** The same connection at both ends, by its addresses, ports and sequence numbers. */
const neverSent: Rule = {
  bearing: 'decisive',
  slots: [
    cutOff,
    resetAtClient,
    atServer((talk) => talk.synAck !== undefined, 'The server’s capture shows this very connection'),
    noResetSent,
  ],
  leaves: [],
  whyNot:
    'The server took this very connection and sent no RST, neither its services nor its kernel nor its filter, and the RST came to the client from outside, on a connection too young to be forgotten: only something between the two can have sent it.',
};

/** Rules that let the SYN pass may still answer what comes after it. */
const refused: FailureSlot = {
  slot: 'failure',
  is: ({ outcome }) => outcome === 'refused',
  reason: 'The client sees a refusal',
};

/** A RST with another TTL than the server's other packets came another way, or from another machine. */
const otherTtl: Rule = {
  bearing: 'strong',
  slots: [
    cutOff,
    {
      ...resetAtClient,
      is: (talk: Conversation, scene: Scene) =>
        isToTarget(talk, scene) && resetFromOutside(talk)?.otherTtl !== undefined,
      reason: 'The RST has another TTL than the server’s other packets',
    },
  ],
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection refused\n',
} as const;

function evidence(port: number): string {
  return [
    'ops@gw1:~$ sudo iptables -S',
    '-P INPUT ACCEPT',
    '-P FORWARD ACCEPT',
    '-P OUTPUT ACCEPT',
    `-A FORWARD -p tcp -m tcp --dport ${port} -j REJECT --reject-with tcp-reset`,
    'ops@gw1:~$',
  ].join('\n');
}

export const middleboxReset: CauseRules = {
  id: 'middlebox-reset',
  title: 'A device on the path forges the RST',
  looks: ['attempt', 'filter', 'address', 'conversation', 'listing'],
  rules: [
    ...rejects('middle', 'forged', false, EXCLUDES),
    neverSent,
    otherTtl,
    { bearing: 'against', slots: [refused, filterAccepts('middle')] },
  ],
  prose: {
    what: 'A device between client and server answers in the server’s name with a RST that the server never sent.',
    why: 'To the client the RST looks like the server’s own refusal. Its TTL can differ from that of the server’s other packets; the same TTL proves nothing.',
    todo: 'On a Linux router of your own, let this client, address and port pass before the rule that resets. Any other device: give whoever runs it the two captures, the RST at the client and its absence at the server, with addresses, ports and the second.',
    prevent: 'Keep the rules of devices on the way where the teams that depend on them can read them.',
  },
  verdict: (scene, cited) =>
    cited.some(({ kind }) => kind === 'conversation')
      ? `Something between client and server resets connections to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}: the server never sent that RST.`
      : `A device on the way answers the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}, with a RST.`,
  fixes: [letPass, seeResets],
  proof: askService,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: evidence(5432) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: evidence(5433) }],
    },
  },
};
