import { noOwnAddress } from '../../no-own-address.ts';

export const fault = noOwnAddress({
  id: 'source-address-ipv6-off-localhost',
  address: '::1',
  how: 'IPv6 is switched off on the machine that dials itself as ::1',
  variantOf: 'source-address-ipv6-off',
  make: (lab) => lab.client.shell('echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'),
});
