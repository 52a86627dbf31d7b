import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('throw', 'ip route add throw 10.77.2.0/24', {
  how: 'a throw route on the client, and no table after it',
});
