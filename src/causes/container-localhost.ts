import type { CauseRules } from '../model/cause.ts';
import { isLoopback } from '../model/ip.ts';

export const containerLocalhost: CauseRules = {
  id: 'container-localhost',
  title: 'localhost is the container itself',
  elsewhere: true,
  looks: ['attempt'],
  rules: [
    {
      bearing: 'rules-out',
      slots: [
        {
          slot: 'failure',
          is: (attempt) => attempt.address !== undefined && !isLoopback(attempt.address),
          reason: (attempt) => `${attempt.address ?? 'The address'} is no loopback address`,
        },
      ],
    },
  ],
  // From documentation: docs.docker.com, “Networking overview” and `docker run --add-host` (host-gateway, Engine 20.10).
  prose: {
    what: 'The client runs in a container or pod and dials localhost: that is the container itself, not its host and not its neighbour.',
    why: 'Every container has its own loopback; only the containers of one pod share one. Nothing listens there on that port, so the container’s kernel refuses at once.',
    todo: 'Dial the other container by its service name and its own port, not the published one. Dial the host as host.docker.internal: on Linux add host.docker.internal:host-gateway to extra_hosts, and let the service on the host listen on the bridge’s address too. In Kubernetes dial the Service’s name.',
    prevent: 'Take the target’s name from configuration, without localhost as a default.',
  },
};
