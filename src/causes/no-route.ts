import { isDialled } from '../model/address-set.ts';
import type { CauseRules, Example, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import { dropClientRoute, dropRouterRoute, seeClientRoutes } from './slots/route-fixes.ts';
import {
  AT_THE_ROUTER,
  BEFORE_ANY_PACKET,
  inTable,
  notInTable,
  ownRoute,
  routeFailure,
  routersRoute,
} from './slots/route.ts';
import { isAt } from './slots/way.ts';
import { linkReportedDown, ownLinkDown } from './slots/reported-network.ts';

/** ICMP that a router sent to a ping. A packet filter can send the same. */
const reported: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'fact',
      kind: 'log',
      from: 'client',
      is: (log, scene) =>
        log.event === 'reported-net-unreachable' &&
        log.address !== undefined &&
        isDialled(log.address, scene),
      reason: (log) => `${log.detail ?? 'A machine on the way'} reports that it has no route there`,
    },
  ],
};

/** EINVAL, and EACCES over IPv4, are made by the client's own route alone; a router's ICMP gives others (measured). */
const wayIsOpen: Rule = {
  bearing: 'against',
  slots: [
    {
      ...routeFailure,
      is: ({ address, errno }: FactOf<'attempt'>) =>
        address !== undefined && (errno === 'EINVAL' || (errno === 'EACCES' && familyOf(address) === 4)),
    },
    {
      slot: 'fact',
      kind: 'route',
      from: 'client',
      is: (route, _scene, filled) =>
        route.chosen && (route.type === 'unicast' || route.type === 'local') && isAt(route.to, filled),
      reason: (route) => `The client has an ordinary route to ${route.to}`,
    },
  ],
};

const NONE = ['RTNETLINK answers: Network is unreachable'];
const FOUND = ['192.0.2.5 via 198.51.100.1 dev eth0 src 198.51.100.7 uid 1000', '    cache'];

function example(answer: readonly string[]): Example {
  return {
    case: { target: '192.0.2.5', port: 443 },
    evidence: [
      {
        from: 'client',
        text: [
          'ops@app1:~$ nc -vz -w 3 192.0.2.5 443',
          'nc: connect to 192.0.2.5 port 443 (tcp) failed: Network is unreachable',
          'ops@app1:~$ ip route get 192.0.2.5',
          ...answer,
          'ops@app1:~$',
        ].join('\n'),
      },
    ],
  };
}

export const noRoute: CauseRules = {
  id: 'no-route',
  title: 'There is no route',
  fails: { errnos: ['EINVAL', 'EACCES'] },
  looks: ['attempt', 'route', 'listing', 'log', 'address'],
  rules: [
    { bearing: 'decisive', slots: [routeFailure, ownRoute], ...BEFORE_ANY_PACKET },
    { bearing: 'decisive', slots: [routeFailure, routersRoute], ...AT_THE_ROUTER },
    { bearing: 'strong', slots: [routeFailure, inTable('client', 'The client’s')] },
    { bearing: 'strong', slots: [routeFailure, inTable('middle', 'The router’s')] },
    notInTable('client', 'The client’s'),
    notInTable('middle', 'The router’s'),
    reported,
    wayIsOpen,
    linkReportedDown,
    ownLinkDown,
  ],
  prose: {
    what: 'The client, or a router on the way, has no route to the target, or one whose type forbids it: blackhole, unreachable, prohibit.',
    why: 'connect() looks the route up first. Without one it fails at once: ENETUNREACH where there is none, EHOSTUNREACH, EACCES or EINVAL where the route’s type is unreachable, prohibit or blackhole. A router answers with an ICMP error: “Network is unreachable” where it has no route, “No route to host” over IPv4 where the type forbids it, silence where it is a blackhole. Over a link without delay the error may take a second.',
    todo: 'Ask each machine on the way, beginning with the client: ip route get ADDRESS. Add the route that is missing (or the default route), or remove the one that forbids. With policy routing ask as the program does: ip route get ADDRESS from SOURCE; ip rule list shows rules that no table shows.',
    prevent:
      'Keep routes in the network configuration that is applied at boot; a route added by hand is gone after the next restart. On routers watch for routes that are withdrawn.',
  },
  verdict: (scene, cited) => {
    const router = cited.some(({ kind, place }) => kind === 'route' && place.vantage === 'middle');
    return `${router ? 'The router' : 'The client'} has no usable route to ${scene.dialled.join(' or ')}.`;
  },
  fixes: [dropClientRoute, dropRouterRoute, seeClientRoutes],
  examples: { matches: example(NONE), differs: example(FOUND) },
};
