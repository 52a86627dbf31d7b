import type { CauseRules } from '../model/cause.ts';

export const flappingListener: CauseRules = {
  id: 'flapping-listener',
  title: 'The listener comes and goes',
  looks: [],
  rules: [],
};
