import type { CauseRules } from '../model/cause.ts';

export const unresponsiveService: CauseRules = {
  id: 'unresponsive-service',
  title: 'The service does not answer',
  fails: { transport: 'any' },
  looks: [],
  rules: [],
};
