import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('interface-down', 'ip link set eth0 down', {
  how: 'the client’s only interface is down',
});
