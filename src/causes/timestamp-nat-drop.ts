import type { CauseRules } from '../model/cause.ts';

export const timestampNatDrop: CauseRules = {
  id: 'timestamp-nat-drop',
  title: 'SYNs are dropped for their timestamps',
  looks: [],
  rules: [],
};
