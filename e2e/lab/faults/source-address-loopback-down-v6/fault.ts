import { noOwnAddress } from '../../no-own-address.ts';

export const fault = noOwnAddress({
  id: 'source-address-loopback-down-v6',
  address: '::1',
  how: 'loopback is down, and no other interface has IPv6, as in a sandbox that was just made; ::1 is dialled',
  variantOf: 'source-address-ipv6-off',
  make: (lab) =>
    lab.client.shell('ip link set lo down; ip -6 addr flush dev eth0; ip -6 route flush table main'),
});
