import type { Service } from '../model/service.ts';

/** Any web server with TLS: which one it is tells the process that listens. */
export const https: Service = {
  id: 'https',
  title: 'HTTPS',
  names: ['https', 'tls'],
  port: 443,
  otherPorts: [],
  processes: ['nginx', 'apache2', 'httpd', 'caddy', 'lighttpd', 'haproxy', 'traefik', 'envoy'],
  units: ['nginx', 'apache2', 'httpd'],
  binds: [],
};
