import { OTHER } from '../../network.ts';
import { wrongHost } from '../../wrong-host.ts';

export const fault = wrongHost({
  id: 'wrong-host-address',
  variantOf: 'wrong-host-hosts-file',
  target: OTHER,
  how: 'the address of web3 stands in the settings of a client that means db1',
  staysLikely: 'that the dialled machine forwards to nobody is not seen',
  make: () => Promise.resolve(),
});
