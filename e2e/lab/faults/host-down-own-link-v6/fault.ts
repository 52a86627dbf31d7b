import { onTheWay } from '../../unreachable.ts';

export const fault = onTheWay({
  id: 'host-down-own-link-v6',
  cause: 'host-down',
  variantOf: 'host-down-own-link',
  address: 'fd77:1::9',
  shownBy: 'client',
  how: 'nobody has the IPv6 address on the client’s own link',
  settledBy: [['client.nc-openbsd.txt', 'client.ip-neigh.txt']],
  make: () => Promise.resolve(),
});
