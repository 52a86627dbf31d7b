import type { CauseRules } from '../model/cause.ts';
import { forwards } from './slots/filter.ts';
import { refusedAtAddress } from './slots/listener.ts';
import { targetsNoContainer } from './slots/reported-backends.ts';
import { askedBeside, listensBeside } from './slots/reported-listeners.ts';

export const forwardedToWrongPort: CauseRules = {
  id: 'forwarded-to-wrong-port',
  title: 'A forward leads to a port where nothing listens',
  looks: ['attempt', 'filter', 'address', 'listing', 'published', 'log'],
  // Whether nothing listens there, or a filter there refuses, is seen only behind the forward.
  rules: [
    { bearing: 'strong', slots: [refusedAtAddress, forwards] },
    listensBeside,
    askedBeside,
    targetsNoContainer,
  ],
};
