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
    // Removing service [192.0.2.5]:tcp:80 from VS [203.0.113.1]:tcp:80
    {
      says: 'Removing service {about} from VS',
      event: 'backend-down',
      sign: 'balancer',
      source: 'keepalived/check/ipwrapper.c, keepalived 1 and 2',
    },
    {
      says: 'Adding service {about} to VS',
      event: 'backend-up',
      source: 'keepalived/check/ipwrapper.c, keepalived 1 and 2',
    },
    // 01070638:5: Pool /Common/web member /Common/10.0.0.5:80 monitor status down.
    {
      says: 'Pool {word} member {about} monitor status down',
      event: 'backend-down',
      sign: 'balancer',
      source: '01070638 of BIG-IP, support.f5.com',
    },
    {
      says: 'Pool {word} member {about} monitor status up',
      event: 'backend-up',
      source: '01070727 of BIG-IP, support.f5.com',
    },
    // 01010028:3: No members available for pool /Common/web
    {
      says: 'No members available for pool {about}',
      event: 'no-backend',
      sign: 'balancer',
      source: '01010028 of BIG-IP, support.f5.com',
    },
    // failure to get a peer from the ring-balancer
    {
      says: 'failure to get a peer from the ring-balancer',
      event: 'no-backend',
      sign: 'balancer',
      source: 'kong/runloop/balancer/init.lua, Kong 1 to 3',
    },
    // Shunning server 10.0.0.5:3306 with 5 errors/sec. Pausing for 10 seconds
    {
      says: 'Shunning server {about} with {n} errors/sec',
      event: 'backend-down',
      sign: 'balancer',
      source: 'lib/MySQL_HostGroups_Manager.cpp, ProxySQL 1 and 2',
    },
    // agent: Check is now critical: check=service:web
    {
      says: ['Check is now critical: check={about}', "Check '{about}' is now critical"],
      event: 'backend-down',
      source: 'agent/checks/check.go, Consul 0.7 to 1.x',
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
