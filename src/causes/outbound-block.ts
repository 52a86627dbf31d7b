import type { CauseRules, Exclusions, Rule } from '../model/cause.ts';
import { leftTheClient, noSynLeaves, waitsForAnswer } from './slots/captured.ts';
import { letOut } from './slots/filter-fixes.ts';
import { failedSomehow, filterAccepts, filterDecides } from './slots/filter.ts';
import { mayDrop, mayReject, rejects, rejectsUnseen } from './slots/rejects.ts';
import { unanswered, unansweredForLong } from './slots/silence.ts';
import { HEALTHY } from './slots/healthy.ts';
import { NO_SILENCE } from './slots/drop-exclusions.ts';

const EXCLUDES = {
  leaves: HEALTHY,
  whyNot: {
    here: 'The client’s own rule ends every such attempt, whatever else is set there.',
    before: 'The client’s own rule ends every such attempt, whatever else is set there.',
    behind: 'The SYN never leaves the client: nothing on the way or behind it has seen it.',
    elsewhere: 'The SYN never leaves the client: no other machine has seen it.',
  },
} as const satisfies Exclusions;

const drops: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('client', 'drop', false)],
  ...EXCLUDES,
  ends: 'kernel-timeout',
  whyNot: { ...EXCLUDES.whyNot, ending: NO_SILENCE },
};

const RULES = [
  'ops@app1:~$ sudo iptables -S',
  '-P INPUT ACCEPT',
  '-P FORWARD ACCEPT',
  '-P OUTPUT ACCEPT',
  '-A OUTPUT -p tcp -m tcp --dport 5432 -j REJECT --reject-with icmp-admin-prohibited',
  'ops@app1:~$',
];

function evidence(rule: string): string {
  return [
    'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432',
    'nc: connect to 192.0.2.5 port 5432 (tcp) failed: No route to host',
    ...RULES.map((line) => (line.startsWith('-A') ? rule : line)),
  ].join('\n');
}

export const outboundBlock: CauseRules = {
  id: 'outbound-block',
  title: "The client's own packet filter stops the SYN",
  fails: { errnos: ['EACCES', 'EPERM', 'ENOPROTOOPT'] },
  looks: ['attempt', 'filter', 'address', 'conversation', 'packet', 'listing', 'socket'],
  rules: [
    ...rejects('client', 'reject', false, EXCLUDES),
    ...rejects('client', 'reject', true, EXCLUDES),
    { bearing: 'strong', slots: [rejectsUnseen('client', 'reject', false)] },
    { bearing: 'strong', slots: [failedSomehow, mayReject('client')] },
    drops,
    { bearing: 'strong', slots: [unanswered, mayDrop('client')] },
    // That the capture ran just then is not in it: a capture at another time lacks the SYN as well.
    { bearing: 'strong', slots: [unansweredForLong, waitsForAnswer, noSynLeaves] },
    { bearing: 'weak', slots: [unansweredForLong, noSynLeaves] },
    { bearing: 'against', slots: [leftTheClient] },
    { bearing: 'against', slots: [filterAccepts('client')] },
  ],
  prose: {
    what: 'The client’s own packet filter stops the SYN in its output hook, so it never leaves the machine.',
    why: 'A REJECT with a RST gives its error at once, one by ICMP after a second. A DROP gives TCP no error at all: the kernel sends the SYN again and again until connect() times out, and a capture on the client’s interface shows none of them (measured, Linux 6.18).',
    todo: 'Allow the connection in the front end that owns the client’s rules. A container or a network policy may own them too.',
    prevent: 'Keep egress rules in the same review as the configuration that names the target.',
  },
  verdict: (scene) =>
    `The client’s own packet filter stops the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}.`,
  fixes: [letOut],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [{ from: 'client', text: evidence(RULES[4] ?? '') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [{ from: 'client', text: evidence('-A OUTPUT -p udp -m udp --dport 53 -j DROP') }],
    },
  },
};
