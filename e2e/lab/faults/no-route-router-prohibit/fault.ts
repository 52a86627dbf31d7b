import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute('prohibit', 'ip route replace prohibit 10.77.2.0/24', {
  how: 'a prohibit route on the router',
});
