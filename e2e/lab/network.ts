import { carryLate } from './delay.ts';
import { createHost, inNetworkOf, type Host } from './host.ts';

/**
 * app1 (client) - router1 - db1 (server), and web3, a bystander, behind the same router. Every link is a veth pair;
 * the router forwards IPv4 and IPv6.
 */
export interface Lab {
  readonly client: Host;
  readonly server: Host;
  readonly router: Host;
  readonly other: Host;
  /** Files that every host sees as /run/lab. */
  readonly store: string;
  end(): void;
}

export const CLIENT = '10.77.1.2';
export const SERVER = '10.77.2.2';
export const OTHER = '10.77.3.2';
export const CLIENT_V6 = 'fd77:1::2';
export const SERVER_V6 = 'fd77:2::2';

const hostsFile = (name: string): string =>
  [
    '127.0.0.1 localhost',
    '::1 localhost ip6-localhost ip6-loopback',
    `${CLIENT} app1.internal app1`,
    `${SERVER} db1.internal db1`,
    `${OTHER} web3.internal web3`,
    ...(name === 'router1' ? ['127.0.1.1 router1'] : []),
  ].join('\n');

const quiet = `ip link set lo up
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/default/accept_ra`;

/** Seconds by which every frame on that host's link comes late, either way. */
export type Delays = Partial<Record<'app1' | 'db1', number>>;

/** `oneMachine`: the client plays the server too. */
export async function createNetwork(store: string, delays: Delays = {}, oneMachine = false): Promise<Lab> {
  const names = ['app1', 'db1', 'router1', 'web3'] as const;
  const started = await Promise.allSettled(names.map((name) => createHost(name, hostsFile(name), store)));
  const hosts = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const end = (): void => {
    for (const host of hosts) host.end();
  };
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const [client, server, router, other] = hosts;
    if (!client || !server || !router || !other) throw new Error('a host is missing');
    await Promise.all(hosts.map((host) => host.shell(quiet)));
    await router.shell(
      'echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding',
    );
    for (const [index, host] of [client, server, other].entries()) {
      const seconds = host.name === 'app1' || host.name === 'db1' ? delays[host.name] : undefined;
      const wire = seconds === undefined ? undefined : await createHost(`wire${index + 1}`, '', store);
      if (wire) hosts.push(wire);
      await link(router, host, index + 1, wire);
      if (wire && seconds !== undefined) await carryLate(wire, seconds);
    }
    return { client, server: oneMachine ? client : server, router, other, store, end };
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * A veth pair between the router's eth<subnet-1> and the host's eth0, with addresses that end in 1 and 2; with a wire
 * between them two pairs, whose ends there are `near` and `far`.
 */
async function link(router: Host, host: Host, subnet: number, wire?: Host): Promise<void> {
  const mine = `eth${subnet - 1}`;
  const mac = `52:54:00:77:0${subnet}`;
  const pair = (at: Host, name: string, to: Host, peer: string, peerMac = ''): Promise<void> =>
    inNetworkOf(
      at,
      ...`ip link add ${name} type veth peer name ${peer} ${peerMac} netns ${to.pid}`
        .split(' ')
        .filter(Boolean),
    );
  if (wire) {
    await pair(router, mine, wire, 'near');
    await pair(wire, 'far', host, 'eth0', `address ${mac}:02`);
  } else await pair(router, mine, host, 'eth0', `address ${mac}:02`);
  await router.shell(`ip link set ${mine} address ${mac}:01
ip addr add 10.77.${subnet}.1/24 dev ${mine}
ip addr add fd77:${subnet}::1/64 dev ${mine} nodad
ip link set ${mine} up`);
  await host.shell(`ip addr add 10.77.${subnet}.2/24 brd + dev eth0
ip addr add fd77:${subnet}::2/64 dev eth0 nodad
ip link set eth0 up
ip route add default via 10.77.${subnet}.1
ip route add default via fd77:${subnet}::1`);
}
