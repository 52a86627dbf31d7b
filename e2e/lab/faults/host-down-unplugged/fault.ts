import { onTheWay } from '../../unreachable.ts';

export const fault = onTheWay({
  id: 'host-down-unplugged',
  cause: 'host-down',
  variantOf: 'host-down-behind-router',
  shownBy: 'middle',
  how: 'the server’s link is down; whoever sits at its console sees that',
  settledBy: [['client.nc-openbsd.txt', 'middle.ip-neigh.txt']],
  make: (lab) => lab.server.shell('ip link set eth0 down'),
});
