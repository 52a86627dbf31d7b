import { untilListens, type Host, type Service } from '../host.ts';

/** A certificate of its own, as /run/tls/{cert,key}.pem. */
async function makeCertificate(host: Host): Promise<void> {
  await host.shell(
    'mkdir -p /run/tls; openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=db1.internal -days 30 -keyout /run/tls/key.pem -out /run/tls/cert.pem 2>/dev/null',
  );
}

/** The same, signed by one that is sent with it, as public ones are: more than two full segments. */
const CHAIN = `cd /run/tls
openssl req -x509 -newkey rsa:2048 -nodes -subj '/O=Internal/CN=Internal CA 1' -days 90 -keyout ca.key -out ca.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=db1.internal -keyout key.pem -out request.pem
names=$(seq -f 'DNS:shard%g.reports.db1.internal' -s , 1 24)
printf 'subjectAltName=%s\\n' "$names" > extensions
openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile extensions -out leaf.pem
cat leaf.pem ca.pem > cert.pem`;

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

/** Debian's nginx with one server; `listen` as nginx takes it: `8443 ssl`; `certificate`: its own, or a chain. */
export async function startWeb(
  host: Host,
  listen: string,
  more = '',
  certificate: 'own' | 'chain' = 'own',
): Promise<Service> {
  const tls = listen.includes('ssl');
  if (tls) await makeCertificate(host);
  if (tls && certificate === 'chain') await host.shell(`(${CHAIN}) 2>/dev/null`);
  const files = 'ssl_certificate /run/tls/cert.pem; ssl_certificate_key /run/tls/key.pem;';
  await host.shell(
    'mkdir -p /var/log/nginx /etc/nginx; rm -f /etc/nginx/nginx.conf; cat > /etc/nginx/nginx.conf',
    web(listen, `${tls ? files : ''} ${more}`),
  );
  const service = await host.start(['/usr/sbin/nginx', '-g', 'daemon off;']);
  await untilListens(host, Number.parseInt(listen, 10), service);
  return service;
}
