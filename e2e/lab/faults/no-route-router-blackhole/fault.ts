import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute('blackhole', 'ip route replace blackhole 10.77.2.0/24', {
  how: 'a blackhole route on the router',
  symptom: 'timeout',
});
