import type { CauseRules } from '../model/cause.ts';
import { oneIsDown } from './slots/reported-backends.ts';

export const partialBackend: CauseRules = {
  id: 'partial-backend',
  title: 'One of several backends is bad',
  elsewhere: true,
  looks: ['log'],
  rules: [oneIsDown],
  prose: {
    what: 'Several addresses, replicas or workers stand behind the name, and one of them is bad: a share of the attempts fails.',
    why: 'Each new connection is led to one of them, in turn or by a hash. Of three with one bad, about a third of the attempts fail, each in the same way. A client that keeps its connection, or is hashed to the same backend, sees only good or only bad.',
    todo: 'Dial each address by itself, several times: getent ahosts NAME, the endpoints of the Service, the balancer’s list. Take the bad one out of the list, then mend it. If all are good by themselves, the share comes from elsewhere: a limit, a queue, a lossy path.',
    prevent: 'Let health checks ask in the service’s own protocol, and count failures for each backend.',
  },
};
