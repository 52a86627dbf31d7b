import type { Family } from '../entry.ts';

/** What proxies and load balancers say of what stands behind them. */
export const backends: Family = {
  id: 'backends',
  source: 'srv_append_status() and set_backend_down() in src/server.c and src/proxy.c, HAProxy 1.4 to 3',
  entries: [
    // Server web/app1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 1 active and 0 backup servers left.
    { says: 'Server {about} is DOWN', event: 'backend-down', sign: 'balancer' },
    { says: 'Server {about} is UP', event: 'backend-up' },
    // backend 'web' has no server available!      proxy web has no server available!
    { says: '(backend|proxy) {about} has no server available', event: 'no-backend', sign: 'balancer' },
    // no healthy upstream      (Envoy's answer with 503)
    {
      says: 'no healthy upstream',
      event: 'no-backend',
      sign: 'balancer',
      source: 'source/common/router/router.cc and tcp_proxy.cc, Envoy',
    },
    // upstream "web" has no live upstreams: an attempt of nginx', see its vocabulary
    // "statusDetails": "failed_to_pick_backend"
    {
      says: 'failed_to_pick_backend',
      event: 'no-backend',
      sign: 'balancer',
      source:
        'statusDetails of the external Application Load Balancer, cloud.google.com/load-balancing/docs/https',
    },
    // no available server      (Traefik's answer with 503)
    {
      says: 'no available server',
      event: 'no-backend',
      sign: 'balancer',
      source: 'pkg/server/service/loadbalancer, Traefik 2.9 and later',
    },
    // Health check up.      Health check failed, removing from server list.
    {
      says: 'Health check failed, removing from server list',
      event: 'backend-down',
      sign: 'balancer',
      source: 'pkg/healthcheck/healthcheck.go, Traefik 1.7 and 2',
    },
    // no upstreams available      (Caddy's answer)
    {
      says: 'no upstreams available',
      event: 'no-backend',
      sign: 'balancer',
      source: 'modules/caddyhttp/reverseproxy/reverseproxy.go, Caddy 2',
    },
    // Backend_health - web Went sick      Backend_health - boot.web Went sick 4--X-- 0 3 5 0.000000
    {
      says: 'Backend_health - {about} Went sick',
      event: 'backend-down',
      sign: 'balancer',
      source: 'bin/varnishd/cache/cache_backend_probe.c, Varnish 4 to 7',
    },
    // proxy: BALANCER: (balancer://web). All workers are in error state
    {
      says: 'All workers are in error state',
      event: 'no-backend',
      sign: 'balancer',
      source: 'find_best_worker() in mod_proxy_balancer.c, Apache httpd 2.2 to 2.4 (AH01167)',
    },
  ],
};
