import { SERVER_V6 } from '../../network.ts';
import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute(
  'unreachable-v6',
  'ip -6 route del fd77:2::/64; ip -6 route add unreachable fd77:2::/64',
  {
    how: 'an IPv6 unreachable route on the router',
    address: SERVER_V6,
  },
);
