import { familyOf, isLoopback, sameIp } from '../../../model/ip.ts';
import type { FactOf } from '../../../model/fact.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedAddresses, failedPorts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** What a listing shows of the port or the way, whichever machine it is of. */

const REFUSED = { ended: ['refused'] } as const;
const NC_REFUSED = 'nc: connect to 192.0.2.7 port 8080 (tcp) failed: Connection refused';

function isDialledPort(port: number | undefined, scene: Scene): boolean {
  return port !== undefined && (port === scene.case.port || failedPorts(scene).has(port));
}

function listensOnLoopback({ state, local }: FactOf<'socket'>, scene: Scene): boolean {
  const { address, port } = local;
  return state === 'listen' && isLoopback(address) && isDialledPort(port, scene);
}

function listensElsewhere({ state, local }: FactOf<'socket'>, scene: Scene): boolean {
  const { address, port } = local;
  return state === 'listen' && address !== '*' && !isLoopback(address) && isDialledPort(port, scene);
}

function listensEverywhere({ state, local }: FactOf<'socket'>, scene: Scene): boolean {
  return state === 'listen' && local.address === '*' && isDialledPort(local.port, scene);
}

/** Bound to one address, and a literal of another one is dialled. */
function listensAtOneOther(socket: FactOf<'socket'>, scene: Scene): boolean {
  const { address } = socket.local;
  return (
    listensElsewhere(socket, scene) &&
    failedAddresses(scene).length > 0 &&
    failedAddresses(scene).every(
      (one) => !isLoopback(one) && !sameIp(one, address) && familyOf(one) === familyOf(address),
    )
  );
}

/** A process of the service that is meant listens, on another port than the one that is dialled. */
function listensOnAnotherPort({ state, local, processes }: FactOf<'socket'>, scene: Scene): boolean {
  const names = scene.service?.processes ?? [];
  const { port } = local;
  return (
    state === 'listen' &&
    !isDialledPort(port, scene) &&
    processes.some(({ name }) => names.includes(name)) &&
    !scene.service?.otherPorts.includes(port)
  );
}

/** A fresh installation of the service that is meant listens on loopback alone. */
function isAtHomeByDefault({ outcome, transport }: FactOf<'attempt'>, { service }: Scene): boolean {
  return outcome === 'refused' && transport === 'tcp' && service?.loopbackByDefault !== undefined;
}

export const LISTING_SIGNS: readonly Sign[] = [
  {
    id: 'listens-on-loopback',
    text: 'What listens on that port is bound to loopback',
    when: [some('socket', listensOnLoopback)],
    unless: [{ dials: ['loopback'] }, some('socket', listensEverywhere)],
    leads: ['loopback-only', 'container-loopback-bind'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'strong',
    source: 'ip(7): a socket that is bound to 127.0.0.1 takes what is sent to that address alone',
    shows: `${NC_REFUSED}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        127.0.0.1:8080      0.0.0.0:*`,
    counter: `${NC_REFUSED}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128          0.0.0.0:8080      0.0.0.0:*`,
  },
  {
    id: 'listens-elsewhere',
    text: 'What listens on that port is bound to one other address',
    when: [some('socket', listensElsewhere), { dials: ['loopback'] }],
    unless: [some('socket', listensEverywhere), some('socket', listensOnLoopback)],
    leads: ['other-address-only', 'address-family-mismatch'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'strong',
    source: 'ip(7): a socket that is bound to one address takes what is sent to that address alone',
    shows: `${NC_REFUSED.replace('192.0.2.7', '127.0.0.1')}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        192.0.2.9:8080      0.0.0.0:*`,
    counter: `${NC_REFUSED.replace('192.0.2.7', '127.0.0.1')}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        192.0.2.9:8081      0.0.0.0:*`,
  },
  {
    id: 'listens-at-one-other-address',
    text: 'What listens on that port is bound to one address, and another one is dialled',
    when: [some('socket', listensAtOneOther), REFUSED],
    unless: [some('socket', listensEverywhere), some('socket', listensOnLoopback)],
    leads: ['other-address-only', 'wrong-host'],
    behind: ['not-listening', 'wrong-port', 'loopback-only'],
    pull: 'strong',
    source: 'ip(7), bind(2): only what is sent to the address of the socket reaches it',
    shows: `${NC_REFUSED}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128       192.0.2.10:8080      0.0.0.0:*`,
    counter: `${NC_REFUSED}\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128        192.0.2.7:8080      0.0.0.0:*`,
  },
  {
    id: 'service-on-another-port',
    text: 'The service’s own process listens on another port',
    when: [some('socket', listensOnAnotherPort), REFUSED],
    leads: ['wrong-port', 'not-listening'],
    pull: 'strong',
    source:
      'postgresql-common README: a second cluster gets the next port, 5433; each service’s own documentation',
    shows:
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 244 0.0.0.0:5433 0.0.0.0:* users:(("postgres",pid=812,fd=5))\nnc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection refused',
    counter:
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 244 0.0.0.0:8080 0.0.0.0:* users:(("nginx",pid=812,fd=5))\nnc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection refused',
  },
  {
    id: 'service-at-home-by-default',
    text: 'As it is installed, this service listens on loopback only',
    when: [some('attempt', isAtHomeByDefault)],
    unless: [
      {
        dials: [
          'loopback',
          'container-network',
          'pod-network',
          'service-network',
          'cluster-name',
          'short-name',
          'cloud-database',
        ],
      },
    ],
    leads: ['not-listening', 'loopback-only'],
    pull: 'slight',
    source:
      'each service’s own file names its documentation: PostgreSQL listen_addresses, MySQL and MariaDB bind_address, Redis bind, MongoDB bindIp',
    shows: 'nc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection refused',
    counter: 'nc: connect to 192.0.2.7 port 8080 (tcp) failed: Connection refused',
  },
  {
    id: 'service-inactive',
    text: 'The service is not running',
    when: [some('process', ({ active }) => active === 'inactive' || active === 'failed'), REFUSED],
    leads: ['not-listening', 'flapping-listener'],
    pull: 'strong',
    source: 'systemctl(1), is-active',
    shows: `$ systemctl is-active web\ninactive\n$ nc -vz 192.0.2.7 8080\n${NC_REFUSED}`,
    counter: `$ systemctl is-active web\nactive\n$ nc -vz 192.0.2.7 8080\n${NC_REFUSED}`,
  },
];
