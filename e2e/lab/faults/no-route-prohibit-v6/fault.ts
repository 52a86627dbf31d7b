import { SERVER_V6 } from '../../network.ts';
import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('prohibit-v6', 'ip -6 route add prohibit fd77:2::/64', {
  how: 'an IPv6 prohibit route on the client',
  address: SERVER_V6,
  symptom: 'local-error',
});
