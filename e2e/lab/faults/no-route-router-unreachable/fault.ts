import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute('unreachable', 'ip route replace unreachable 10.77.2.0/24', {
  how: 'an unreachable route on the router',
});
