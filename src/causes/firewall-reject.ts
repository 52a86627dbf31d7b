import type { CauseRules, Exclusion, Rule } from '../model/cause.ts';
import {
  BEFORE_THE_SERVER,
  BEHIND_THE_FILTER,
  CLIENT_SIDE,
  failedSomehow,
  filterAccepts,
  filterDecides,
  OTHER_MACHINES,
} from './slots/filter.ts';
import { listensThere } from './slots/listener.ts';
import { failedAt } from './slots/place.ts';

const EXCLUDES: readonly Exclusion[] = [
  {
    causes: BEHIND_THE_FILTER,
    why: 'The filter answers before any socket is looked for: what listens behind it, and where, is never asked.',
  },
  {
    causes: [...BEFORE_THE_SERVER, 'firewall-drop', 'source-blocked'],
    why: 'This rule sends exactly the answer that the client saw, to any SYN for this port: nothing else on the way is needed for it.',
  },
  { causes: OTHER_MACHINES, why: 'The rule stands on the machine that the client dials.' },
  {
    causes: CLIENT_SIDE,
    why: 'The answer comes from the server’s rule; nothing on the client is needed for it.',
  },
];

const onServer: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('server', 'reject', false)],
  excludes: EXCLUDES,
};

const onRouter: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('middle', 'icmp', false)],
  excludes: EXCLUDES,
};

/** A listener takes the address, and still the client is turned away at once: somebody answers on its behalf. */
const turnedAwayThoughListening: Rule = {
  bearing: 'strong',
  slots: [failedAt(['refused', 'host-unreachable', 'net-unreachable'], 'an error at once'), listensThere],
};

/** A router or a host with no way there would do as well, so the errno alone is no more than a hint. */
const prohibited: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt) =>
        attempt.outcome === 'host-unreachable' && (attempt.took === undefined || attempt.took < 2),
      reason: '“No route to host” is more often a filter’s REJECT than a missing route',
    },
  ],
};

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
  looks: ['attempt', 'socket', 'listing', 'filter', 'address'],
  rules: [
    onServer,
    onRouter,
    turnedAwayThoughListening,
    prohibited,
    { bearing: 'against', slots: [filterAccepts('server')] },
  ],
  prose: {
    what: 'A packet filter in front of the service answers the SYN itself, with a RST or an ICMP error.',
    why: 'The answer decides what the client reads: a RST or port-unreachable is “Connection refused”, host-prohibited and admin-prohibited are “No route to host” (on IPv6 “Permission denied”), net-unreachable is “Network is unreachable”. It comes at once, which tells it from a dead neighbour’s three seconds.',
    todo: 'Allow the port for those who need it, in the front end that owns the rules (firewalld, ufw, the cloud’s or the container runtime’s own), not beside it.',
    prevent:
      'Let the deployment that opens the listener open the port too, and probe it from where the clients are.',
  },
  verdict: (scene) =>
    `A packet filter rejects the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}.`,
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
