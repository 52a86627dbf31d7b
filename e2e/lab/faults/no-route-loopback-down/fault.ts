import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute(
  'loopback-down',
  'ip addr flush dev lo; ip link set lo down; ip route del default',
  {
    how: 'loopback is down and has no address, as in a sandbox that was just made; 127.0.0.1 is dialled',
    address: '127.0.0.1',
    rivals: ['no-route'],
  },
);
