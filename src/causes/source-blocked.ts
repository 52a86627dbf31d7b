import type { CauseRules, Exclusions, Rule } from '../model/cause.ts';
import { leavesUnanswered, neverArrives } from './slots/captured.ts';
import { letIn } from './slots/filter-fixes.ts';
import { failedSomehow, filterAccepts, filterDecides } from './slots/filter.ts';
import { dropsByHistory, rejects, rejectsUnseen } from './slots/rejects.ts';
import { unanswered } from './slots/silence.ts';
import { HEALTHY } from './slots/healthy.ts';
import { NO_SILENCE, ON_THE_SERVER } from './slots/drop-exclusions.ts';

const EXCLUDES = {
  leaves: HEALTHY,
  whyNot: {
    here: 'This rule is for this one source and decides about its SYN: nothing else is needed.',
    before:
      'The server’s rule ends every SYN of this client, whatever the client does and whatever lies between.',
    behind: 'The filter acts before any socket or queue is looked for.',
    elsewhere: ON_THE_SERVER,
  },
} as const satisfies Exclusions;

const drops: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, filterDecides('server', 'drop', true)],
  ...EXCLUDES,
  ends: 'kernel-timeout',
  whyNot: { ...EXCLUDES.whyNot, ending: NO_SILENCE },
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8443\nnc: connect to 192.0.2.5 port 8443 (tcp) failed: Connection refused\n',
} as const;

function evidence(source: string): string {
  return [
    'ops@db1:~$ sudo iptables -S',
    '-P INPUT ACCEPT',
    '-P FORWARD ACCEPT',
    '-P OUTPUT ACCEPT',
    '-N f2b-web',
    '-A INPUT -p tcp -m multiport --dports 8443 -j f2b-web',
    `-A f2b-web -s ${source}/32 -j REJECT --reject-with icmp-port-unreachable`,
    '-A f2b-web -j RETURN',
    'ops@db1:~$',
  ].join('\n');
}

export const sourceBlocked: CauseRules = {
  id: 'source-blocked',
  title: 'The server side turns this one client away',
  fails: { errnos: ['EACCES', 'ENOPROTOOPT'] },
  looks: ['attempt', 'filter', 'address', 'conversation', 'listing'],
  rules: [
    ...rejects('server', 'reject', true, EXCLUDES),
    ...rejects('middle', 'icmp', true, EXCLUDES),
    { bearing: 'strong', slots: [rejectsUnseen('server', 'reject', true)] },
    drops,
    { bearing: 'strong', slots: [unanswered, dropsByHistory('server')] },
    { bearing: 'against', slots: [filterAccepts('server')] },
    { bearing: 'against', slots: [unanswered, leavesUnanswered, neverArrives(true)] },
  ],
  prose: {
    what: 'The server side turns away this one source: a ban (fail2ban), a limit on connections, an access list.',
    why: 'The rule matches the client’s own address: clients of other addresses connect, and this one does not. A limit that counts everybody, such as sshd’s MaxStartups, turns away whoever comes while it is reached.',
    todo: 'See why the address was listed before taking it out (fail2ban-client status JAIL, then set JAIL unbanip ADDRESS), or the ban returns.',
    prevent:
      'Put the addresses of your own clients on the ban’s ignore list, and keep failing clients from retrying without end.',
  },
  verdict: (scene) =>
    `The server’s filter turns away ${scene.case.client ?? 'this client'}, and no one else, on port ${scene.case.port ?? ''}.`,
  fixes: [letIn],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8443, client: '198.51.100.7' },
      evidence: [CLIENT, { from: 'server', text: evidence('198.51.100.7') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8443, client: '198.51.100.7' },
      evidence: [CLIENT, { from: 'server', text: evidence('198.51.100.8') }],
    },
  },
};
