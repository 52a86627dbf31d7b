import { onTheWay } from '../../unreachable.ts';

export const fault = onTheWay({
  id: 'host-down-behind-router-v6',
  cause: 'host-down',
  variantOf: 'host-down-behind-router',
  address: 'fd77:2::9',
  shownBy: 'middle',
  how: 'nobody has the IPv6 address on the server’s link; the router reports it',
  settledBy: [['client.nc-openbsd.txt', 'middle.ip-neigh.txt']],
  make: () => Promise.resolve(),
});
