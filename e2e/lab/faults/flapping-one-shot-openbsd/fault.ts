import { oneShot } from '../../one-shot.ts';

export const fault = oneShot(
  'flapping-one-shot-openbsd',
  'OpenBSD’s nc -l without -k: it ends with its first connection',
  ['/bin/nc.openbsd', '-l', '-p'],
);
