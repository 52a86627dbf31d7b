import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('unreachable', 'ip route add unreachable 10.77.2.0/24', {
  how: 'an unreachable route on the client',
});
