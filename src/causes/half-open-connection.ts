import type { CauseRules } from '../model/cause.ts';

export const halfOpenConnection: CauseRules = {
  id: 'half-open-connection',
  title: 'The peer no longer knows the connection',
  looks: [],
  rules: [],
};
