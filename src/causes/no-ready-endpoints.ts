import type { CauseRules } from '../model/cause.ts';
import { noneReady } from './slots/reported-backends.ts';

export const noReadyEndpoints: CauseRules = {
  id: 'no-ready-endpoints',
  title: 'No backend is ready',
  elsewhere: true,
  looks: ['log', 'published', 'process'],
  rules: noneReady,
  // From documentation: kubernetes.io, “Virtual IPs and Service Proxies”, “Debug Services”.
  prose: {
    what: 'The Service or the load balancer has no backend that is ready, so nobody takes the connection.',
    why: 'Only ready backends get connections. With none, kube-proxy’s iptables rules reject the SYN: refused. A load balancer resets, answers 503 or stays silent. The pods may well run: they count only once their readiness probe succeeds and their labels fit the selector.',
    todo: 'List the backends: kubectl get endpointslices -l kubernetes.io/service-name=NAME. Empty means that the selector fits no pod: compare it with kubectl get pods --show-labels. Not ready means that the probe fails: kubectl describe pod NAME says how. For a balancer read the health check’s reason.',
    prevent: 'Alert on Services without a ready endpoint, and let the readiness probe ask what clients ask.',
  },
};
