import { untilListens, type Host, type Service } from '../host.ts';

/** What the name server does; all that it is not told is unknown to it. */
export interface Dns {
  /** `name -> addresses` of both families. */
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
  /** It answers for this zone by itself: what is not in `hosts` does not exist. */
  readonly zone?: string;
  /** More of dnsmasq's options. */
  readonly options?: readonly string[];
}

/** dnsmasq, a real resolver, on every address of a host (the router, as a rule). It asks nobody else. */
export async function startDns(host: Host, dns: Dns): Promise<Service> {
  const records = Object.entries(dns.hosts ?? {}).flatMap(([name, addresses]) =>
    addresses.map((address) => `--host-record=${name},${address}`),
  );
  const zone = dns.zone === undefined ? [] : [`--local=/${dns.zone}/`];
  const service = await host.start([
    ...['/usr/sbin/dnsmasq', '--keep-in-foreground', '--log-facility=-', '--user=root', '--pid-file='],
    ...['--conf-file=/dev/null', '--no-resolv', '--no-hosts', '--local-ttl=300'],
    ...[...zone, ...records, ...(dns.options ?? [])],
  ]);
  await untilListens(host, 53, service);
  return service;
}

/** The host asks that name server, and adds `search` to short names. */
export async function useDns(host: Host, server: string, search?: string): Promise<void> {
  const lines = [`nameserver ${server}`, ...(search === undefined ? [] : [`search ${search}`])];
  await host.shell('cat > /etc/resolv.conf', `${lines.join('\n')}\n`);
}

/** Takes the name out of the host's own file, so that DNS is asked. */
export async function forgetHosts(host: Host, name: string): Promise<void> {
  await host.shell(`sed -i '/\\b${name}\\b/d' /etc/hosts`);
}
