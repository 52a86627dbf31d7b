import { routersRoute } from '../../unreachable.ts';

export const fault = routersRoute('none', 'ip route del 10.77.2.0/24', {
  how: 'the router has no route to the server',
  variantOf: undefined,
});
