import type { Fault } from './fault.ts';
import type { Lab } from './network.ts';
import { onClient } from './prompt.ts';
import { startHttp } from './services/http.ts';
import { fewProbes, open, ownWay, settled } from './way.ts';

const PORT = 8080;
const RIVALS = ['source-address-unavailable', 'port-exhaustion'];

interface NoOwnAddress {
  readonly id: string;
  readonly address: string;
  readonly how: string;
  /** Left out where it is no variant. */
  readonly variantOf?: string | undefined;
  make(lab: Lab): Promise<unknown>;
}

/** The client's kernel finds no address of its own to come from: IPv6 is off, or loopback is down. */
export function noOwnAddress(one: NoOwnAddress): Fault {
  const own = one.address === '::1';
  const { id, address, how, variantOf } = one;
  return {
    id,
    cause: 'source-address-unavailable',
    ...(variantOf === undefined ? {} : { variantOf }),
    case: { target: address, port: PORT, service: 'http' },
    symptom: 'local-error',
    how,
    start: async (lab) => {
      await startHttp(own ? lab.client : lab.server, '::', PORT);
      await lab.client.shell('echo "0 2147483647" > /proc/sys/net/ipv4/ping_group_range');
      await one.make(lab);
    },
    recordings: [
      ...fewProbes(address, PORT),
      ...ownWay(address),
      onClient('sysctl', '/sbin/sysctl net.ipv6.conf.all.disable_ipv6 net.ipv6.conf.lo.disable_ipv6', {
        name: 'sysctl',
      }),
      onClient('ip', 'ip -6 addr', { name: 'ip-6-addr' }),
      onClient('ip', 'ip addr', { name: 'ip-addr' }),
      onClient('ip', 'ip -br addr', { name: 'ip-br-addr' }),
    ],
    evidenceSets: [
      ...open('likely', RIVALS, ['client.nc-openbsd.txt'], ['client.python.txt'], ['client.wget.txt']),
      ...settled(
        'source-address-unavailable',
        ['client.nc-openbsd.txt', 'client.ip-br-addr.txt'],
        ['client.wget.txt', 'client.ip-addr.txt'],
      ),
    ],
  };
}
