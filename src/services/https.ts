import type { Service } from '../model/service.ts';

export const https: Service = {
  id: 'https',
  title: 'HTTPS',
  names: ['https', 'tls'],
  port: 443,
  otherPorts: [],
  processes: ['nginx', 'apache2', 'httpd', 'caddy', 'haproxy', 'traefik', 'envoy'],
  units: ['nginx', 'apache2', 'httpd'],
};
