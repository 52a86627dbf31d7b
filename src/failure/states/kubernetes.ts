import type { Family } from '../entry.ts';

/** What a cluster says of Services and pods where no attempt is. */
export const kubernetes: Family = {
  id: 'kubernetes',
  source: 'pkg/proxy/iptables/proxier.go, Kubernetes 1.2 to 1.31',
  entries: [
    // -A KUBE-SERVICES -d 10.96.12.7/32 -p tcp -m comment --comment "shop/web:http has no endpoints" -m tcp --dport 80 -j REJECT
    { says: '--comment "{about} has no endpoints"', event: 'no-backend' },
    // --comment "shop/web:http has no local endpoints"      (externalTrafficPolicy: Local, and none on this node)
    { says: '--comment "{about} has no local endpoints"', event: 'no-backend', since: '1.6' },
    // Service "shop/web" does not have any active Endpoint.      (ingress-nginx)
    {
      says: 'Service "{about}" does not have any active Endpoint',
      event: 'no-backend',
      by: 'ingress-nginx',
      source: 'internal/ingress/controller/controller.go, ingress-nginx 0.9 to 1.11',
    },
    // Error obtaining Endpoints for Service "shop/web": no object matching key "shop/web" in local store
    // service shop/web does not have any active endpoints
    {
      says: [
        'Error obtaining Endpoints for Service "{about}": no object matching key',
        'service {about} does not have any active endpoints',
        'no endpoints found for service {about}',
      ],
      event: 'no-backend',
      by: 'ingress-nginx',
      source: 'internal/ingress/controller/controller.go, ingress-nginx 0.9 to 1.11',
    },
    // Skipping service: no endpoints found      Cannot create service: subset not found
    {
      says: [
        'Skipping service: no endpoints found',
        'Cannot create service: subset not found',
        'endpoints not found for {about}',
      ],
      event: 'no-backend',
      by: 'traefik',
      source: 'pkg/provider/kubernetes/ingress/kubernetes.go and crd/kubernetes_http.go, Traefik 1.7 to 3',
    },
    // Error from server (NotFound): endpoints "web" not found
    {
      says: ['endpoints "{about}" not found', 'services "{about}" not found'],
      event: 'no-backend',
      source: 'NewNotFound() in apimachinery/pkg/api/errors/errors.go of Kubernetes',
    },
    // error: unable to forward port because pod is not running. Current status=Pending
    {
      says: 'unable to forward port because pod is not running',
      event: 'no-backend',
      source: 'pkg/cmd/portforward/portforward.go of kubectl',
    },
    // no endpoints available for service "web"      (API server's proxy and webhooks)
    {
      says: ['no endpoints available for service "{about}"', 'no endpoints available for "{about}"'],
      event: 'no-backend',
      source: 'pkg/registry/core/service/storage and proxy/util.go of kube-apiserver',
    },
    // externalTrafficPolicy: Local      "externalTrafficPolicy": "Local"      External Traffic Policy:  Local
    {
      says: [
        'externalTrafficPolicy: Local',
        '"externalTrafficPolicy":[ ]"Local"',
        'External Traffic Policy: Local',
      ],
      event: 'own-node-only',
      sign: 'kubernetes',
      source: 'ServiceSpec of the Kubernetes API; pkg/describe/describe.go of kubectl',
    },
    // Back-off restarting failed container app in pod app-7f89c-abcde_shop(0a1b...)      Back-off restarting failed container
    {
      says: ['Back-off restarting failed container', 'CrashLoopBackOff'],
      event: 'restart-scheduled',
      sign: 'restarts',
      source: 'pkg/kubelet/kuberuntime/kuberuntime_manager.go and pkg/kubelet/container/sync_result.go',
    },
    // Readiness probe failed: HTTP probe failed with statuscode: 503
    {
      says: ['Readiness probe failed', 'Startup probe failed'],
      event: 'backend-down',
      detail: 'its readiness probe fails',
      source: 'pkg/kubelet/prober/prober.go',
    },
    // Container app failed liveness probe, will be restarted
    {
      says: 'failed liveness probe, will be restarted',
      event: 'restart-scheduled',
      sign: 'restarts',
      source: 'pkg/kubelet/kuberuntime/kuberuntime_manager.go',
    },
  ],
};
