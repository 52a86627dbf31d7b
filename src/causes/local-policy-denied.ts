import type { CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import { letWebConnect, lookAtDenials } from './slots/policy-fixes.ts';
import { attemptIn } from './slots/way.ts';
import { denialReported } from './slots/reported-network.ts';

/** A connect() that the client's own machine answered. */
function fails(errno: 'EPERM' | 'EACCES', words: string): FailureSlot {
  return {
    slot: 'failure',
    is: (attempt) => attempt.transport === 'tcp' && attempt.errno === errno && attempt.address !== undefined,
    reason: ({ address }) => `Dialling ${address ?? ''}, the client fails with “${words}”`,
  };
}

const notPermitted = fails('EPERM', 'Operation not permitted');
const denied = fails('EACCES', 'Permission denied');

/** From IPv6 destinations it may be an ICMPv6 error of a filter far away. */
const deniedInFour: FailureSlot = {
  ...denied,
  is: (attempt, scene) => denied.is(attempt, scene) && familyOf(attempt.address ?? '') === 4,
};

/** Another program may still connect: a success elsewhere leaves open which of them is denied. */
const noSuccess = (slot: FailureSlot): FailureSlot => ({
  ...slot,
  is: (attempt, scene) => slot.is(attempt, scene) && scene.successes.length === 0,
});

/**
 * No ICMP error and no route becomes EPERM (icmp_err_convert[] in net/ipv4/icmp.c), and a rule that drops in OUTPUT does
 * not either, for TCP (measured, Linux 6.18): only seccomp, a cgroup's BPF hook, a security module, an IPsec policy.
 */
const byErrno: Rule = {
  bearing: 'decisive',
  slots: [noSuccess(notPermitted)],
  leaves: [],
  whyNot:
    'No packet, route or packet filter makes “Operation not permitted” of a TCP connect(): the client’s own machine denied the call.',
};

function deniesConnect({ event, detail }: FactOf<'log'>): boolean {
  return event === 'policy-denied' && /connect$/.test(detail ?? '');
}

/** A log line of SELinux, AppArmor or seccomp about the port that is dialled. */
const logged: FactSlot<'log'> = {
  slot: 'fact',
  kind: 'log',
  from: 'client',
  is: (log, { case: { port } }) => deniesConnect(log) && port !== undefined && log.port === port,
  reason: (log) => `The client’s log has it: ${said(log)}`,
};

function said({ about, detail, port }: FactOf<'log'>): string {
  return `${detail ?? 'a policy'} denied to ${about ?? 'a program'}${port === undefined ? '' : `, port ${port}`}`;
}

const byLog: Rule = {
  bearing: 'decisive',
  slots: [noSuccess(deniedInFour), logged],
  leaves: [],
  whyNot: 'The client’s own machine denied the call: no packet was sent.',
  apart: [
    {
      causes: ['outbound-block'],
      why: 'The policy’s own log names the denied connect() to this port: the errno needs no rule of a packet filter.',
    },
  ],
};

/** A log line about connect() that names no port, of whatever program. */
const loggedSomewhere: Rule = {
  bearing: 'strong',
  slots: [
    denied,
    {
      ...logged,
      is: (log: FactOf<'log'>) => deniesConnect(log) && log.port === undefined && log.path === undefined,
    },
  ],
};

/** The route is an ordinary one, so it does not prohibit; a rule for a user or a mark still could. */
const ordinaryRoute: Rule = {
  bearing: 'strong',
  slots: [
    deniedInFour,
    {
      slot: 'fact',
      kind: 'route',
      from: 'client',
      is: ({ to, type, chosen }, _scene, filled) =>
        chosen && type === 'unicast' && to === attemptIn(filled)?.address,
      reason: ({ to }) => `The client’s route to ${to} is an ordinary one`,
    },
  ],
};

function example(errno: string): string {
  return [
    'ops@app1:~$ nc -vz -w 5 192.0.2.5 8080',
    `nc: connect to 192.0.2.5 port 8080 (tcp) failed: ${errno}`,
    'ops@app1:~$',
  ].join('\n');
}

export const localPolicyDenied: CauseRules = {
  id: 'local-policy-denied',
  title: 'A local security policy denies it',
  // macOS keeps a program off the local network with ENETDOWN: Network framework, local_network_denied.
  fails: { transport: 'any', errnos: ['EACCES', 'EPERM', 'ENETDOWN'] },
  perProgram: true,
  looks: ['attempt', 'log', 'route'],
  rules: [
    byErrno,
    byLog,
    loggedSomewhere,
    denialReported,
    ordinaryRoute,
    { bearing: 'strong', slots: [notPermitted] },
    { bearing: 'weak', slots: [deniedInFour] },
  ],
  prose: {
    what: 'The client’s own kernel denies connect() before a packet exists, because a policy says so: seccomp, a BPF program on the cgroup’s connect(), SELinux or AppArmor.',
    why: 'It fails at once, with EPERM or EACCES, and a capture on the client shows no SYN. EACCES also comes from a prohibit route, and over IPv6 from a filter far away that answers “administratively prohibited”. A DROP in the client’s OUTPUT chain is no such denial, nor is a cgroup’s BPF program on packets (IPAddressDeny= of systemd): a TCP connect() then runs into its timeout (measured, Linux 6.18).',
    todo: 'Ask the log: ausearch -m avc -ts recent, or journalctl -k for apparmor=“DENIED”, and type=1326 for seccomp. SELinux: allow what the log names (setsebool httpd_can_network_connect for a web server as proxy, semanage port for another port). seccomp: SystemCallFilter= of the unit, or the container’s profile. A BPF program on the cgroup: bpftool cgroup tree. Allow the one connection; do not switch the policy off.',
    prevent: 'Keep the policy beside the program that it is for, and test the program under it.',
  },
  verdict: (scene, cited) =>
    `A security policy on the client denies connect() to ${attemptIn(cited)?.address ?? scene.case.target ?? ''}, port ${scene.case.port ?? ''}.`,
  fixes: [letWebConnect, lookAtDenials],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [{ from: 'client', text: example('Operation not permitted') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [{ from: 'client', text: example('Permission denied') }],
    },
  },
};
