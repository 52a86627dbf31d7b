import type { CauseRules } from '../model/cause.ts';

export const containerLoopbackBind: CauseRules = {
  id: 'container-loopback-bind',
  title: "It listens on the container's loopback only",
  looks: [],
  rules: [],
};
