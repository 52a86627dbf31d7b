import type { Sign } from '../sign.ts';

/** What is set or written down: by the client, the service, the platform, a device on the way. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const TIMED_OUT = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out';
const REFUSED = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused';

export const SETTING_SIGNS: readonly Sign[] = [
  {
    id: 'outbound-rule',
    text: 'A rule for what leaves the client is named',
    when: [
      {
        says: [
          'Little Snitch',
          'LuLu',
          '-P OUTPUT DROP',
          'Chain OUTPUT ((policy DROP',
          'Chain OUTPUT ((policy REJECT',
          '-A OUTPUT -j DROP',
          '-A OUTPUT -j REJECT',
          '[[UFW BLOCK] IN= OUT',
          'deny ((outgoing)',
          'egress rule',
          'egress policy',
          'outbound rule',
        ],
      },
    ],
    unless: [{ ended: ['unresolved', 'reset-later', 'closed'] }],
    leads: ['outbound-block', 'path-filter'],
    pull: 'strong',
    source: 'iptables(8): OUTPUT is what the machine itself sends; ufw(8): default deny outgoing',
    shows: `-P OUTPUT DROP\n${TIMED_OUT}`,
    counter: `-P OUTPUT ACCEPT\n${TIMED_OUT}`,
  },
  {
    id: 'config-binds-loopback',
    text: 'The service is configured to listen on loopback',
    when: [
      {
        line: /\b(?:bind[-_ ]?(?:address)?|listen[-_ ]?(?:addresses|address|host)?|bind_?ip|http\.host|network\.host)["']?\s{0,30}[:=\s]\s{0,4}["']?(?:127\.0\.0\.1|localhost)\b/i,
      },
    ],
    unless: [
      { dials: ['loopback'] },
      { ended: ['unresolved', 'kernel-timeout', 'own-deadline', 'host-unreachable', 'net-unreachable'] },
    ],
    leads: ['loopback-only', 'container-loopback-bind'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'strong',
    source:
      'MySQL manual, bind_address; PostgreSQL documentation, listen_addresses; redis.conf, bind; MongoDB manual, net.bindIp',
    shows: `bind-address = 127.0.0.1\n${REFUSED}`,
    counter: `bind-address = 0.0.0.0\n${REFUSED}`,
  },
  {
    id: 'code-binds-loopback',
    text: 'The program’s own code listens on loopback',
    when: [
      {
        line: /\b(?:listen|bind|run|ListenAndServe|serve|start_server|make_server|\w{0,20}Server|\w{0,12}Listener)\((?:[^)\n]{0,40}[\s,("'])?(?:localhost|127\.0\.0\.1)\b/,
      },
      { ended: ['refused', 'reset-later', 'closed'] },
    ],
    unless: [{ dials: ['loopback'] }],
    leads: ['loopback-only', 'container-loopback-bind'],
    pull: 'strong',
    source:
      'Node net.Server.listen, Flask app.run, Go http.ListenAndServe, cpp-httplib Server::listen: the address is what they bind',
    shows: `app.listen(8080, "127.0.0.1")\n${REFUSED}`,
    counter: `app.listen(8080, "0.0.0.0")\n${REFUSED}`,
  },
  {
    id: 'port-of-platform',
    text: 'The platform sent its requests to a port on which the container does not listen',
    when: [
      {
        says: [
          "didn't respond to HTTP pings on port",
          'failed to bind to $PORT',
          'listen on the port defined by the PORT',
          'failed to start and then listen on the port',
          'Exposed port {n} does not match',
          'targetPort',
          'No open ports detected',
          'did not respond to health checks on port',
        ],
      },
    ],
    unless: [{ ended: ['unresolved', 'host-unreachable', 'net-unreachable'] }],
    leads: ['forwarded-to-wrong-port', 'wrong-port', 'not-listening', 'container-loopback-bind'],
    pull: 'strong',
    source:
      'Azure App Service documentation, WEBSITES_PORT; Heroku error code R10; Cloud Run documentation, "Container runtime contract"',
    shows: `Container web didn't respond to HTTP pings on port: 80, failing site start.\n${REFUSED}`,
    counter: `Container web responded to HTTP pings on port: 80.\n${REFUSED}`,
  },
  {
    id: 'forged-reset',
    text: 'The text speaks of resets that somebody on the way puts in',
    when: [
      {
        says: [
          'injected',
          'forged RST',
          'RST injection',
          'TCP reset attack',
          'Great Firewall',
          'deep packet inspection',
          'GFW',
        ],
      },
      { says: ['RST', 'reset'] },
    ],
    leads: ['middlebox-reset', 'reply-address-mismatch'],
    pull: 'strong',
    source: 'Clayton, Murdoch, Watson, "Ignoring the Great Firewall of China", PET 2006; RFC 3360',
    shows: `RST+ACK injected\nError: read ECONNRESET`,
    counter: `RST+ACK\nError: read ECONNRESET`,
  },
  {
    id: 'invalid-packets',
    text: 'Connection tracking calls packets invalid',
    when: [
      { says: ['nf_conntrack_tcp_be_liberal', 'ctstate INVALID', 'state INVALID', 'conntrack invalid'] },
      { ended: ['reset-later', 'reset-connecting', 'closed'] },
    ],
    leads: ['conntrack-invalid-reset', 'middlebox-reset'],
    pull: 'strong',
    source:
      'Kubernetes blog, "kube-proxy Subtleties: Debugging an Intermittent Connection Reset"; nf_conntrack-sysctl.rst',
    shows: `net.netfilter.nf_conntrack_tcp_be_liberal = 0\nError: read ECONNRESET`,
    counter: `net.netfilter.nf_conntrack_max = 262144\nError: read ECONNRESET`,
  },
  {
    id: 'other-machine-answers',
    text: 'Another machine than the one known answers at that address',
    when: [
      {
        says: [
          'REMOTE HOST IDENTIFICATION HAS CHANGED',
          'Host key verification failed',
          'duplicate IP address',
        ],
      },
    ],
    leads: ['wrong-host', 'duplicate-address', 'wrong-service'],
    pull: 'usual',
    source: 'ssh(1), StrictHostKeyChecking; RFC 5227, 2.4',
    shows: 'Host key verification failed.\nError: read ECONNRESET',
    counter: 'Permission denied (publickey).\nError: read ECONNRESET',
  },
  {
    id: 'airplay-answers',
    text: 'macOS’ AirPlay receiver answers: it holds ports 5000 and 7000',
    when: [{ says: ['Server: AirTunes', 'AirTunes/{n}'] }],
    leads: ['wrong-service', 'protocol-mismatch'],
    pull: 'strong',
    source:
      'Apple developer forums and documentation, "AirPlay Receiver": since macOS 12 on ports 5000 and 7000',
    shows: 'HTTP/1.1 403 Forbidden\nServer: AirTunes/595.13.1',
    counter: 'HTTP/1.1 403 Forbidden\nServer: nginx/1.22.1',
  },
  {
    id: 'webhook-silent',
    text: 'A cluster’s API server dials a webhook in the cluster, and the network between them has to allow that port',
    when: [
      {
        says: [
          'failed calling webhook',
          'failed to call webhook',
          'unable to fetch metrics from Kubelet',
          "couldn't get resource list for metrics.k8s.io",
        ],
      },
      SILENCE,
    ],
    leads: ['path-filter', 'no-ready-endpoints', 'firewall-drop'],
    pull: 'usual',
    source:
      'Google Cloud documentation, "Private clusters: adding firewall rules": the control plane reaches nodes on 443 and 10250 only',
    shows:
      'failed calling webhook "v.example.org": Post "https://web.shop.svc:443/v": dial tcp 10.20.3.7:443: i/o timeout',
    counter: 'Post "https://web.example.org:443/v": dial tcp 10.20.3.7:443: i/o timeout',
  },
  {
    id: 'invalid-counted',
    text: 'Connection tracking has counted packets that it calls invalid',
    when: [{ line: /\binvalid=[1-9]\d{1,9}\b/ }, { ended: ['reset-later', 'reset-connecting', 'closed'] }],
    unless: [{ line: /\binsert_failed=[1-9]\d{2,9}\b/ }],
    leads: ['conntrack-invalid-reset', 'reply-address-mismatch', 'idle-timeout'],
    pull: 'usual',
    source:
      'conntrack(8), -S; Kubernetes blog, "kube-proxy Subtleties: Debugging an Intermittent Connection Reset"',
    shows: 'cpu=0 found=812 invalid=2213 insert=0 insert_failed=12\nError: read ECONNRESET',
    counter: 'cpu=0 found=812 invalid=0 insert=0 insert_failed=12\nError: read ECONNRESET',
  },
  {
    id: 'large-ping-lost',
    text: 'Pings that may not be cut into pieces pass small and are lost from a size on',
    when: [
      {
        line: /\bping\b.{0,60}(?:-M do|-D\b|-f\b).{0,40}-[sl] ?1\d{3}\b|\bping\b.{0,60}-[sl] ?1\d{3}\b.{0,40}(?:-M do|-D\b|-f\b)/,
      },
      { line: /\b1\d{3} bytes from\b|\b\d{2,4} bytes from\b/ },
      { line: /\b100(?:\.0)?% packet loss\b|\bmessage too long\b|\bfrag(?:mentation)? needed\b/i },
    ],
    leads: ['mtu-blackhole', 'packet-loss'],
    pull: 'strong',
    source: 'ping(8), -M do; RFC 2923, 2.1',
    shows:
      '$ ping -M do -s 1204 192.0.2.7\n1212 bytes from 192.0.2.7: icmp_seq=1 ttl=64 time=31.2 ms\n$ ping -M do -s 1205 192.0.2.7\n5 packets transmitted, 0 received, 100% packet loss, time 4096ms',
    counter:
      '$ ping -s 56 192.0.2.7\n64 bytes from 192.0.2.7: icmp_seq=1 ttl=64 time=31.2 ms\n$ ping 192.0.2.8\n5 packets transmitted, 0 received, 100% packet loss, time 4096ms',
  },
  {
    id: 'inserts-failed',
    text: 'Connection tracking could not enter new connections: their first packets were dropped',
    when: [
      { line: /\binsert_failed=[1-9]\d{1,9}\b/ },
      { ended: ['kernel-timeout', 'own-deadline', 'connected', 'silent'] },
    ],
    leads: ['packet-loss', 'snat-port-exhaustion', 'conntrack-full'],
    pull: 'usual',
    source:
      'conntrack(8), -S; nf_conntrack_core.c: a clash of two translations drops one of the packets, and TCP sends it again after 1 s',
    shows: `cpu=0 found=0 invalid=0 insert=0 insert_failed=187 drop=187\n${TIMED_OUT}`,
    counter: `cpu=0 found=0 invalid=0 insert=0 insert_failed=0 drop=0\n${TIMED_OUT}`,
  },
];
