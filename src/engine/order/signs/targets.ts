import type { Sign } from '../sign.ts';

/** Whom the client dials: the kind of its address or its name. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const REFUSED = { ended: ['refused'] } as const;

function timedOut(at: string): string {
  return `ssh: connect to host ${at} port 22: Connection timed out`;
}
function refused(at: string, port = 80): string {
  return `curl: (7) Failed to connect to ${at} port ${port}: Connection refused`;
}

export const TARGET_SIGNS: readonly Sign[] = [
  {
    id: 'service-address-refuses',
    text: 'The address is a Service’s: kube-proxy refuses for one that has no ready endpoints',
    when: [{ dials: ['service-network', 'cluster-name'] }, REFUSED],
    leads: ['no-ready-endpoints', 'not-listening', 'forwarded-to-wrong-port', 'wrong-port'],
    pull: 'usual',
    source:
      'Kubernetes pkg/proxy/iptables: REJECT with the comment "has no endpoints"; defaults of kubeadm and k3s for the Services’ network',
    shows: refused('10.96.31.7'),
    counter: refused('10.20.31.7'),
  },
  {
    id: 'service-address-silent',
    text: 'The address is a Service’s: behind it the way between the nodes, or a policy, loses the packets',
    when: [{ dials: ['service-network', 'cluster-name'] }, SILENCE],
    leads: ['path-filter', 'no-ready-endpoints', 'return-path-lost', 'firewall-drop'],
    pull: 'usual',
    source:
      'Kubernetes documentation, "Debug Services"; NetworkPolicy drops silently (Calico and Cilium documentation)',
    shows: timedOut('10.96.31.7'),
    counter: timedOut('10.20.31.7'),
  },
  {
    id: 'pod-address-silent',
    text: 'The address is a pod’s on another node, maybe: what carries pods’ packets between nodes is dropped on the way',
    when: [{ dials: ['pod-network'] }, SILENCE],
    leads: ['path-filter', 'firewall-drop', 'host-down'],
    pull: 'slight',
    source:
      'flannel documentation, "Backends": UDP 8472 between the nodes; Calico documentation: IP-in-IP, protocol 4',
    shows: timedOut('10.244.3.7'),
    counter: timedOut('192.0.2.7'),
  },
  {
    id: 'private-silent',
    text: 'A private address that answers nothing: the machine’s own filter, or what lies between two own networks',
    when: [{ dials: ['private', 'container-network'] }, SILENCE],
    leads: ['firewall-drop', 'path-filter', 'host-down'],
    pull: 'slight',
    source: 'RFC 1918: private addresses are not reached over the Internet, so both ends are one’s own',
    shows: timedOut('192.168.3.7'),
    counter: timedOut('203.0.113.7'),
  },
  {
    id: 'cloud-silent',
    text: 'A cloud’s name that answers nothing: its security groups and network ACLs drop what they do not allow',
    when: [{ dials: ['cloud-database', 'cloud-host', 'cloud-balancer'] }, SILENCE],
    leads: ['path-filter', 'outbound-block', 'firewall-drop', 'no-route'],
    pull: 'strong',
    source:
      'AWS documentation, "Control traffic to your AWS resources using security groups" and "Troubleshooting for Amazon RDS"; Azure documentation, "Network security groups"',
    shows: timedOut('db1.abc123.eu-west-1.rds.amazonaws.com'),
    counter: timedOut('db1.example.org'),
  },
  {
    id: 'node-port-silent',
    text: 'A port of the cluster’s own nodes: what lies between the nodes has to let it through',
    when: [{ ports: [6443, 10250, 10257, 10259, 2379, 2380, 9345] }, SILENCE],
    leads: ['path-filter', 'firewall-drop', 'host-down'],
    pull: 'usual',
    source:
      'Kubernetes documentation, "Ports and Protocols"; RKE2 documentation, "Networking requirements": 9345',
    shows: 'dial tcp 10.0.1.23:10250: i/o timeout',
    counter: 'dial tcp 10.0.1.23:8080: i/o timeout',
  },
  {
    id: 'azure-sql-redirect',
    text: 'Azure SQL sends the client on to a port between 11000 and 11999, which the way has to let through as well',
    when: [{ says: ['redirected from', 'worker.database.windows.net'] }, SILENCE],
    leads: ['path-filter', 'advertised-address', 'outbound-block'],
    pull: 'strong',
    source: 'Azure SQL documentation, "Connectivity architecture": connection policy Redirect',
    shows:
      'The TCP/IP connection to the host w1.database.windows.net (redirected from s1.database.windows.net), port 11027 has failed. Error: "connect timed out"',
    counter:
      'The TCP/IP connection to the host s1.database.windows.net, port 1433 has failed. Error: "connect timed out"',
  },
  {
    id: 'metadata-silent',
    text: 'The metadata service of a cloud answers on its own link only, and not to every container',
    when: [{ dials: ['metadata'] }],
    leads: ['path-filter', 'outbound-block', 'no-route', 'proxy-in-the-way'],
    pull: 'usual',
    source:
      'AWS documentation, "Use the Instance Metadata Service": the hop limit of IMDSv2; outside of a cloud nobody has 169.254.169.254',
    shows: 'curl: (28) Failed to connect to 169.254.169.254 port 80: Connection timed out',
    counter: 'curl: (28) Failed to connect to 192.0.2.7 port 80: Connection timed out',
  },
  {
    id: 'link-local',
    text: 'A link-local address: only the same link has it, and the right interface has to be named',
    when: [{ dials: ['link-local'] }, { ended: ['kernel-timeout', 'own-deadline', 'host-unreachable'] }],
    leads: ['host-down', 'no-route', 'wrong-host'],
    pull: 'usual',
    source: 'RFC 3927, 2.6.2 and 7; RFC 4007, 6',
    shows: timedOut('169.254.71.9'),
    counter: timedOut('192.0.2.9'),
  },
  {
    id: 'mail-to-the-world',
    text: 'Port 25 to the world: providers of access and clouds block it on its way out',
    when: [
      { ports: [25] },
      { ended: ['kernel-timeout', 'own-deadline', 'refused', 'host-unreachable', 'net-unreachable'] },
    ],
    unless: [{ dials: ['private', 'loopback', 'container-network', 'service-network', 'short-name'] }],
    leads: ['path-filter', 'outbound-block', 'firewall-drop'],
    pull: 'strong',
    source:
      'AWS documentation, "Restriction on email sent using port 25"; Google Cloud documentation, "Sending email from an instance"; M3AAWG, "Managing Port 25"',
    shows:
      'telnet: Unable to connect to remote host: Connection timed out\nconnect to mx1.example.org[203.0.113.9]:25: Connection timed out',
    counter: 'connect to mx1.example.org[203.0.113.9]:587: Connection timed out',
  },
  {
    id: 'six-refused-at-home',
    text: 'localhost was dialled as ::1: a service that listens on 127.0.0.1 alone refuses there',
    // Node gives up at the first address where it is told no other; Go and Python name the first and try them all.
    when: [
      {
        says: [
          'ECONNREFUSED ::1',
          'ECONNREFUSED [[::1]',
          'upstream: "http://[[::1]',
          'candidate address {text}AF_INET6',
        ],
      },
      REFUSED,
    ],
    unless: [{ says: ['ECONNREFUSED 127.0.0.1'] }],
    leads: ['address-family-mismatch', 'not-listening'],
    pull: 'strong',
    source:
      'Node.js 17 changelog: dns.lookup() no longer puts IPv4 first, so localhost is ::1 where the system says so',
    shows: 'Error: connect ECONNREFUSED ::1:3000',
    counter: 'Error: connect ECONNREFUSED 127.0.0.1:3000',
  },
  {
    id: 'six-refused',
    text: 'An IPv6 address was dialled, and it refuses: the service may listen over IPv4 only',
    when: [{ dials: ['six', 'own-in-six'] }, REFUSED],
    leads: ['not-listening', 'address-family-mismatch'],
    pull: 'slight',
    source: 'ipv6(7): a socket that is bound to 0.0.0.0 takes no IPv6 connection',
    shows: 'nc: connect to 2001:db8::7 port 80 (tcp) failed: Connection refused',
    counter: 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused',
  },
  {
    id: 'six-unreachable',
    text: 'An IPv6 address was dialled from a machine that has no way for IPv6',
    when: [{ dials: ['six'] }, { ended: ['net-unreachable'] }],
    leads: ['no-route', 'address-family-mismatch'],
    pull: 'strong',
    source: 'Measured: without an IPv6 route connect() returns ENETUNREACH at once (facts A1b); RFC 6724',
    shows: 'curl: (7) Failed to connect to 2001:db8::7 port 443: Network is unreachable',
    counter: 'curl: (7) Failed to connect to 192.0.2.7 port 443: Network is unreachable',
  },
  {
    id: 'six-silent',
    text: 'An IPv6 address was dialled, and nothing answers: the service or the way may speak IPv4 only',
    when: [{ dials: ['six'] }, SILENCE],
    leads: ['path-filter', 'address-family-mismatch', 'firewall-drop'],
    pull: 'slight',
    source: 'RFC 8305, 1: broken IPv6 paths are why clients race both families',
    shows: timedOut('2001:db8::7'),
    counter: timedOut('192.0.2.7'),
  },
  {
    id: 'family-chosen',
    text: 'The command asks for one family of addresses (-4 or -6)',
    when: [
      {
        line: /[$#>] .{0,80}\b(?:curl|wget|nc|ncat|ssh|telnet|ping|git) (?:.{0,120} )?(?:-[a-zA-Z]{0,4}[46]|--ipv[46]|--inet[46]-only) /,
      },
    ],
    leads: ['address-family-mismatch', 'no-route'],
    pull: 'slight',
    source: 'curl(1), wget(1), nc(1), ssh(1): -4 and -6',
    shows: '$ curl -6 http://app1:80/\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
    counter: '$ curl http://app1:80/\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
  },
  {
    id: 'guest-address',
    text: 'The address is the one that every VirtualBox or QEMU guest has behind its NAT: it names no machine',
    when: [
      { dials: ['nat-guest'] },
      { ended: ['refused', 'kernel-timeout', 'own-deadline', 'host-unreachable'] },
    ],
    leads: ['wrong-host', 'duplicate-address'],
    pull: 'strong',
    source:
      'VirtualBox manual, "Network Address Translation (NAT)": 10.0.2.15; QEMU documentation, user networking',
    shows: refused('10.0.2.15', 6443),
    counter: refused('10.0.9.15', 6443),
  },
  {
    id: 'no-kubeconfig',
    text: 'The client fell back to its default address: it was given no cluster to speak to',
    when: [
      {
        says: [
          'localhost:8080 was refused',
          'http://localhost/api',
          'http://localhost/version',
          'http://localhost:8080/api',
          'http://localhost:8080/version',
        ],
      },
      REFUSED,
    ],
    leads: ['wrong-host', 'not-listening'],
    pull: 'strong',
    source:
      'client-go tools/clientcmd: localhost:8080 without a configuration; the Terraform provider’s documentation: localhost',
    shows:
      'Error: Get "http://localhost/api/v1/namespaces/shop": dial tcp 127.0.0.1:80: connect: connection refused',
    counter:
      'Error: Get "http://localhost/index/v1/shop": dial tcp 127.0.0.1:80: connect: connection refused',
  },
  {
    id: 'short-name-try-again',
    text: 'A name without a dot: Docker’s and a cluster’s own resolver know it in its own network or namespace only',
    when: [{ dials: ['short-name'] }, { ended: ['unresolved'] }],
    leads: ['dns-failure'],
    pull: 'usual',
    source:
      'Docker documentation, "Networking: DNS services": names of containers resolve on a user-defined network; Kubernetes documentation, "DNS for Services and Pods"',
    shows: 'Error: getaddrinfo EAI_AGAIN db1 db1:5432',
    counter: 'Error: getaddrinfo EAI_AGAIN db1.example.org db1.example.org:5432',
  },
  {
    id: 'port-of-tls-mail',
    text: 'Port 465 speaks TLS from the first byte: a client that waits for a greeting in plain text waits for ever',
    when: [{ ports: [465] }, { ended: ['silent', 'closed', 'reset-later'] }],
    leads: ['protocol-mismatch', 'unresponsive-service'],
    pull: 'strong',
    source: 'RFC 8314, 3.3 and 7.3: implicit TLS on port 465',
    shows:
      "$ telnet mx1.example.org 465\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\nConnection closed by foreign host.",
    counter:
      "$ telnet mx1.example.org 587\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\nConnection closed by foreign host.",
  },
  {
    id: 'known-place-at-home',
    text: 'A place of the Internet was to be reached, and the client dials its own machine: a proxy is set there, or a hosts file leads there',
    when: [{ dials: ['known-place'] }, { dials: ['loopback'] }, REFUSED],
    leads: ['proxy-in-the-way', 'wrong-host'],
    behind: ['not-listening', 'loopback-only'],
    pull: 'strong',
    source: 'npm documentation, "config": proxy; hosts(5)',
    shows:
      'npm ERR! FetchError: request to https://registry.npmjs.org/express failed, reason: connect ECONNREFUSED 127.0.0.1:10809',
    counter:
      'npm ERR! FetchError: request to https://npm.example.org/express failed, reason: connect ECONNREFUSED 127.0.0.1:4873',
  },
  {
    id: 'known-place-refuses',
    text: 'A place that the whole world reaches does not refuse: somebody else answered in its name, or its address is not what was dialled',
    when: [{ dials: ['known-place'] }, REFUSED],
    leads: ['wrong-host', 'proxy-in-the-way', 'outbound-block', 'middlebox-reset', 'firewall-reject'],
    behind: ['not-listening', 'wrong-port', 'loopback-only', 'other-address-only', 'flapping-listener'],
    pull: 'usual',
    source: 'RFC 9293, 3.10.7.1: a RST says that nothing listens there; hosts(5)',
    shows: refused('github.com', 443),
    counter: refused('git.example.org', 443),
  },
  {
    id: 'known-place-silent',
    text: 'A place that the whole world reaches answers nothing: the way out of one’s own network is closed, or asks for a proxy',
    when: [{ dials: ['known-place'] }, SILENCE],
    leads: ['path-filter', 'outbound-block', 'proxy-in-the-way', 'no-route', 'packet-loss'],
    behind: ['firewall-drop', 'host-down', 'accept-queue-overflow'],
    pull: 'usual',
    source: 'RFC 2979, 2: a firewall may allow what goes through its proxy alone',
    shows: timedOut('github.com'),
    counter: timedOut('git.example.org'),
  },
  {
    id: 'known-place-resets',
    text: 'A place that the whole world reaches resets the connection: a device on the way does so in its name',
    when: [{ dials: ['known-place'] }, { ended: ['reset-later', 'reset-connecting'] }],
    leads: ['middlebox-reset', 'proxy-in-the-way', 'idle-timeout', 'service-closes'],
    pull: 'usual',
    source: 'Clayton, Murdoch, Watson, "Ignoring the Great Firewall of China", PET 2006; RFC 3360',
    shows:
      "fatal: unable to access 'https://github.com/a/b.git/': OpenSSL SSL_read: Connection reset by peer, errno 104",
    counter:
      "fatal: unable to access 'https://git.example.org/a/b.git/': OpenSSL SSL_read: Connection reset by peer, errno 104",
  },
];
