import { SERVER_V6 } from '../../network.ts';
import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute(
  'prohibit-v6',
  'ip -6 route del fd77:2::/64; ip -6 route add prohibit fd77:2::/64',
  {
    how: 'an IPv6 prohibit route on the router',
    address: SERVER_V6,
    symptom: 'local-error',
  },
);
