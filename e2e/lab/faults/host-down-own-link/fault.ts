import { onTheWay } from '../../unreachable.ts';

export const fault = onTheWay({
  id: 'host-down-own-link',
  cause: 'host-down',
  address: '10.77.1.9',
  shownBy: 'client',
  how: 'nobody has the address on the client’s own link',
  settledBy: [
    ['client.nc-openbsd.txt', 'client.ip-neigh.txt'],
    ['client.python.txt', 'client.arp-n.txt'],
  ],
  make: () => Promise.resolve(),
});
