import { some, type Sign } from '../sign.ts';

/** What rows of listings and answers to pings show of the way and of what is behind it. */

const REFUSED = { ended: ['refused'] } as const;
const NC_REFUSED = 'nc: connect to 192.0.2.7 port 8080 (tcp) failed: Connection refused';

const UNREAD = 'CLOSE-WAIT 183 0 192.0.2.7:443 198.51.100.94:59762';

export const LISTING_ROW_SIGNS: readonly Sign[] = [
  {
    id: 'closed-and-unread',
    text: 'Clients have sent and closed, and the service has read nothing of it: it hangs, or can open nothing more',
    when: [
      some(
        'socket',
        ({ state, local, unreadBytes }) =>
          state === 'close-wait' && local.port < 32768 && (unreadBytes ?? 0) > 0,
      ),
    ],
    unless: [REFUSED],
    leads: ['unresponsive-service', 'fd-exhaustion', 'accept-queue-overflow'],
    pull: 'usual',
    source:
      'RFC 9293, 3.3.2: CLOSE-WAIT waits for the own program; ss(8): Recv-Q of a connection is what it has not read',
    shows: `${UNREAD}\n${UNREAD.replace('59762', '59764')}`,
    counter: UNREAD.replace('183', '0'),
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
  {
    id: 'cluster-on-another-port',
    text: 'PostgreSQL’s cluster is online on another port than the usual one that was dialled',
    // 12  main    5433 online postgres /var/lib/postgresql/12/main
    when: [
      { line: /^\d{1,2}(?:\.\d)? {1,8}[\w-]{1,40} {1,8}(?!5432\b)\d{4,5} online\b/ },
      { ports: [5432] },
      REFUSED,
    ],
    unless: [{ line: /^\d{1,2}(?:\.\d)? {1,8}[\w-]{1,40} {1,8}5432 online\b/ }],
    leads: ['wrong-port', 'not-listening'],
    pull: 'strong',
    source: 'postgresql-common, pg_lsclusters(1): a second cluster gets the next free port',
    shows: `Ver Cluster Port Status Owner    Data directory              Log file\n12  main    5433 online postgres /var/lib/postgresql/12/main /var/log/postgresql/postgresql-12-main.log\n${NC_REFUSED.replace('8080', '5432')}`,
    counter: `Ver Cluster Port Status Owner    Data directory              Log file\n12  main    5432 online postgres /var/lib/postgresql/12/main /var/log/postgresql/postgresql-12-main.log\n${NC_REFUSED.replace('8080', '5432')}`,
  },
  {
    id: 'agent-at-one-address',
    text: 'The agent says at which address it takes clients, and that is not loopback',
    //        Client Addr: [10.8.0.4] (HTTP: 8500, HTTPS: -1, gRPC: -1, DNS: 8600)
    when: [
      { line: /\bClient Addr: \[?(?!127\.|0\.0\.0\.0|::1?\])[\da-fA-F.:]{3,45}\]?/ },
      { dials: ['loopback'] },
      REFUSED,
    ],
    leads: ['other-address-only', 'not-listening'],
    pull: 'strong',
    source: 'Consul documentation, client_addr; command/agent/agent.go prints it at the start',
    shows: `       Client Addr: [192.0.2.4] (HTTP: 8500, HTTPS: -1, gRPC: -1, DNS: 8600)\n${NC_REFUSED.replace('192.0.2.7', '127.0.0.1')}`,
    counter: `       Client Addr: [127.0.0.1] (HTTP: 8500, HTTPS: -1, gRPC: -1, DNS: 8600)\n${NC_REFUSED.replace('192.0.2.7', '127.0.0.1')}`,
  },
];
