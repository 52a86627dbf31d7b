import { some, type Sign } from '../sign.ts';

/** What came between: a pause, a restart, a lost packet and its repetition. */

const RESET = { ended: ['reset-later', 'closed', 'silent', 'kernel-timeout'] } as const;
const NODE_RESET = 'Error: read ECONNRESET';
const REFUSED = 'nc: connect to 192.0.2.7 port 8080 (tcp) failed: Connection refused';

export const PAUSE_SIGNS: readonly Sign[] = [
  {
    id: 'server-heard-nothing',
    text: 'The server heard nothing of its client for as long as it waits, and closed',
    when: [{ says: ['missed heartbeats from client', 'Got timeout reading communication packets'] }],
    leads: ['idle-timeout', 'half-open-connection', 'service-closes'],
    pull: 'strong',
    source:
      'RabbitMQ documentation, "Detecting Dead TCP Connections with Heartbeats"; MySQL 8.0 reference manual, "Communication Errors and Aborted Connections"',
    shows: 'missed heartbeats from client, timeout: 60s',
    counter: 'client unexpectedly closed TCP connection',
  },
  {
    id: 'quiet-before',
    text: 'It is told that it breaks after a pause, or at the first use after one',
    when: [
      {
        line: /\b(?:first|next) (?:call|request|query|command|statement|connection|message|use|click)\b[^.\n]{1,60}\b(?:after|of the (?:day|morning)|fails)\b|\bquiet\b[^.\n]{1,30}\b(?:for|period|minutes|hours|time)\b|\b(?:overnight|every morning|in the morning|over (?:the )?(?:night|weekend|lunch)|after (?:lunch|a (?:longer )?(?:break|pause|while)|(?:some|several|a few) (?:minutes|hours)))\b|\b(?:leav(?:e|ing)|left) (?:the|my|it|a) [^.\n]{1,24}(?:alone|open|unattended|idle)\b|\bno traffic for\b|\b(?:not used|unused|not touched|inactive) for\b|\b(?:sits?|was|is|are|were|goes) idle\b/i,
      },
      RESET,
    ],
    leads: ['idle-timeout', 'half-open-connection'],
    pull: 'strong',
    source:
      'RFC 5382, 5: a translation may forget an idle connection; AWS documentation, "Network Load Balancers: connection idle timeout"',
    shows: `The first request after a few minutes breaks:\n${NODE_RESET}`,
    counter: `The first request breaks:\n${NODE_RESET}`,
  },
  {
    id: 'kept-at-a-balancer',
    text: 'A managed database or a balancer ended a connection that was open: they drop idle ones',
    when: [{ dials: ['cloud-database', 'cloud-balancer'] }, { ended: ['reset-later'] }],
    leads: ['idle-timeout', 'half-open-connection', 'service-closes'],
    behind: ['container-loopback-bind', 'forwarded-to-wrong-port'],
    pull: 'usual',
    source:
      'AWS documentation, "Network Load Balancers": 350 s; Azure documentation, "Load Balancer TCP Reset": 4 minutes; "Amazon RDS Multi-AZ failover"',
    shows:
      'read tcp 198.51.100.9:41810->shop-nlb.elb.eu-central-1.amazonaws.com:443: read: connection reset by peer',
    counter: 'read tcp 198.51.100.9:41810->app1.example.org:443: read: connection reset by peer',
  },
  {
    id: 'restart-loop',
    text: 'What listens is started again and again',
    when: [some('log', ({ event, total = 0 }) => event === 'restart-scheduled' && total >= 3)],
    unless: [{ ended: ['kernel-timeout', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['flapping-listener', 'not-listening'],
    pull: 'strong',
    source: 'systemd src/core/service.c: Scheduled restart job, restart counter is at',
    shows: `Jul 02 09:10:01 app1 systemd[1]: api.service: Scheduled restart job, restart counter is at 41.\n${REFUSED}`,
    counter: `Jul 02 09:10:01 app1 systemd[1]: api.service: Scheduled restart job, restart counter is at 1.\n${REFUSED}`,
  },
  {
    id: 'backs-off',
    text: 'A container is started again and again',
    when: [
      {
        line: /\bBack-off restarting failed container\b|\bCrashLoopBackOff\b|\bRestarting \(\d{1,3}\) |\bx\d{1,5} over \S{1,12}\).{0,40}\bBack-?[oO]ff\b/,
      },
      { ended: ['refused', 'reset-later', 'closed', 'reset-connecting'] },
    ],
    leads: ['flapping-listener', 'not-listening'],
    pull: 'strong',
    source: 'Kubernetes documentation, "Pod Lifecycle": CrashLoopBackOff; docker ps reference: Restarting',
    shows: `web   0/1   CrashLoopBackOff   7   12m\n${REFUSED}`,
    counter: `web   1/1   Running   0   12m\n${REFUSED}`,
  },
  {
    id: 'connects-late',
    text: 'Some connections take 1, 3 or 7 seconds more: a SYN was lost and sent again',
    // 0.021 200      1.046 200      3.069 200
    when: [
      { line: /(?:^|[\s=:])0\.0\d{1,6}(?:[\s,;]|s\b|$)/ },
      { line: /(?:^|[\s=:])(?:1\.0|3\.0|7\.0)\d{1,6}(?:[\s,;]|s\b|$)/ },
      { line: /time_connect|\bconnect(?:ed|ion|s)?\b|\btime_total|%\{http_code\}/i },
    ],
    unless: [
      { ended: ['refused', 'unresolved', 'host-unreachable', 'net-unreachable', 'reset-later', 'closed'] },
      { line: /\b(?:[1-9]|\d{2})(?:\.\d{1,2})?% packet loss|min\/avg\/max/ },
    ],
    leads: ['packet-loss', 'accept-queue-overflow', 'partial-backend', 'client-timeout-too-short'],
    behind: ['not-listening', 'wrong-port', 'path-filter', 'firewall-drop', 'dns-failure'],
    pull: 'usual',
    source: 'RFC 6298, 2.1 and 5.5: the first repetition after one second, then the time doubles',
    shows:
      "$ curl -so /dev/null -w '%{time_connect} %{http_code}\\n' http://app1/\n0.021 200\n1.046 200\n3.069 200",
    counter: "$ curl -so /dev/null -w '%{time_connect} %{http_code}\\n' http://app1/\n0.021 200\n0.046 200",
  },
  {
    id: 'last-hop-loses',
    text: 'A trace to the target loses a part of its packets up to the last hop',
    when: [some('hop', ({ reached, loss = 0 }) => reached === true && loss >= 0.02 && loss < 0.95)],
    unless: [{ ended: ['refused', 'unresolved', 'host-unreachable', 'net-unreachable'] }],
    leads: ['packet-loss', 'client-timeout-too-short'],
    behind: ['not-listening', 'path-filter', 'firewall-drop', 'host-down', 'no-route'],
    pull: 'strong',
    source: 'mtr(8): loss at the last host; RFC 2680, 2',
    shows:
      '$ mtr -rnc 100 203.0.113.90\nHOST: app1                        Loss%   Snt   Last   Avg  Best  Wrst StDev\n  1.|-- 10.0.0.1                   0.0%   100    0.4   0.5   0.3   1.9   0.2\n  2.|-- 203.0.113.90              12.0%   100   10.1  10.2   9.7  20.3   1.4',
    counter:
      '$ mtr -rnc 100 203.0.113.90\nHOST: app1                        Loss%   Snt   Last   Avg  Best  Wrst StDev\n  1.|-- 10.0.0.1                  40.0%   100    0.4   0.5   0.3   1.9   0.2\n  2.|-- 203.0.113.90               0.0%   100   10.1  10.2   9.7  20.3   1.4',
  },
];
