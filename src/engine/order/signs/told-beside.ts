import type { Sign } from '../sign.ts';

/** What people tell beside the error: from where it works, for whom, with what. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const TIMED_OUT = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out';
const REFUSED = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused';
const RESET = 'curl: (35) Recv failure: Connection reset by peer';

const ON_ITSELF = {
  line: /\b(?:works?|fine|ok|answers?|reachable|accessible|opens?|connects?|get in)\b[^.\n]{1,60}\b(?:locally|(?:from|on|via) localhost|(?:on|from) the (?:server|host|machine|box|instance|laptop|PC|VM) itself|(?:inside|within) the (?:container|pod|VM)|from the same (?:server|host|machine|box))\b|\b(?:locally|(?:on|from) the (?:server|host|machine|box|instance|laptop|PC|VM) itself|(?:from|on|via) localhost|curl (?:-\w{1,4} )?localhost\S{0,20})[^.\n]{1,60}\b(?:works?|fine|ok|answers?|200|204|reachable|opens?|get in)\b/i,
} as const;

const ELSEWHERE = {
  line: /\b(?:works?|fine|ok|reachable|connects?|not from|only from|only (?:on|in) (?:my|our|the|this))\b[^.\n]{1,50}\b(?:from (?:home|another|other|my phone|a different|elsewhere|(?:the|our) office|mobile)|at home|(?:on|from|over|via|with) (?:another|other|a different|mobile|my (?:phone|mobile)|a hotspot|lte|4g|5g) ?(?:network|data|isp|provider|connection|machine|computer|laptop|host|ip)?|(?:with|via|through|over) (?:the |a )?(?:VPN|hotspot)|from (?:all |every )?other)\b|\bonly (?:from )?(?:this|my|our|one) (?:machine|computer|host|ip|address|office|network|laptop|isp)\b|\bfrom the office only\b/i,
} as const;

export const TOLD_BESIDE_SIGNS: readonly Sign[] = [
  {
    id: 'works-on-itself-and-refuses',
    text: 'It works on the machine itself, and refuses from elsewhere',
    when: [ON_ITSELF, { ended: ['refused'] }],
    unless: [{ dials: ['loopback'] }],
    leads: ['loopback-only', 'firewall-reject', 'other-address-only', 'container-port-unpublished'],
    behind: ['not-listening', 'wrong-port', 'flapping-listener'],
    pull: 'usual',
    source: 'ip(7): a socket that is bound to 127.0.0.1 takes what is sent to that address alone',
    shows: `On the server itself it works.\n${REFUSED}`,
    counter: `On the server it is started.\n${REFUSED}`,
  },
  {
    id: 'works-on-itself-and-is-silent',
    text: 'It works on the machine itself, and from elsewhere nothing answers: what is between drops it',
    when: [ON_ITSELF, SILENCE],
    unless: [{ dials: ['loopback'] }],
    leads: ['firewall-drop', 'path-filter', 'return-path-lost'],
    behind: ['not-listening', 'host-down', 'wrong-port', 'accept-queue-overflow'],
    pull: 'slight',
    source: 'netfilter: what comes by lo passes other rules than what comes by a network interface',
    shows: `On the server itself it works.\n${TIMED_OUT}`,
    counter: `On the server it is started.\n${TIMED_OUT}`,
  },
  {
    id: 'works-elsewhere-refused',
    text: 'From elsewhere it works, and this client is refused: somebody turns it away',
    when: [ELSEWHERE, { ended: ['refused'] }],
    unless: [{ dials: ['loopback'] }],
    leads: ['source-blocked', 'outbound-block', 'proxy-in-the-way', 'wrong-host', 'firewall-reject'],
    behind: ['not-listening', 'loopback-only', 'wrong-port', 'flapping-listener'],
    pull: 'usual',
    source: 'fail2ban’s iptables action answers with REJECT; jail.conf(5), banaction',
    shows: `From home it is fine, only from the office it is not.\nworks from home\n${REFUSED}`,
    counter: `At home, as in the office:\n${REFUSED}`,
  },
  {
    id: 'works-elsewhere-silent',
    text: 'From elsewhere it works, and this client gets no answer',
    when: [ELSEWHERE, SILENCE],
    unless: [{ dials: ['loopback'] }],
    leads: ['source-blocked', 'path-filter', 'outbound-block', 'no-route'],
    behind: ['not-listening', 'host-down', 'accept-queue-overflow'],
    pull: 'slight',
    source: 'fail2ban(1): a ban is of one address; RFC 2979',
    shows: `It works from home.\n${TIMED_OUT}`,
    counter: `It fails at home as well.\n${TIMED_OUT}`,
  },
  {
    id: 'works-elsewhere-reset',
    text: 'In another network it works, and in this one the connection is reset: a device of this network does so',
    when: [ELSEWHERE, { ended: ['reset-later', 'reset-connecting', 'closed'] }],
    unless: [{ dials: ['loopback', 'private'] }],
    leads: ['middlebox-reset', 'proxy-in-the-way', 'source-blocked'],
    behind: ['container-loopback-bind', 'forwarded-to-wrong-port', 'protocol-mismatch'],
    pull: 'usual',
    source: 'RFC 3360: devices on the way that send resets',
    shows: `It works at home.\n${RESET} in connection to app1.example.org:443`,
    counter: `It fails at home as well.\n${RESET} in connection to app1.example.org:443`,
  },
  {
    id: 'large-ones-hang',
    text: 'Small answers come through and large ones hang',
    when: [
      {
        line: /\b(?:small|short|tiny|little)\b[^.\n]{1,80}\b(?:works?|fine|ok|pass(?:es)?|okay)\b|\b(?:big|bigger|large|larger|long|longer)\b[^.\n]{1,60}\b(?:hangs?|stalls?|freezes?|times? out|stuck|never)\b/i,
      },
      { ended: ['silent', 'connected', 'kernel-timeout', 'own-deadline'] },
    ],
    leads: ['mtu-blackhole', 'packet-loss'],
    pull: 'strong',
    source: 'RFC 2923, 2.1: a black hole passes small packets and loses large ones',
    shows:
      'Small pages are fine, large ones hang:\ncurl: (28) Operation timed out after 5000 milliseconds with 0 bytes received',
    counter:
      'All pages are slow:\ncurl: (28) Operation timed out after 5000 milliseconds with 0 bytes received',
  },
  {
    id: 'meant-is-elsewhere',
    text: 'It is told that what is meant lives at another address than the one that was dialled',
    when: [
      {
        line: /\b(?:is|lives|runs|sits|should be|moved|migrated|was moved|were moved) (?:now )?(?:at|on|to) (?:an?other (?:machine|host|server|box)|a new (?:server|host|machine|ip|address)|the new (?:server|host|machine|ip|address)|\d{1,3}(?:\.\d{1,3}){3})\b|\b(?:old|stale|previous|former|outdated|cached) (?:IP|address|A record|DNS)\b|\b(?:IP|IPs|address|addresses) (?:has |have |was |were )?changed\b|\b(?:got|gets|has|had|given|assigned) (?:a |an )?(?:new|another|different) (?:IP|address|(?:DHCP )?lease)\b|\bDHCP (?:lease|reservation|gave|changed|hands|assigned)\b/i,
      },
      { ended: ['refused', 'kernel-timeout', 'own-deadline', 'host-unreachable', 'reset-later', 'silent'] },
    ],
    unless: [{ dials: ['loopback'] }],
    leads: ['wrong-host', 'path-filter', 'not-listening'],
    pull: 'usual',
    source: 'hosts(5), resolv.conf(5): an old entry leads to where the service was',
    shows: `The database moved to 198.51.100.4.\n${TIMED_OUT}`,
    counter: `The database was updated.\n${TIMED_OUT}`,
  },
  {
    id: 'under-load-behind-nat',
    text: 'It fails under load, and the way out is a platform’s address translation: its ports run out',
    when: [
      {
        says: [
          'App Service',
          'azurewebsites.net',
          'Azure Functions',
          'AKS',
          'NAT gateway',
          'Cloud NAT',
          'Cloud Run',
          'outbound rule',
          'Standard Load Balancer',
          'NatGateway',
        ],
      },
      {
        line: /\b(?:under (?:\w{1,10} )?load|load test(?:ing)?|peaks?|bursts?|spikes?|busy hours?|concurren\w{2,6}|per second|requests\/s|rps|new HttpClient|at scale|scaled? (?:out|up)|many (?:parallel )?(?:requests|connections)|thousands of)\b/i,
      },
      { ended: ['kernel-timeout', 'own-deadline', 'silent', 'reset-later'] },
    ],
    leads: ['snat-port-exhaustion', 'packet-loss', 'accept-queue-overflow'],
    behind: ['firewall-drop', 'host-down', 'path-filter'],
    pull: 'strong',
    source:
      'Azure documentation, "Troubleshoot intermittent outbound connection errors in App Service": 128 ports an instance; Google Cloud NAT documentation, "Ports"',
    shows: `On our App Service, only under load:\n${TIMED_OUT}`,
    counter: `On our App Service, always:\n${TIMED_OUT}`,
  },
  {
    id: 'under-load',
    text: 'It fails under load: a queue, a table or the ports are full',
    when: [
      {
        line: /\b(?:(?:only|happens|fails?|starts?|begins?|timeouts?|errors?)\b[^.\n]{1,40}\bunder (?:\w{1,10} )?load|load[- ]?test(?:ing|s)?|(?:wrk|hey|ab|siege|k6 run|locust|jmeter|vegeta) -|JMeter|Locust|Gatling)\b/i,
      },
      { ended: ['kernel-timeout', 'own-deadline', 'reset-later', 'reset-connecting', 'silent'] },
    ],
    leads: ['accept-queue-overflow', 'conntrack-full', 'syn-queue-overflow', 'unresponsive-service'],
    behind: ['firewall-drop', 'path-filter', 'host-down', 'no-route'],
    pull: 'usual',
    source: 'listen(2), backlog; nf_conntrack-sysctl.rst, nf_conntrack_max',
    shows: `It happens only under load:\n${TIMED_OUT}`,
    counter: `It happens always:\n${TIMED_OUT}`,
  },
  {
    id: 'short-deadline-set',
    text: 'The client’s own time for connecting is set to less than a second',
    // jedis.timeout=50      connectTimeoutMS=300      dial timeout: 200ms      connect_timeout: 0.5
    when: [
      {
        line: /\b(?:jedis|redis|lettuce|netty|http|grpc|kafka|hikari)\S{0,30}time-?out\S{0,10}["']?\s?[=:]\s?["']?\d{1,3}(?:\D|$)|\b\w{0,20}time-?out_?(?:MS|Millis|InMillis)["']?\s?[=:,(]\s?["']?\d{1,3}(?:\D|$)|time-?out\w{0,10}["']?\s?[=:(]\s?["']?(?:\d{1,3} ?ms|0?\.\d{1,3}(?:s\b|\D|$))|time-?out of \d{1,3} ?ms/i,
      },
      { ended: ['own-deadline', 'kernel-timeout'] },
    ],
    leads: ['client-timeout-too-short', 'packet-loss'],
    pull: 'usual',
    source: 'RFC 6298, 2.1: the first repetition of a lost SYN leaves after one second',
    shows: `jedis.timeout=50\n${TIMED_OUT}`,
    counter: `jedis.timeout=5000\n${TIMED_OUT}`,
  },
  {
    id: 'recreated-behind',
    text: 'What is behind the name was made anew: it has another address than before',
    when: [
      {
        line: /\b(?:force-recreate|re-?created|re-?deployed|docker[- ]compose up|replaced|new container|rescheduled|was not (?:restarted|reloaded)|without (?:a )?(?:restart|reload))\b/i,
      },
      { line: /\bupstream\b|\bproxy\b|\bhas \d{1,3}(?:\.\d{1,3}){3}\b|\bbackend\b/i },
      { dials: ['container-network', 'pod-network'] },
      { ended: ['host-unreachable', 'kernel-timeout', 'own-deadline', 'refused'] },
    ],
    leads: ['wrong-host', 'host-down'],
    behind: ['firewall-reject'],
    pull: 'usual',
    source:
      'nginx documentation, "proxy_pass" and "resolver": a name is looked up when the configuration is read; Docker documentation, "Networking": an address lasts as long as its container',
    shows:
      'after docker compose up -d --force-recreate web\nconnect() failed (113: No route to host) while connecting to upstream, client: 198.51.100.9, server: app1, upstream: "http://172.19.0.7:3000/"',
    counter:
      'after systemctl reload firewalld\nconnect() failed (113: No route to host) while connecting to upstream, client: 198.51.100.9, server: app1, upstream: "http://172.19.0.7:3000/"',
  },
  {
    id: 'two-networks',
    text: 'The container is attached to two networks, and the proxy shares one of them',
    when: [
      {
        line: /\b(?:attached to|in|on|connected to|part of) (?:two|2|both|several|multiple) (?:docker )?networks\b|\bdifferent (?:docker |compose )?networks?\b|\bnot in the same (?:docker )?network\b/i,
      },
      { dials: ['container-network', 'short-name'] },
      { ended: ['kernel-timeout', 'own-deadline', 'host-unreachable', 'unresolved'] },
    ],
    leads: ['path-filter', 'wrong-host', 'no-route', 'dns-failure'],
    behind: ['accept-queue-overflow'],
    pull: 'usual',
    source:
      'Docker documentation, "Bridge network driver": bridges are isolated from each other; Traefik documentation, "docker.network"',
    shows: 'It is attached to two networks.\ndial tcp 172.22.0.4:8080: i/o timeout',
    counter: 'It is attached to one network.\ndial tcp 172.22.0.4:8080: i/o timeout',
  },
];
