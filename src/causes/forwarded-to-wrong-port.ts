import type { CauseRules } from '../model/cause.ts';

export const forwardedToWrongPort: CauseRules = {
  id: 'forwarded-to-wrong-port',
  title: 'A forward leads to a port where nothing listens',
  looks: [],
  rules: [],
};
