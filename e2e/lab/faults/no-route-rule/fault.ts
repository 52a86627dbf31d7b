import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('rule', 'ip rule add to 10.77.2.0/24 unreachable', {
  how: 'an ip rule on the client that no routing table shows',
});
