import type { Service } from '../model/service.ts';

/** Any web server: which one it is tells the process that listens. */
export const http: Service = {
  id: 'http',
  title: 'HTTP',
  names: ['http', 'web'],
  port: 80,
  otherPorts: [],
  processes: ['nginx', 'apache2', 'httpd', 'caddy', 'lighttpd', 'haproxy', 'traefik', 'envoy'],
  units: ['nginx', 'apache2', 'httpd'],
  binds: [],
};
