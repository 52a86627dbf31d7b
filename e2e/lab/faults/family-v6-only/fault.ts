import { SERVER } from '../../network.ts';
import { otherFamily, PORT, startV6Only } from '../../other-family.ts';
import { fewProbes } from '../../way.ts';

export const fault = otherFamily({
  id: 'family-v6-only',
  variantOf: 'family-localhost-v6',
  target: SERVER,
  how: 'a server on [::] that takes no IPv4 (net.ipv6.bindv6only is 1); its IPv4 address is dialled',
  recordings: fewProbes(SERVER, PORT),
  // netstat's `:::8080` may be dual-stack.
  listings: ['ss', 'ss-ltn'],
  make: startV6Only,
});
