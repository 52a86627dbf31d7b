import { untilListens, type Host, type Service } from '../host.ts';

/** A certificate of its own, as /run/tls/{cert,key}.pem. */
async function makeCertificate(host: Host): Promise<void> {
  await host.shell(
    'mkdir -p /run/tls; openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=db1.internal -days 30 -keyout /run/tls/key.pem -out /run/tls/cert.pem 2>/dev/null',
  );
}

const web = (listen: string, more: string): string => `worker_processes 1;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path /run/nginx-body;
  proxy_temp_path /run/nginx-proxy;
  fastcgi_temp_path /run/nginx-fastcgi;
  uwsgi_temp_path /run/nginx-uwsgi;
  scgi_temp_path /run/nginx-scgi;
  server {
    listen ${listen};
    ${more}
    location / { return 200 "ok\\n"; }
  }
}
`;

/** Debian's nginx with one server; `listen` as nginx takes it: `8443 ssl`. */
export async function startWeb(host: Host, listen: string, more = ''): Promise<Service> {
  const tls = listen.includes('ssl');
  if (tls) await makeCertificate(host);
  const certificate = 'ssl_certificate /run/tls/cert.pem; ssl_certificate_key /run/tls/key.pem;';
  await host.shell(
    'mkdir -p /var/log/nginx /etc/nginx; rm -f /etc/nginx/nginx.conf; cat > /etc/nginx/nginx.conf',
    web(listen, `${tls ? certificate : ''} ${more}`),
  );
  const service = await host.start(['/usr/sbin/nginx', '-g', 'daemon off;']);
  await untilListens(host, Number.parseInt(listen, 10), service);
  return service;
}
