import { untilListens, type Host, type Service } from '../host.ts';

/** An SSH server on every address and family: what nearly every listing of a real server shows besides. */
export async function startSsh(host: Host): Promise<Service> {
  await host.shell('mkdir -p /etc/dropbear');
  const service = await host.start(['dropbear', '-F', '-E', '-R', '-p', '22']);
  await untilListens(host, 22, service);
  return service;
}
