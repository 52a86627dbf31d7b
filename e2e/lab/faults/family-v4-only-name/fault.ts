import { SERVER_V6 } from '../../network.ts';
import { otherFamily, PORT } from '../../other-family.ts';
import { fewProbes } from '../../way.ts';

export const fault = otherFamily({
  id: 'family-v4-only-name',
  // netcat-traditional knows no IPv6: to it the name does not resolve.
  variantOf: 'family-localhost-v6',
  target: 'db1.internal',
  bind: '0.0.0.0',
  how: 'a web server on 0.0.0.0; its name leads to an IPv6 address alone',
  recordings: fewProbes('db1.internal', PORT),
  listings: ['ss', 'ss-ltn', 'netstat', 'lsof'],
  make: (lab) => lab.client.shell(`sed -i 's/.* db1.internal db1/${SERVER_V6} db1.internal db1/' /etc/hosts`),
});
