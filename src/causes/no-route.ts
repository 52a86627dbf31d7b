import type { CauseRules, FailureSlot, FactSlot, Rule } from '../model/cause.ts';
import type { Errno } from '../model/errno.ts';
import type { RouteRecord } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';

/** What connect() returns for the client's own route (measured, Linux 6.18, both families). */
const ERRNO_OF: Readonly<Partial<Record<RouteRecord['type'], Errno>>> = {
  none: 'ENETUNREACH',
  throw: 'ENETUNREACH',
  unreachable: 'EHOSTUNREACH',
  prohibit: 'EACCES',
  blackhole: 'EINVAL',
};

const failed: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined && Object.values(ERRNO_OF).includes(attempt.errno ?? 'EPERM'),
  reason: (attempt) => `The client's connect() to ${attempt.address ?? ''} fails with ${attempt.errno ?? ''}`,
};

/** `ip route get` asks the kernel exactly what connect() asks. */
const routeTaken: FactSlot<'route'> = {
  slot: 'fact',
  kind: 'route',
  from: 'client',
  is: (route, scene, filled) =>
    route.chosen &&
    scene.dialled.some((address) => sameIp(address, route.to)) &&
    filled.every((fact) => fact.kind !== 'attempt' || fact.errno === ERRNO_OF[route.type]),
  reason: (route) =>
    route.type === 'none'
      ? `The client has no route to ${route.to}`
      : `The client's route to ${route.to} is of type ${route.type}`,
};

const decisive: Rule = {
  bearing: 'decisive',
  slots: [failed, routeTaken],
  excludes: [
    {
      causes: [
        ...[
          'firewall-reject',
          'outbound-block',
          'source-blocked',
          'host-down',
          'neighbour-table-full',
          'partial-backend',
        ],
        ...[
          'local-policy-denied',
          'port-exhaustion',
          'source-address-unavailable',
          'conntrack-full',
          'proxy-in-the-way',
        ],
      ],
      why: 'The client’s kernel finds no way to the address and ends connect() before any packet exists: nothing after that can have a part in it.',
    },
    {
      causes: ['wrong-host', 'address-family-mismatch', 'advertised-address', 'fd-exhaustion'],
      why: 'Whatever address was meant, the one that was dialled has no route from here.',
    },
  ],
};

const hasRoute: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'route',
      from: 'client',
      is: (route, scene) =>
        route.chosen &&
        (route.type === 'unicast' || route.type === 'local') &&
        scene.dialled.some((address) => sameIp(address, route.to)),
      reason: (route) => `The client has a route to ${route.to}; a router on the way may still have none`,
    },
  ],
};

export const noRoute: CauseRules = {
  id: 'no-route',
  title: 'There is no route',
  fails: { errnos: ['EINVAL', 'EACCES'] },
  looks: ['attempt', 'route'],
  rules: [decisive, hasRoute],
  prose: {
    what: 'The client has no route to the target, or one whose type forbids it: blackhole, unreachable, prohibit.',
    why: 'connect() looks the route up first. Without one it fails at once: ENETUNREACH where there is none, EHOSTUNREACH, EACCES or EINVAL where the route’s type is unreachable, prohibit or blackhole.',
    todo: 'Add the route that is missing (or the default route), or remove the one that forbids. With policy routing ask as the program does: ip route get ADDRESS from SOURCE.',
    prevent:
      'Keep routes in the network configuration that is applied at boot; a route added by hand is gone after the next restart.',
  },
  verdict: (scene) => `The client has no usable route to ${scene.dialled.join(' or ')}.`,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 443 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 3 192.0.2.5 443',
            'nc: connect to 192.0.2.5 port 443 (tcp) failed: Network is unreachable',
            'ops@app1:~$ ip route get 192.0.2.5',
            'RTNETLINK answers: Network is unreachable',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 443 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 3 192.0.2.5 443',
            'nc: connect to 192.0.2.5 port 443 (tcp) failed: Network is unreachable',
            'ops@app1:~$ ip route get 192.0.2.5',
            '192.0.2.5 via 198.51.100.1 dev eth0 src 198.51.100.7 uid 1000',
            '    cache',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
