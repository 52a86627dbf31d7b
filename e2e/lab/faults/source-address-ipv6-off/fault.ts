import { SERVER_V6 } from '../../network.ts';
import { noOwnAddress } from '../../no-own-address.ts';

export const fault = noOwnAddress({
  id: 'source-address-ipv6-off',
  address: SERVER_V6,
  how: 'IPv6 is switched off on the client',
  make: (lab) => lab.client.shell('echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'),
});
