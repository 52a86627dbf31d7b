import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('prohibit', 'ip route add prohibit 10.77.2.0/24', {
  how: 'a prohibit route on the client',
  symptom: 'local-error',
});
