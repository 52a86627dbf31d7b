import type { CauseRules } from '../model/cause.ts';

export const neighbourTableFull: CauseRules = {
  id: 'neighbour-table-full',
  title: 'The neighbour table is full',
  looks: [],
  rules: [],
};
