import { onTheWay } from '../../unreachable.ts';

export const fault = onTheWay({
  id: 'host-down-behind-router',
  cause: 'host-down',
  address: '10.77.2.9',
  shownBy: 'middle',
  how: 'nobody has the address on the server’s link; the router reports it',
  settledBy: [['client.nc-openbsd.txt', 'middle.ip-neigh.txt']],
  make: () => Promise.resolve(),
});
