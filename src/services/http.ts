import type { Service } from '../model/service.ts';

export const http: Service = {
  id: 'http',
  title: 'HTTP',
  names: ['http', 'nginx', 'apache', 'web'],
  port: 80,
  otherPorts: [],
  processes: ['nginx', 'apache2', 'httpd', 'caddy', 'lighttpd'],
  units: ['nginx', 'apache2', 'httpd'],
};
