import type { Sign } from '../sign.ts';

/** What is met first at one kind of target with one kind of end, where nothing else is told. They only break ties. */

const REFUSED = { ended: ['refused'] } as const;
const UNREACHABLE = { ended: ['host-unreachable'] } as const;

function failed(at: string, how: string, port = 80): string {
  return `nc: connect to ${at} port ${port} (tcp) failed: ${how}`;
}
function refused(at: string, port = 80): string {
  return failed(at, 'Connection refused', port);
}
function unreachable(at: string): string {
  return failed(at, 'No route to host');
}

export const TARGET_ROW_SIGNS: readonly Sign[] = [
  {
    id: 'short-name-refuses',
    text: 'A name without a dot leads to a container or a machine of the same network: it is there, and nothing listens yet, or any more',
    when: [{ dials: ['short-name'] }, REFUSED],
    unless: [{ dials: ['loopback'] }],
    leads: ['not-listening', 'flapping-listener', 'wrong-port', 'container-loopback-bind'],
    pull: 'slight',
    source:
      'Docker documentation, "Control startup order in Compose": started is not ready; "Networking": DNS services',
    shows: refused('db1', 5432),
    counter: refused('db1.example.org', 5432),
  },
  {
    id: 'managed-refuses',
    text: 'A managed service’s machine answers: on this port it does not serve, or not at this moment',
    when: [{ dials: ['cloud-database', 'cloud-balancer'] }, REFUSED],
    leads: ['wrong-port', 'flapping-listener', 'not-listening', 'no-ready-endpoints', 'wrong-host'],
    behind: ['loopback-only', 'container-port-unpublished', 'other-address-only'],
    pull: 'slight',
    source:
      'AWS documentation, "Failover process for Amazon RDS"; Azure documentation, "Azure Cache for Redis": the port without TLS is off',
    shows: refused('shop.c1.eu-west-1.rds.amazonaws.com', 5433),
    counter: refused('shop.example.org', 5433),
  },
  {
    id: 'container-unreachable',
    text: 'The address is a container’s: firewalld between the bridges, or a container that is gone',
    when: [{ dials: ['container-network'] }, UNREACHABLE],
    unless: [{ dials: ['container-host'] }],
    leads: ['firewall-reject', 'host-down', 'wrong-host', 'no-route'],
    pull: 'slight',
    source:
      'Docker documentation, "Integration with Firewalld"; measured: an absent neighbour gives EHOSTUNREACH (facts A1b)',
    shows: unreachable('172.18.0.5'),
    counter: unreachable('198.51.100.5'),
  },
  {
    id: 'cluster-unreachable',
    text: 'The address is of a cluster’s own networks: a node’s firewall answers for what it is to forward',
    when: [{ dials: ['service-network', 'pod-network', 'cluster-name'] }, UNREACHABLE],
    leads: ['firewall-reject', 'no-route', 'host-down'],
    pull: 'slight',
    source:
      'k3s documentation, "Requirements": firewalld; measured: icmp-host-prohibited gives EHOSTUNREACH (facts A1)',
    shows: unreachable('10.96.0.1'),
    counter: unreachable('198.51.100.5'),
  },
  {
    id: 'six-has-no-way',
    text: 'An IPv6 address was dialled, and there is no way to it: the machine may have no IPv6 to the world',
    when: [{ dials: ['six'] }, UNREACHABLE],
    unless: [{ dials: ['private', 'link-local'] }],
    leads: ['no-route', 'address-family-mismatch', 'firewall-reject'],
    pull: 'slight',
    source:
      'Measured: a router’s “no route” arrives so over IPv6 (facts A1b); macOS answers EHOSTUNREACH itself',
    shows: unreachable('2001:db8::7'),
    counter: unreachable('192.0.2.7'),
  },
  {
    id: 'reset-of-ones-own',
    text: 'Between two machines of one’s own no device forges resets: the service or its queue does',
    when: [
      { dials: ['private', 'container-network', 'short-name', 'pod-network', 'cluster-name'] },
      { attempt: ({ outcome }) => outcome === 'reset-connecting' },
    ],
    leads: ['service-closes', 'source-blocked', 'accept-queue-overflow', 'container-loopback-bind'],
    pull: 'slight',
    source: 'ip-sysctl.rst, tcp_abort_on_overflow; RFC 9293, 3.10.7.1',
    shows:
      '$ curl -v http://10.9.0.7/\n*   Trying 10.9.0.7:80...\n* connect to 10.9.0.7 port 80 failed: Connection reset by peer',
    counter:
      '$ curl -v http://192.0.2.7/\n*   Trying 192.0.2.7:80...\n* connect to 192.0.2.7 port 80 failed: Connection reset by peer',
  },
  {
    id: 'development-server-refuses',
    text: 'The port is one at which development servers listen: they bind loopback alone where they are not told otherwise',
    when: [
      { ports: [3000, 3001, 4200, 4321, 5000, 5173, 8000, 8501, 8888, 11434] },
      { dials: ['private', 'container-host', 'public'] },
      REFUSED,
    ],
    unless: [{ dials: ['container-network', 'pod-network', 'service-network', 'cluster-name'] }],
    leads: ['not-listening', 'loopback-only'],
    pull: 'slight',
    source:
      'Vite, Angular CLI, Django, Flask, Jupyter and Ollama documentation: the address that they bind by default is 127.0.0.1',
    shows: refused('192.168.2.7', 5173),
    counter: refused('192.168.2.7', 5432),
  },
  {
    id: 'mail-server-closes',
    text: 'A mail server ended the connection: so it does with senders that it does not take',
    when: [{ ports: [25] }, { ended: ['closed', 'reset-later', 'reset-connecting'] }],
    leads: ['source-blocked', 'service-closes', 'middlebox-reset'],
    pull: 'slight',
    source: 'RFC 5321, 3.8 and 4.2.3: 421 and 554; Postfix documentation, postscreen',
    shows:
      "$ telnet mx1.example.org 25\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\nConnection closed by foreign host.",
    counter:
      "$ telnet mx1.example.org 80\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\nConnection closed by foreign host.",
  },
];
