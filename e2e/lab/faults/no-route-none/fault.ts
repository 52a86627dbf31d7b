import { ownRoute } from '../../unreachable.ts';

export const fault = ownRoute('none', 'ip route del default; ip -6 route del default', {
  how: 'the client has no default route',
  variantOf: undefined,
});
