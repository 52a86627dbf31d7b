import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('blackhole', 'ip route add blackhole 10.77.2.0/24', {
  how: 'a blackhole route on the client',
  rivals: ['no-route'],
  symptom: 'local-error',
});
