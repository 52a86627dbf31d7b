import { isWithin, NEIGHBOUR } from '../clock/bands.ts';
import type { CauseRules, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';

const unreachable: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.outcome === 'host-unreachable' && attempt.address !== undefined,
  reason: (attempt) => `The client gets “No route to host” for ${attempt.address ?? ''}`,
};

const neighbourFailed: Rule = {
  bearing: 'decisive',
  slots: [
    unreachable,
    {
      slot: 'fact',
      kind: 'neighbour',
      from: 'client',
      is: (neighbour, scene) =>
        scene.dialled.some((address) => sameIp(address, neighbour.address)) &&
        (neighbour.state === 'failed' || neighbour.state === 'incomplete'),
      reason: (neighbour) => `On the client's own link nobody answers for ${neighbour.address}`,
    },
  ],
  excludes: [
    {
      causes: ['firewall-reject', 'outbound-block', 'source-blocked', 'proxy-in-the-way', 'partial-backend'],
      why: 'No frame could be sent without a link-layer address, so no SYN reached any filter.',
    },
    {
      causes: ['no-route'],
      why: 'The route was found: it led to this link, where the address was asked for.',
    },
    {
      causes: [
        'address-family-mismatch',
        'wrong-host',
        'duplicate-address',
        'neighbour-table-full',
        'advertised-address',
      ],
      why: 'Whatever was meant, no machine on this link holds the address that was dialled.',
    },
  ],
};

const tookThreeSeconds: Rule = {
  bearing: 'strong',
  slots: [
    {
      ...unreachable,
      is: (attempt: FactOf<'attempt'>) =>
        attempt.outcome === 'host-unreachable' &&
        attempt.took !== undefined &&
        isWithin(attempt.took, NEIGHBOUR),
      reason: (attempt: FactOf<'attempt'>) =>
        `“No route to host” after ${attempt.took?.toFixed(1) ?? '3'} s is what an unanswered ARP or ND request takes`,
    },
  ],
};

/** An answer of any kind from the address proves a machine. A router's ICMP speaks from its own address. */
const answered: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'fact',
      kind: 'neighbour',
      from: 'client',
      is: (neighbour, scene) =>
        scene.dialled.some((address) => sameIp(address, neighbour.address)) &&
        neighbour.state === 'reachable',
      reason: (neighbour) => `${neighbour.address} answers on the client's link`,
    },
  ],
};

/** What was run on the machine shows that it is up. */
const ranThere: readonly Rule[] = (['listing', 'filter', 'socket'] as const).map((kind): Rule => ({
  bearing: 'rules-out',
  slots: [
    {
      slot: 'fact',
      kind,
      from: 'server',
      is: () => true,
      reason: 'This was printed by the machine itself, so it is up',
    },
  ],
}));

export const hostDown: CauseRules = {
  id: 'host-down',
  title: 'No machine answers at the address',
  fails: { outcomes: ['host-unreachable', 'kernel-timeout', 'own-deadline'] },
  looks: ['attempt', 'neighbour', 'listing', 'filter', 'socket'],
  rules: [neighbourFailed, tookThreeSeconds, answered, ...ranThere],
  prose: {
    what: 'No machine holds the dialled address: it is off, unplugged, or the address is not used.',
    why: 'On the same link the client asks for the link-layer address three times, a second apart; nobody answers, and connect() fails with EHOSTUNREACH after about three seconds. Behind a router that reports it the text is the same.',
    todo: 'Check that the machine is up and has the address (its console, the hypervisor, the address plan). That ping fails proves nothing, and that it works would prove that the machine is up.',
    prevent: 'Watch the machine itself, not only the service, and keep the address plan and DNS in step.',
  },
  verdict: (scene) => `No machine answers for ${scene.dialled.join(' or ')} on the client's link.`,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 5 192.0.2.5 5432',
            'nc: connect to 192.0.2.5 port 5432 (tcp) failed: No route to host',
            'ops@app1:~$ ip neigh show 192.0.2.5',
            '192.0.2.5 dev eth0 FAILED',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 5 192.0.2.5 5432',
            'nc: connect to 192.0.2.5 port 5432 (tcp) failed: No route to host',
            'ops@app1:~$ ip neigh show 192.0.2.5',
            '192.0.2.5 dev eth0 lladdr 52:54:00:12:34:56 REACHABLE',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
