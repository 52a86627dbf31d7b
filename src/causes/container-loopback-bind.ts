import type { CauseRules } from '../model/cause.ts';
import { bindsLoopbackInside, listensOnItsLoopback } from './slots/reported-listeners.ts';

export const containerLoopbackBind: CauseRules = {
  id: 'container-loopback-bind',
  title: "It listens on the container's loopback only",
  looks: ['log', 'socket'],
  rules: [bindsLoopbackInside, listensOnItsLoopback],
  prose: {
    what: 'The program inside the container is bound to 127.0.0.1, which is the container’s own loopback. The published port leads to the container’s address, where nothing listens.',
    why: 'A container has a network of its own, with its own lo. From another machine the SYN is led to the container’s address, and the kernel there refuses it. On the host itself docker-proxy takes the connection first and then loses it: nc -z succeeds, and the first byte gets a reset.',
    todo: 'List the listeners inside: docker exec CONTAINER ss -lnt, or nsenter -t PID -n ss -lnt on the host. Bind the program to 0.0.0.0 inside the container (often --host 0.0.0.0 or HOST=0.0.0.0) and restart it. Who may come in is then up to the address on which the port is published.',
    prevent: 'Let images bind to every address, and test them by their published port from another machine.',
  },
};
