import type { CauseRules, Exclusions, FailureSlot, Rule } from '../model/cause.ts';
import { familyOf } from '../model/ip.ts';
import { letIn, letIntoContainer, letPass, lookAtPolicies } from './slots/filter-fixes.ts';
import { failedSomehow, filterAccepts } from './slots/filter.ts';
import { listensThere } from './slots/listener.ts';
import { ownAddressAnswers } from './slots/local-tests.ts';
import { mayReject, rejects, rejectsUnseen } from './slots/rejects.ts';
import { filterAnswers } from './slots/seen-answer.ts';
import { HEALTHY } from './slots/healthy.ts';
import { ON_THE_SERVER } from './slots/drop-exclusions.ts';

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  whyNot: {
    here: 'This rule sends exactly the answer that the client saw, to any SYN for this port: no other filter is needed for it.',
    before:
      'This rule sends exactly the answer that the client saw, to any SYN for this port: nothing before it is needed for it.',
    behind:
      'The filter answers before any socket is looked for: what listens behind it, and where, is never asked.',
    elsewhere: ON_THE_SERVER,
  },
};

/** An unanswered ARP or ND request ends connect() after 3.0 s (measured, Linux 6.18); an answer comes before that. */
const NEIGHBOUR_TIME = 2.9;

/** Somebody answered, with an error that a kernel with a listener there does not send. */
const turnedAway: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined &&
    (attempt.outcome === 'refused' ||
      (attempt.outcome === 'host-unreachable' && (attempt.took ?? 0) < NEIGHBOUR_TIME)),
  reason: (attempt) => `The client sees an error at once at ${attempt.address ?? 'the target'}`,
};

/** A listener takes the address, and still the client is turned away at once: somebody answers on its behalf. */
const turnedAwayThoughListening: Rule = { bearing: 'strong', slots: [turnedAway, listensThere] };

/** The server's own SYN comes in by lo, so its success shows the listener and says nothing of rules for others. */
const turnedAwayThoughAnswering: Rule = { bearing: 'strong', slots: [turnedAway, ownAddressAnswers] };

/** A router or a host with no way there would do as well, so the errno alone is no more than a hint. */
const HINTS: readonly FailureSlot[] = [
  {
    slot: 'failure',
    is: (attempt) => attempt.outcome === 'host-unreachable' && (attempt.took ?? 0) < 2,
    reason: '“No route to host” is more often a filter’s REJECT than a missing route',
  },
  {
    slot: 'failure',
    is: ({ errno }) => errno === 'ENOPROTOOPT',
    reason: '“Protocol not available” from connect() is a filter’s icmp-proto-unreachable',
  },
  {
    slot: 'failure',
    is: ({ errno, address }) => errno === 'EACCES' && familyOf(address ?? '') === 6,
    reason:
      '“Permission denied” over IPv6 is what a remote filter’s ICMPv6 “prohibited” gives; it proves no local policy',
  },
];

const FIREWALLD = [
  'ops@db1:~$ sudo iptables -S',
  '-P INPUT ACCEPT',
  '-P FORWARD ACCEPT',
  '-P OUTPUT ACCEPT',
  '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
  '-A INPUT -i lo -j ACCEPT',
  '-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT',
  '-A INPUT -j REJECT --reject-with icmp-host-prohibited',
  'ops@db1:~$',
].join('\n');

export const firewallReject: CauseRules = {
  id: 'firewall-reject',
  title: 'A packet filter rejects the SYN',
  fails: { errnos: ['EACCES', 'ENOPROTOOPT'] },
  looks: ['attempt', 'socket', 'listing', 'filter', 'address', 'conversation'],
  rules: [
    ...rejects('server', 'reject', false, EXCLUDES),
    ...rejects('middle', 'icmp', false, EXCLUDES),
    { bearing: 'strong', slots: [rejectsUnseen('server', 'reject', false)] },
    { bearing: 'strong', slots: [failedSomehow, mayReject('server')] },
    { bearing: 'strong', slots: [rejectsUnseen('middle', 'icmp', false)] },
    { bearing: 'strong', slots: [failedSomehow, filterAnswers] },
    turnedAwayThoughListening,
    turnedAwayThoughAnswering,
    ...HINTS.map((hint): Rule => ({ bearing: 'weak', slots: [hint] })),
    { bearing: 'against', slots: [filterAccepts('server')] },
  ],
  prose: {
    what: 'A packet filter in front of the service answers the SYN itself, with a RST or an ICMP error.',
    why: 'The answer decides what the client reads: a RST or port-unreachable is “Connection refused”, host-prohibited and admin-prohibited are “No route to host” (on IPv6 “Permission denied”), net-unreachable is “Network is unreachable”. A RST comes at once. An ICMP error may take a second, since such errors are rate limited and, without a round trip, count only at the next SYN (measured, Linux 6.18). A dead neighbour takes three.',
    todo: 'Allow the port for those who need it, in the front end that owns the rules (firewalld, ufw, the cloud’s or the container runtime’s own), not beside it.',
    prevent:
      'Let the deployment that opens the listener open the port too, and probe it from where the clients are.',
  },
  verdict: (scene) =>
    `A packet filter rejects the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}.`,
  fixes: [letIn, letPass, letIntoContainer, lookAtPolicies],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 1521, service: 'oracle' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 1521\nnc: connect to 192.0.2.5 port 1521 (tcp) failed: No route to host\n',
        },
        { from: 'server', text: FIREWALLD },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 1521, service: 'oracle' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 1521\nnc: connect to 192.0.2.5 port 1521 (tcp) failed: No route to host\n',
        },
        { from: 'server', text: FIREWALLD.replace('--dport 22', '--dport 1521') },
      ],
    },
  },
};
