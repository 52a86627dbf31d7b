import type { CauseRules } from '../model/cause.ts';
import { forwards } from './slots/filter.ts';
import { refusedAtAddress } from './slots/listener.ts';
import { targetsNoContainer } from './slots/reported-backends.ts';
import { askedBeside, listensBeside } from './slots/reported-listeners.ts';

export const forwardedToWrongPort: CauseRules = {
  id: 'forwarded-to-wrong-port',
  title: 'A forward leads to a port where nothing listens',
  looks: ['attempt', 'filter', 'address', 'listing', 'published', 'log'],
  // Whether nothing listens there, or a filter there refuses, is seen only behind the forward.
  rules: [
    { bearing: 'strong', slots: [refusedAtAddress, forwards] },
    listensBeside,
    askedBeside,
    targetsNoContainer,
  ],
  prose: {
    what: 'A published port, a Service’s targetPort or a load balancer leads to a port on which nothing listens.',
    why: 'The forward is there, and the machine behind it has no socket on the port to which it leads. Where the SYN is rewritten, the kernel behind answers it with a RST: refused. Where a program takes the connection first (docker-proxy, a balancer), the client connects and is closed or reset at once.',
    todo: 'List the forward: docker port CONTAINER, kubectl get service NAME -o yaml, iptables -t nat -S, the balancer’s target. List the listeners behind it: docker exec CONTAINER ss -lnt, or nsenter -t PID -n ss -lnt from the host. Make the two ports one.',
    prevent:
      'Name the port once, as a named containerPort or as a variable, and let the forward and the program both use that name.',
  },
};
