import type { CauseRules } from '../model/cause.ts';

export const serviceCloses: CauseRules = {
  id: 'service-closes',
  title: 'The service itself closes the connection',
  looks: [],
  rules: [],
};
