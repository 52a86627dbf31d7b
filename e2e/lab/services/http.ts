import { untilListens, type Host, type Service } from '../host.ts';

/** Python's web server, on one address. */
export async function startHttp(host: Host, address: string, port: number): Promise<Service> {
  await host.shell('mkdir -p /run/www');
  const words = ['/usr/bin/python3', '-m', 'http.server', String(port), '--bind', address, '-d', '/run/www'];
  const service = await host.start(words, { user: 'ops' });
  await untilListens(host, port, service);
  return service;
}
