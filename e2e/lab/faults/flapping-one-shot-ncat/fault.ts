import { oneShot } from '../../one-shot.ts';

export const fault = oneShot(
  'flapping-one-shot-ncat',
  'ncat -l without -k: it ends with its first connection',
  ['/usr/bin/ncat', '-l'],
);
