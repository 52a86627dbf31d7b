import { SERVER_V6 } from '../../network.ts';
import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('none-v6', 'ip -6 route del default', {
  how: 'the client has no IPv6 default route',
  address: SERVER_V6,
});
