import { failures } from './slots/own-attempts.ts';
import type { CauseRules, Exclusions, FailureSlot, Rule } from '../model/cause.ts';
import {
  leavesUnanswered,
  neverArrives,
  otherPortAnswers,
  reachedTheServer,
  stopsAtRouter,
} from './slots/captured.ts';
import { letPass } from './slots/filter-fixes.ts';
import { failedSomehow, filterDecides } from './slots/filter.ts';
import { mayDrop } from './slots/rejects.ts';
import { unanswered } from './slots/silence.ts';
import { cloudKeepsOut } from './slots/reported-network.ts';
import { DROP, NO_SILENCE } from './slots/drop-exclusions.ts';

const RULE_EXCLUDES: Exclusions = {
  ...DROP,
  whyNot: {
    here: 'This rule ends any such SYN on its way to the dialled address: nothing else on the way is needed for the silence.',
    before: 'No client, however patient, gets a SYN past this rule.',
    behind:
      'The router drops the SYN before the server has it: what its filter, queues and sockets would do is never asked.',
    elsewhere:
      'This rule ends any such SYN on its way to the dialled address: no other machine is needed for the silence.',
    ending: NO_SILENCE,
  },
};

/** A router's own rules drop the SYN, for this source or for all. */
const routerDrops: readonly Rule[] = [false, true].map((forOneSource) => ({
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('middle', 'drop', forOneSource)],
  ...RULE_EXCLUDES,
}));

/** Chance loses no three SYNs in a row, twice: other attempts fail as well, and none gets through. */
const againAndAgain: FailureSlot = {
  ...unanswered,
  is: (attempt, scene) => {
    const many = failures(scene) >= 2;
    return unanswered.is(attempt, scene) && many && scene.successes.length === 0;
  },
};

/**
 * The SYN leaves and does not arrive. A blackhole route, rp_filter or a full table on a router look just so; what
 * another port of the same address gets by the same way excludes them.
 */
const lostOnTheWay: Rule = {
  bearing: 'decisive',
  slots: [againAndAgain, leavesUnanswered, neverArrives(true), otherPortAnswers],
  ...DROP,
  whyNot: {
    here: 'Another port of the same address answers this client: there is a way, both directions of it work, and its tables take new connections. Only the SYNs to this port vanish.',
    before: 'The client’s capture shows the SYN leave, again and again: nothing on the client keeps it back.',
    behind:
      'A capture takes a packet before the machine’s own filter and sockets do, and this SYN was not there: nothing on the server has dropped it.',
    elsewhere:
      'Another port of the same address answers this client: it is the machine that is meant. Only the SYNs to this port vanish.',
    ending: NO_SILENCE,
  },
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) timed out: Operation now in progress\n',
} as const;

function rules(port: number): string {
  return [
    'ops@router1:~$ sudo iptables -S',
    '-P INPUT ACCEPT',
    '-P FORWARD DROP',
    '-P OUTPUT ACCEPT',
    '-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
    `-A FORWARD -p tcp -m tcp --dport ${port} -j ACCEPT`,
    'ops@router1:~$',
  ].join('\n');
}

export const pathFilter: CauseRules = {
  id: 'path-filter',
  title: 'Something on the path drops the SYN',
  looks: ['attempt', 'filter', 'address', 'conversation', 'listing', 'log'],
  rules: [
    ...routerDrops,
    lostOnTheWay,
    { bearing: 'strong', slots: [unanswered, mayDrop('middle')] },
    { bearing: 'strong', slots: [unanswered, leavesUnanswered, neverArrives(false)] },
    { bearing: 'strong', slots: [unanswered, stopsAtRouter] },
    { bearing: 'against', slots: [unanswered, reachedTheServer] },
    ...cloudKeepsOut,
  ],
  prose: {
    what: 'Something between the two hosts drops the SYN: a security group, a network ACL, a router’s or a VPN’s rules. It leaves the client and never reaches the server’s interface.',
    why: 'Nobody tells the client: its kernel retransmits the SYN until it or the tool gives up. The server’s own rules and listeners may all be right; it has never seen the packet. Two captures of one attempt show it: one on the client, one on the server, on every interface.',
    todo: 'Allow the port where the way is filtered: the inbound rules of the server’s security group, the network ACL of its subnet in both directions, the firewall or VPN in between. A router’s blackhole route, its rp_filter or a full connection table look the same from both ends; its own rules and routes tell.',
    prevent:
      'Keep the rules of the way in the same change as the service, and probe the port from where the clients are.',
  },
  verdict: (scene) =>
    `Something on the way drops the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}, before the server has it.`,
  fixes: [letPass],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: rules(443) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: rules(5432) }],
    },
  },
};
