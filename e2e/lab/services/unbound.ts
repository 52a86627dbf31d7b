import type { Host, Service } from '../host.ts';

/** A secondary that never got its zone: it answers for it, and says that it cannot (SERVFAIL). */
const configuration = (zone: string): string => `server:
  interface: 0.0.0.0
  access-control: 10.77.0.0/16 allow
  do-daemonize: no
  username: ""
  chroot: ""
  pidfile: ""
  use-syslog: no
  logfile: ""
  module-config: "iterator"
auth-zone:
  name: "${zone}"
  primary: 127.0.0.1@5399
  for-downstream: yes
  for-upstream: yes
  fallback-enabled: no
`;

/** It says when it is ready; its port for TCP is open before. */
async function untilReady(service: Service): Promise<void> {
  for (let waited = 0; waited < 200; waited += 1) {
    if (service.output().includes('start of service')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`unbound: ${service.output().slice(-2000)}`);
}

export async function startFailingUnbound(host: Host, zone: string): Promise<Service> {
  await host.shell('mkdir -p /etc/unbound; cat > /etc/unbound/lab.conf', configuration(zone));
  const service = await host.start(['/usr/sbin/unbound', '-dd', '-c', '/etc/unbound/lab.conf']);
  await untilReady(service);
  return service;
}
