import type { CauseRules } from '../model/cause.ts';
import { bindsLoopbackInside, listensOnItsLoopback } from './slots/reported-listeners.ts';

export const containerLoopbackBind: CauseRules = {
  id: 'container-loopback-bind',
  title: "It listens on the container's loopback only",
  looks: ['log', 'socket'],
  rules: [bindsLoopbackInside, listensOnItsLoopback],
};
