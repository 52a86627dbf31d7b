import { familyOf, isLoopback, sameIp } from '../../../model/ip.ts';
import type { FactOf } from '../../../model/fact.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedAttempts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** What a listing shows of the port or the way, whichever machine it is of. */

const REFUSED = { ended: ['refused'] } as const;
const NC_REFUSED = 'nc: connect to 192.0.2.7 port 8080 (tcp) failed: Connection refused';

function isDialledPort(port: number | undefined, scene: Scene): boolean {
  const ports = failedAttempts(scene).map((attempt) => attempt.port);
  return port !== undefined && (port === scene.case.port || ports.includes(port));
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
  const dialled = failedAttempts(scene).flatMap((attempt) => attempt.address ?? []);
  return (
    listensElsewhere(socket, scene) &&
    dialled.length > 0 &&
    dialled.every((one) => !isLoopback(one) && !sameIp(one, address) && familyOf(one) === familyOf(address))
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
  {
    id: 'bridge-takes-network',
    text: 'A container network of this machine has the addresses of the network that is dialled',
    when: [
      some('route', (route) =>
        /^(?:br-[\da-f]{12}|docker\d{1,2}|cni\d{1,2}|podman\d{1,2}|virbr\d{1,2})$/.test(
          route.interface ?? '',
        ),
      ),
      { dials: ['container-network'] },
      { ended: ['host-unreachable'] },
    ],
    leads: ['no-route', 'wrong-host', 'host-down'],
    behind: ['firewall-reject'],
    pull: 'strong',
    source:
      'Docker documentation, "Networking overview: Subnet allocation": default pools can overlap one’s own networks',
    shows:
      '$ ip route\ndefault via 10.0.0.1 dev eth0\n172.28.0.0/16 dev br-9c8c78b615e2 proto kernel scope link src 172.28.0.1\nssh: connect to host 172.28.4.17 port 22: No route to host',
    counter:
      '$ ip route\ndefault via 10.0.0.1 dev eth0\nssh: connect to host 172.28.4.17 port 22: No route to host',
  },
  {
    id: 'ping-answers',
    text: 'The machine answers pings: it is there, and what is lost is lost to a filter',
    when: [{ event: ['answers-ping'] }, { ended: ['kernel-timeout', 'own-deadline', 'host-unreachable'] }],
    leads: ['firewall-drop', 'path-filter', 'firewall-reject'],
    behind: ['host-down', 'no-route'],
    pull: 'slight',
    source: 'RFC 1122, 3.2.2.6: every host answers an echo request',
    shows:
      '$ ping -c1 192.0.2.7\nPING 192.0.2.7 (192.0.2.7) 56(84) bytes of data.\n64 bytes from 192.0.2.7: icmp_seq=1 ttl=55 time=11.6 ms\n$ nc -vz 192.0.2.7 80\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
    counter:
      'From 192.0.2.1 icmp_seq=1 Destination Host Unreachable\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
  },
  {
    id: 'host-is-down',
    text: 'The system says that the host is down: nobody answered for its address on the own link',
    when: [{ ended: ['EHOSTDOWN'] }],
    leads: ['host-down', 'wrong-host', 'no-route'],
    pull: 'strong',
    source: 'FreeBSD and macOS arpresolve(): EHOSTDOWN where no neighbour answers; errno(2)',
    shows: 'Error: connect EHOSTDOWN 192.0.2.9:22',
    counter: 'Error: connect EHOSTUNREACH 192.0.2.9:22',
  },
  {
    id: 'windows-ping-answers',
    text: 'The machine answers Windows’ ping and not on the port: a filter, or nothing that listens',
    when: [{ line: /PingSucceeded {0,20}: True/ }, { line: /TcpTestSucceeded {0,20}: False/ }],
    leads: ['firewall-drop', 'firewall-reject', 'path-filter', 'not-listening'],
    behind: ['host-down', 'no-route', 'dns-failure'],
    pull: 'slight',
    source: 'Microsoft documentation, Test-NetConnection',
    shows: 'PingSucceeded          : True\nTcpTestSucceeded       : False',
    counter: 'PingSucceeded          : False\nTcpTestSucceeded       : False',
  },
  {
    id: 'host-reported-unreachable',
    text: 'Pings come back as “Destination Host Unreachable”: nobody answered for the address on the last link',
    when: [
      {
        says: [
          'Destination Host Unreachable',
          'Zielhost nicht erreichbar',
          'Hôte de destination injoignable',
        ],
      },
      { ended: ['host-unreachable', 'kernel-timeout', 'own-deadline'] },
    ],
    leads: ['host-down', 'wrong-host', 'no-route'],
    pull: 'strong',
    source: 'RFC 792, Destination Unreachable, code 1; iputils ping.c prints it for the own kernel’s as well',
    shows:
      'From 192.0.2.5 icmp_seq=1 Destination Host Unreachable\nssh: connect to host 192.0.2.77 port 22: No route to host',
    counter:
      'From 192.0.2.1 icmp_seq=1 Packet filtered\nssh: connect to host 192.0.2.77 port 22: No route to host',
  },
  {
    id: 'some-healthy',
    text: 'Of several backends one is healthy and another is not',
    when: [
      { line: /"?health(?:Status)?"?\s?:\s?"Healthy"|"?State"?\s?:\s?"healthy"|\bHEALTHY\b/ },
      { line: /"?health(?:Status)?"?\s?:\s?"Unhealthy"|"?State"?\s?:\s?"unhealthy"|\bUNHEALTHY\b/ },
    ],
    leads: ['partial-backend', 'path-filter', 'firewall-drop', 'not-listening'],
    pull: 'strong',
    source:
      'Azure, AWS and Google Cloud CLI documentation: show-backend-health, describe-target-health, get-health',
    shows:
      '"health": "Unhealthy",\n"health": "Healthy",\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
    counter:
      '"health": "Unhealthy",\n"health": "Unhealthy",\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
  },
  {
    id: 'route-into-bridge',
    text: 'The client’s route to the target leads into a container network of its own machine',
    when: [
      some(
        'route',
        (route) =>
          route.chosen &&
          /^(?:br-[\da-f]{12}|docker\d{1,2}|cni\d{1,2}|podman\d{1,2}|virbr\d{1,2})$/.test(
            route.interface ?? '',
          ),
      ),
      { dials: ['private', 'public'] },
      { ended: ['kernel-timeout', 'own-deadline', 'host-unreachable'] },
    ],
    unless: [{ dials: ['container-network', 'container-host', 'pod-network'] }],
    leads: ['no-route', 'wrong-host', 'host-down'],
    behind: ['firewall-drop', 'path-filter', 'firewall-reject'],
    pull: 'strong',
    source:
      'Docker documentation, "Subnet allocation": its pools can overlap one’s own networks; ip-route(8), get',
    shows:
      'ssh: connect to host 10.9.8.15 port 22: Connection timed out\n$ ip route get 10.9.8.15\n10.9.8.15 dev docker0 src 10.9.8.1 uid 1000\n    cache',
    counter:
      'ssh: connect to host 10.9.8.15 port 22: Connection timed out\n$ ip route get 10.9.8.15\n10.9.8.15 via 10.9.0.1 dev eth0 src 10.9.0.7 uid 1000\n    cache',
  },
  {
    id: 'some-up-some-down',
    text: 'Of several servers behind one proxy some are up and another is down',
    // app,web2,DOWN      galera,db1,UP      web2  10.0.4.12:8080  DOWN
    when: [
      { line: /^[\w.-]{1,60}[,\t ]\s{0,20}[\w.:-]{1,60}[,\t ](?:.{0,80}[,\t ])?\s{0,20}UP\b/ },
      { line: /^[\w.-]{1,60}[,\t ]\s{0,20}[\w.:-]{1,60}[,\t ](?:.{0,80}[,\t ])?\s{0,20}DOWN\b/ },
    ],
    unless: [{ line: /\bmtu \d|<(?:NO-CARRIER|BROADCAST|LOOPBACK)|\bLOWER_UP\b/ }],
    leads: ['partial-backend', 'not-listening'],
    pull: 'usual',
    source: 'HAProxy doc/management.txt, "show stat": status',
    shows: 'app,web1,UP\napp,web2,DOWN\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused',
    counter: 'app,web1,UP\napp,web2,UP\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused',
  },
];
