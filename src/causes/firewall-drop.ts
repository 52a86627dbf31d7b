import type { CauseRules, Rule } from '../model/cause.ts';
import { answeredByServer, arrivesUnanswered, leavesUnanswered, neverArrives } from './slots/captured.ts';
import { letIn, letIntoContainer, lookAtPolicies } from './slots/filter-fixes.ts';
import { failedSomehow, filterAccepts, filterDecides } from './slots/filter.ts';
import { mayDrop } from './slots/rejects.ts';
import { unanswered } from './slots/silence.ts';
import { DROP, NO_SILENCE, ON_THE_SERVER } from './slots/drop-exclusions.ts';

const drops: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('server', 'drop', false)],
  ...DROP,
  whyNot: {
    here: 'A SYN that reaches the server ends at this rule, without an answer: no other of its filters is needed for the silence.',
    before:
      'A SYN that reaches the server ends at this rule, without an answer: nothing before it is needed for the silence.',
    behind: 'The filter drops the SYN before any socket or queue is looked for.',
    elsewhere: ON_THE_SERVER,
    ending: NO_SILENCE,
  },
};

function evidence(rule: string): string {
  return [
    'ops@db1:~$ sudo iptables -S',
    '-P INPUT DROP',
    '-P FORWARD ACCEPT',
    '-P OUTPUT ACCEPT',
    '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
    rule,
    'ops@db1:~$',
  ].join('\n');
}

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) timed out: Operation now in progress\n',
} as const;

export const firewallDrop: CauseRules = {
  id: 'firewall-drop',
  title: "The server's packet filter drops the SYN",
  looks: ['attempt', 'filter', 'address', 'conversation', 'listing'],
  rules: [
    drops,
    { bearing: 'strong', slots: [unanswered, mayDrop('server')] },
    // A full queue, rp_filter and a lost way back look the same.
    { bearing: 'weak', slots: [unanswered, arrivesUnanswered] },
    { bearing: 'against', slots: [filterAccepts('server')] },
    { bearing: 'against', slots: [unanswered, leavesUnanswered, neverArrives(true)] },
    { bearing: 'rules-out', slots: [unanswered, answeredByServer] },
  ],
  prose: {
    what: 'The server’s own packet filter drops the SYN without an answer.',
    why: 'Nothing comes back, so the client’s kernel retransmits the SYN until it or the tool gives up. A capture on the server shows the SYN all the same, since it is taken before the filter.',
    todo: 'Allow the port for those who need it, in the front end that owns the rules (firewalld, ufw, nftables, the container runtime’s own chains).',
    prevent:
      'Let the deployment that opens the listener open the port too, and probe it from where the clients are.',
  },
  verdict: (scene) =>
    `The server’s packet filter drops the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}.`,
  fixes: [letIn, letIntoContainer, lookAtPolicies],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'server', text: evidence('-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'server', text: evidence('-A INPUT -p tcp -m tcp --dport 5432 -j ACCEPT') }],
    },
  },
};
