import { SERVER_V6 } from '../../network.ts';
import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute('none-v6', 'ip -6 route del fd77:2::/64', {
  how: 'the router has no IPv6 route to the server',
  address: SERVER_V6,
});
