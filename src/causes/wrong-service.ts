import type { CauseRules } from '../model/cause.ts';

export const wrongService: CauseRules = {
  id: 'wrong-service',
  title: 'Another program holds the port',
  looks: [],
  rules: [],
};
