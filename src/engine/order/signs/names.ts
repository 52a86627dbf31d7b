import type { Sign } from '../sign.ts';

/** How a look-up failed, and who named the address. */

const UNRESOLVED = { ended: ['unresolved'] } as const;

export const NAME_SIGNS: readonly Sign[] = [
  {
    id: 'resolver-silent',
    text: 'The resolver itself did not answer',
    when: [
      {
        says: [
          '(read|write) udp {text}:53: i/o timeout',
          '(read|write) udp {text}: i/o timeout',
          'connection timed out; no servers could be reached',
          'communications error to {text} timed out',
          'no servers could be reached',
          'Resolving timed out after',
          'getaddrinfo ETIMEOUT',
          'queryA ETIMEOUT',
          'DNS request timed out',
          'lookup {text} i/o timeout',
          'lookup {text} on {text}: read udp',
          'name resolution timed out',
        ],
        read: ['resolver-silent'],
      },
    ],
    leads: ['dns-timeout', 'packet-loss'],
    behind: ['dns-failure'],
    pull: 'strong',
    source: 'Go net/dnsclient_unix.go; dig and nslookup of BIND 9; curl lib/hostip.c; c-ares',
    shows:
      'dial tcp: lookup app1.example.org on 192.0.2.53:53: read udp 192.0.2.9:41877->192.0.2.53:53: i/o timeout',
    counter: 'dial tcp: lookup app1.example.org on 192.0.2.53:53: no such host',
  },
  {
    id: 'resolver-says-no',
    text: 'The resolver answered, and knows no such name',
    when: [
      {
        says: [
          'NXDOMAIN',
          'no such host',
          'Name or service not known',
          'nodename nor servname provided',
          'getaddrinfo ENOTFOUND',
          'nxdomain',
          'No such host is known',
          'bad address',
          'Name does not resolve',
          'could not be resolved',
          'UnknownHostException',
          'No address associated with hostname',
          'server misbehaving',
          'SERVFAIL',
          'dns lookup failed',
          'lookup failed:',
          'unknown host',
        ],
        read: ['resolver-says-no'],
      },
    ],
    unless: [
      {
        says: [
          '(read|write) udp {text}: i/o timeout',
          'no servers could be reached',
          'Resolving timed out after',
          'proxyconnect tcp',
        ],
      },
      { ended: ['refused', 'kernel-timeout', 'own-deadline', 'reset-later'] },
    ],
    leads: ['dns-failure', 'wrong-host'],
    behind: ['dns-timeout'],
    pull: 'usual',
    source: 'gai_strerror of glibc, musl, macOS and Windows; Go net/net.go; Node dns; Erlang inet; RFC 2308',
    shows: 'Error: getaddrinfo ENOTFOUND app1.example.org',
    counter: 'curl: (7) Failed to connect to app1.example.org port 80: Connection refused',
  },
  {
    id: 'kafka-advertised',
    text: 'The broker with this number named the address itself: it is what the cluster advertises, not what the client was given',
    // Connection to node 1002 (/127.0.0.1:9092) could not be established. Bootstrap servers are node -1 and below.
    when: [
      {
        line: /\bnode (?:id )?\d{1,10} \([^)]{1,120}\) could not be established|Error connecting to node \S{1,120} \(id: \d|:\d{2,5}\/\d{1,9}: (?:Connect to |Failed to resolve )|node_id=\d|Initiating connection to node \d|\b(?:broker|node)[= ]\d{1,10}\b.{1,80}(?:ECONNREFUSED|could not be established|Connection refused|timed out)|Discovered (?:group )?coordinator/i,
      },
    ],
    leads: ['advertised-address', 'container-localhost', 'wrong-host'],
    whateverEnd: true,
    pull: 'strong',
    source:
      'Kafka clients, NetworkClient.processDisconnection, and Cluster.bootstrap: nodes of the bootstrap list have negative numbers',
    shows:
      'WARN Connection to node 2 (app1/192.0.2.7:9092) could not be established. Broker may not be available.',
    counter:
      'WARN Connection to node -1 (app1/192.0.2.7:9092) could not be established. Broker may not be available.',
  },
  {
    id: 'named-by-the-service',
    text: 'The service itself named the address that the client then dialled',
    when: [
      {
        says: [
          'MOVED {n} {at}',
          'Redirected to slot [[{n}] located at',
          '227 Entering Passive Mode',
          '227 PASV',
          'The given address is not yours',
          'advertised.listeners',
          'advertised.host.name',
          'Server sent passive reply with unroutable address',
          'Le serveur a envoyé une réponse passive',
          'cluster-announce-ip',
          'sniffed nodes',
          'redirected from',
          'is not in the current topology',
          'Exception in createBlockOutputStream',
          'Excluding datanode',
          'advertise-client-urls',
          'listener.security.protocol.map',
        ],
        read: ['advertised'],
      },
    ],
    leads: ['advertised-address', 'path-filter', 'wrong-host'],
    whateverEnd: true,
    pull: 'strong',
    source:
      'MongoDB SDAM specification: members come from hello; Redis cluster specification: MOVED; RFC 959, 4.1.2: 227; FileZilla src/engine; Kafka documentation, advertised.listeners',
    shows:
      '(error) MOVED 3999 192.0.2.40:6381\nCould not connect to Redis at 192.0.2.40:6381: Connection refused',
    counter: 'Could not connect to Redis at 192.0.2.40:6381: Connection refused',
  },
  {
    id: 'other-port-works',
    text: 'Another port of the same target is served',
    when: [
      {
        line: /Server is listening on \[\s?'any' <ipv[46]> \d{1,5}\]|with the other port|on port \d{1,5} it works/i,
      },
    ],
    leads: ['wrong-port'],
    pull: 'strong',
    source: 'SQL Server documentation, "Dynamic ports": a named instance takes a free port at its start',
    shows:
      "Server is listening on [ 'any' <ipv4> 51817].\nnc: connect to app1 port 1433 (tcp) failed: Connection refused",
    counter: 'Server is listening.\nnc: connect to app1 port 1433 (tcp) failed: Connection refused',
  },
  {
    id: 'unresolved-short',
    text: 'The name has one letter less or more than a usual one',
    when: [
      { line: /\b(?:locahost|loclahost|localhsot|lcoalhost|localhots|locolhost|localost|127\.0\.01)\b/i },
      UNRESOLVED,
    ],
    leads: ['dns-failure', 'wrong-host'],
    pull: 'strong',
    source: 'hosts(5): localhost is what the file names',
    shows: 'curl: (6) Could not resolve host: locahost',
    counter: 'curl: (6) Could not resolve host: app1',
  },
  {
    id: 'member-of-a-set',
    text: 'The address is a member of a replica set: members are named by the set itself',
    when: [
      { says: ['ReplicaSetNoPrimary', 'ReplicaSetWithPrimary', 'replica set', 'ReplicaSetMonitor'] },
      { ended: ['refused', 'kernel-timeout', 'own-deadline', 'unresolved'] },
    ],
    unless: [{ dials: ['cloud-database'] }],
    leads: ['advertised-address', 'path-filter', 'not-listening'],
    pull: 'usual',
    source: 'MongoDB Server Discovery and Monitoring specification: members come from the answer to hello',
    shows:
      'ServerSelectionTimeoutError: 192.0.2.40:27017: [Errno 110] Connection timed out, Timeout: 30s, Topology Description: <TopologyDescription id: 1, topology_type: ReplicaSetNoPrimary>',
    counter:
      'ServerSelectionTimeoutError: 192.0.2.40:27017: [Errno 110] Connection timed out, Timeout: 30s, Topology Description: <TopologyDescription id: 1, topology_type: Unknown>',
  },
  {
    id: 'try-again',
    text: 'The resolver says “try again”: none of its servers gave an answer that counts',
    when: [{ says: ['EAI_AGAIN', 'Temporary failure in name resolution', 'Try again (({text}'] }, UNRESOLVED],
    unless: [{ dials: ['short-name'] }],
    leads: ['dns-timeout', 'dns-failure'],
    pull: 'usual',
    source: 'getaddrinfo(3), EAI_AGAIN; measured: a silent and a refusing server both give it',
    shows: 'Error: getaddrinfo EAI_AGAIN db1.example.org db1.example.org:5432',
    counter: 'Error: getaddrinfo ENOTFOUND db1.example.org db1.example.org:5432',
  },
  {
    id: 'inner-address-of-a-cluster',
    text: 'The address is one inside of a container network, at a port of a service that names its members itself',
    when: [
      { dials: ['container-network'] },
      { ports: [2379, 6379, 7000, 7001, 7002, 9042, 9092, 9200, 9300, 26379, 27017] },
      { ended: ['kernel-timeout', 'own-deadline'] },
    ],
    leads: ['advertised-address', 'firewall-drop', 'path-filter'],
    behind: ['host-down'],
    pull: 'usual',
    source:
      'Docker documentation, "Networking": containers’ addresses are reached from their own host alone; Redis documentation, "Redis Cluster and Docker"; elasticsearch clients: sniffing',
    shows: 'dial tcp 172.20.0.14:6379: i/o timeout',
    counter: 'dial tcp 172.20.0.14:8080: i/o timeout',
  },
];
