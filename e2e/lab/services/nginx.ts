import { untilListens, type Host, type Service } from '../host.ts';

const configuration = (port: number, more: string): string => `worker_processes 1;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;
${more}
events { worker_connections 512; }
http {
  access_log off;
  client_header_timeout 3600s;
  client_body_temp_path /run/nginx-body;
  proxy_temp_path /run/nginx-proxy;
  fastcgi_temp_path /run/nginx-fastcgi;
  uwsgi_temp_path /run/nginx-uwsgi;
  scgi_temp_path /run/nginx-scgi;
  server {
    listen ${port} backlog=16;
    location / { return 200 "ok\\n"; }
  }
}
`;

/** Debian's nginx with one worker and lines of ours in the main part of its configuration. */
export async function startNginx(host: Host, port: number, more = ''): Promise<Service> {
  await host.shell(
    'mkdir -p /var/log/nginx /etc/nginx; rm -f /etc/nginx/nginx.conf; cat > /etc/nginx/nginx.conf',
    configuration(port, more),
  );
  const service = await host.start(['/usr/sbin/nginx', '-g', 'daemon off;']);
  await untilListens(host, port, service);
  return service;
}
