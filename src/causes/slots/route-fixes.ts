import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sudo, type Command } from '../../model/command.ts';
import type { FactOf } from '../../model/fact.ts';
import { ofKind } from '../../model/fact.ts';
import type { Vantage } from '../../model/evidence.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { bestRoute } from './way.ts';

/** Fixes for routes: take away the one that forbids, where a table shows it; else look at what decides. */

const FORBIDS: readonly FactOf<'route'>['type'][] = ['blackhole', 'unreachable', 'prohibit', 'throw'];

function ip(address: string, ...words: readonly string[]): Command {
  return run('ip', familyOf(address) === 6 ? '-6' : '-4', ...words);
}

function dropRoute(scene: Scene, from: Vantage): FixCommands | undefined {
  const [address = ''] = scene.dialled;
  const route = ofKind(scene.facts, 'route').find(
    (fact) =>
      fact.place.vantage === from &&
      FORBIDS.includes(fact.type) &&
      fact.table === undefined &&
      bestRoute(fact, address, scene),
  );
  if (!route) return undefined;
  const metric = route.metric === undefined ? [] : ['metric', String(route.metric)];
  const words = [route.type, route.to, ...metric];
  return {
    command: sudo(ip(address, 'route', 'del', ...words)),
    changes: `Takes the ${route.type} route to ${route.to} away until the next boot; packets then follow the next route that fits`,
    undo: sudo(ip(address, 'route', 'add', ...words)),
    notes: [
      'Somebody put this route there, perhaps to keep traffic in. Find where it is configured (systemd-networkd, NetworkManager, ifupdown, a routing daemon), or it will be back.',
    ],
  };
}

export const dropClientRoute: Fix = {
  id: 'drop-client-route',
  title: 'Take the route that forbids away from the client',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => dropRoute(scene, 'client'),
};

export const dropRouterRoute: Fix = {
  id: 'drop-router-route',
  title: 'Take the route that forbids away from the router',
  where: 'middle',
  root: true,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => dropRoute(scene, 'middle'),
};

export const seeClientRoutes: Fix = {
  id: 'see-routes',
  title: 'See which table or rule decides, then add the route',
  where: 'client',
  root: false,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const [address = ''] = scene.dialled;
    return {
      command: {
        kind: 'sequence',
        of: [
          ip(address, 'rule', 'list'),
          ip(address, 'route', 'show', 'table', 'all'),
          run('ip', '-br', 'link'),
        ],
      },
      notes: [
        'The command only looks: rules, every table, and interfaces that are down. A missing route is added with “ip route add PREFIX via GATEWAY”, with a gateway on a link of this machine, and taken back with “ip route del PREFIX”; write it into the network configuration as well. On a router that has no route, do the same there.',
      ],
    };
  },
};
