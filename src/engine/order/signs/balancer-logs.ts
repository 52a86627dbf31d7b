import type { Sign } from '../sign.ts';

/** What access logs of balancers tell in their codes. */

const ALB = 'https 2026-01-02T10:00:00.757968Z app/web/50dc6c495c0c9188 203.0.113.9:2817 10.0.0.7:80';
const REQUEST = '"GET https://app1.example.org:443/ HTTP/1.1" "curl/7.88.1" - -';
const AWS = 'AWS documentation, "Troubleshoot your Application Load Balancers" and "Access logs"';
const RESET = 'Error: read ECONNRESET';

export const BALANCER_LOG_SIGNS: readonly Sign[] = [
  {
    id: 'alb-target-closed',
    text: 'The target closed the connection while the balancer had a request on it: its keep-alive time is shorter than the balancer’s',
    when: [{ line: /:\d{1,5} \d{1,4}\.\d{3} \d{1,4}\.\d{3} -1 502 - / }],
    leads: ['idle-timeout', 'service-closes', 'half-open-connection'],
    pull: 'strong',
    source: AWS,
    shows: `${ALB} 0.001 4.205 -1 502 - 94 326 ${REQUEST}`,
    counter: `${ALB} 0.001 4.205 0.000 502 502 94 326 ${REQUEST}`,
  },
  {
    id: 'alb-target-silent',
    text: 'The balancer could not connect to its target in time: the target’s security group, its network or itself is silent',
    when: [{ line: / -1 -1 -1 504 - / }],
    leads: ['path-filter', 'firewall-drop', 'host-down', 'unresponsive-service'],
    pull: 'strong',
    source: AWS,
    shows: `${ALB} -1 -1 -1 504 - 94 326 ${REQUEST}`,
    counter: `${ALB} 0.001 4.205 0.000 200 200 94 326 ${REQUEST}`,
  },
  {
    id: 'alb-target-refused',
    text: 'The target answered the balancer’s SYN with a reset',
    when: [{ line: / -1 -1 -1 502 - / }],
    leads: ['not-listening', 'wrong-port', 'flapping-listener', 'loopback-only'],
    pull: 'strong',
    source: AWS,
    shows: `${ALB} -1 -1 -1 502 - 94 326 ${REQUEST}`,
    counter: `${ALB} 0.001 4.205 -1 502 - 94 326 ${REQUEST}`,
  },
  {
    id: 'no-backend-code',
    text: 'The balancer had no backend to send the request to, by its code (NOSRV, UH, 503 without a target)',
    when: [{ line: /\/<NOSRV> | 503 UH |response_flags["']?[:=] ?["']?UH\b| - -1 -1 -1 503 - / }],
    leads: ['no-ready-endpoints', 'not-listening'],
    pull: 'strong',
    source: `HAProxy doc/configuration.txt, "HTTP log format"; Envoy documentation, "Response flags"; ${AWS}`,
    shows: `haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in app/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 0/0/0/0/0 0/0 "GET / HTTP/1.1"\n${RESET}`,
    counter: `haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in app/s1 0/0/0/3/3 200 212 - - ---- 0/0/0/0/0 0/0 "GET / HTTP/1.1"\n${RESET}`,
  },
  {
    id: 'overlay-checksums',
    text: 'The overlay network’s packets arrive with bad checksums and are thrown away',
    when: [
      {
        says: [
          'UDP: bad checksum. From {text}:8472',
          'UDP: bad checksum. From {text}:4789',
          'tx-checksum-ip-generic',
          'tx-udp_tnl-segmentation',
        ],
      },
    ],
    leads: ['packet-loss', 'path-filter', 'return-path-lost', 'dns-timeout'],
    pull: 'usual',
    source:
      'Kubernetes issue 88986 and flannel issue 1279: UDP checksums of VXLAN with offloading, Linux before 5.7',
    shows:
      'UDP: bad checksum. From 10.0.0.9:27503 to 10.0.0.7:8472 ulen 75\nnc: connect to 10.20.0.7 port 80 (tcp) failed: Connection timed out',
    counter:
      'UDP: bad checksum. From 10.0.0.9:27503 to 10.0.0.7:53 ulen 75\nnc: connect to 10.20.0.7 port 80 (tcp) failed: Connection timed out',
  },
];
