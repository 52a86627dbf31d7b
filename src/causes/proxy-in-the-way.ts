import type { CauseRules } from '../model/cause.ts';

export const proxyInTheWay: CauseRules = {
  id: 'proxy-in-the-way',
  title: 'A proxy stands between',
  looks: [],
  rules: [],
};
