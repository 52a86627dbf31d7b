import { onceAKind } from '../../../model/tables.ts';
import { some, type Sign } from '../sign.ts';

/** What the kernel, a device or a cloud says of the packet itself: who let it fall. */

const SYN = '192.0.2.9:51234->198.51.100.7:8080(tcp)';

/** Of each address, how often ARP asks for it or it asks itself, and whether one of them is answered. */
const askedAbout = onceAKind('packet', (packets) => {
  const about = new Map<string, { asked: number; answered: boolean }>();
  for (const { protocol, to, from, neighbour, count } of packets) {
    if (protocol !== 'arp') continue;
    for (const address of new Set([to.address, from.address])) {
      const known = about.get(address) ?? { asked: 0, answered: false };
      about.set(address, known);
      if (neighbour?.says === 'asks') known.asked += count;
      known.answered ||= neighbour?.says === 'answers';
    }
  }
  return about;
});

export const TRACED_SIGNS: readonly Sign[] = [
  {
    id: 'traced-netfilter-drop',
    text: 'The kernel’s own trace shows that netfilter dropped the packet',
    when: [
      {
        line: /(?:\b(?:SKB_DROP_REASON_)?NETFILTER_DROP\)|\breason: NETFILTER_DROP\b|\bdrop \(NETFILTER_DROP\)|^trace id [\da-f]{8} .{3,120}(?:\(verdict drop\)|policy drop)\s*$)/,
      },
    ],
    leads: ['firewall-drop', 'source-blocked', 'path-filter'],
    pull: 'strong',
    source: 'linux 6.1, include/net/dropreason.h: NETFILTER_DROP; nft(8), monitor trace',
    shows: `0xffff9a0101be4200 2 <empty>:0 4026531840 0 eth0:2 0x0800 1500 60 ${SYN} kfree_skb_reason(SKB_DROP_REASON_NETFILTER_DROP)`,
    counter: `0xffff9a0101be4200 2 <empty>:0 4026531840 0 eth0:2 0x0800 1500 60 ${SYN} kfree_skb_reason(SKB_DROP_REASON_TCP_CSUM)`,
  },
  {
    id: 'traced-no-socket',
    text: 'The kernel’s own trace shows that no socket takes the packet',
    when: [{ line: /\b(?:SKB_DROP_REASON_NO_SOCKET\)|reason: NO_SOCKET\b|drop \(NO_SOCKET\))/ }],
    leads: ['not-listening', 'wrong-port', 'loopback-only', 'container-loopback-bind', 'other-address-only'],
    pull: 'strong',
    source: 'linux 6.1, include/net/dropreason.h: NO_SOCKET, no socket was found',
    shows: `0xffff8881a2c3de00 3 [curl] kfree_skb_reason(SKB_DROP_REASON_NO_SOCKET) ${SYN}`,
    counter: `0xffff8881a2c3de00 3 [curl] kfree_skb_reason(SKB_DROP_REASON_TCP_CSUM) ${SYN}`,
  },
  {
    id: 'traced-reverse-path',
    text: 'The kernel’s own trace shows that the reverse path filter dropped the packet',
    when: [{ line: /\b(?:SKB_DROP_REASON_IP_RPFILTER\)|reason: IP_RPFILTER\b|drop \(IP_RPFILTER\))/ }],
    leads: ['reverse-path-filter'],
    pull: 'strong',
    source: 'linux 6.1, include/net/dropreason.h: IP_RPFILTER',
    shows: `0xffff8881a2c3de00 3 [curl] kfree_skb_reason(SKB_DROP_REASON_IP_RPFILTER) ${SYN}`,
    counter: `0xffff8881a2c3de00 3 [curl] kfree_skb_reason(SKB_DROP_REASON_TCP_CSUM) ${SYN}`,
  },
  {
    id: 'drop-rule-counted',
    text: 'A rule that drops packets to a port has counted some',
    when: [
      {
        line: /^\s{0,6}[1-9]\d{0,11}[KMGT]?\s{1,8}\d{1,12}[KMGT]?\s{1,8}DROP\s{1,8}(?:tcp|6)\s.{10,160}\bdpts?:\d/,
      },
    ],
    unless: [{ ended: ['refused', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['firewall-drop', 'source-blocked', 'path-filter'],
    pull: 'strong',
    source: 'iptables(8), -L -v: the packets that a rule has matched; -j DROP',
    shows:
      '   25  1500 DROP       tcp  --  eth0   *       0.0.0.0/0            0.0.0.0/0            tcp dpt:8086',
    counter:
      '    0     0 DROP       tcp  --  eth0   *       0.0.0.0/0            0.0.0.0/0            tcp dpt:8086',
  },
  {
    id: 'neighbour-asked-in-vain',
    text: 'The neighbour is asked for its hardware address again and again, and does not answer',
    when: [
      some('packet', ({ neighbour, to }, { facts }) => {
        if (neighbour?.says !== 'asks') return false;
        const about = askedAbout(facts).get(to.address);
        return about !== undefined && about.asked > 1 && !about.answered;
      }),
    ],
    unless: [{ ended: ['refused', 'unresolved', 'reset-later', 'closed'] }],
    leads: ['host-down', 'wrong-host', 'no-route'],
    pull: 'strong',
    source: 'RFC 826: who has the address answers; measured (facts E: three ARP requests, 1.02 s apart)',
    shows: [1, 2]
      .map((s) => `12:00:0${s}.100100 ARP, Request who-has 192.0.2.77 tell 192.0.2.10, length 28`)
      .join('\n'),
    counter: [
      '12:00:01.100100 ARP, Request who-has 192.0.2.77 tell 192.0.2.10, length 28',
      '12:00:01.100300 ARP, Reply 192.0.2.77 is-at 00:50:56:ab:10:22, length 46',
      '12:00:02.100100 ARP, Request who-has 192.0.2.77 tell 192.0.2.10, length 28',
    ].join('\n'),
  },
  {
    id: 'cluster-policy-dropped',
    text: 'A network policy of the cluster dropped the packet',
    when: [
      {
        says: [
          'Policy denied DROPPED',
          'Policy denied by denylist DROPPED',
          'xx drop ((Policy denied',
          'policy-verdict:none (INGRESS|EGRESS) DENIED',
          'verdict=drop, severity=',
          '"drop_reason_desc":"POLICY_DENIED"',
        ],
      },
    ],
    leads: ['firewall-drop', 'path-filter', 'source-blocked'],
    pull: 'strong',
    source:
      'Cilium 1.14, pkg/monitor/api/drop.go; Kubernetes documentation, "Network Policies": what none allows is dropped',
    shows: 'ops/app1:51022 (ID:1203) <> ops/db1:5432 (ID:4410) Policy denied DROPPED (TCP Flags: SYN)',
    counter: 'ops/app1:51022 (ID:1203) <> ops/db1:5432 (ID:4410) to-endpoint FORWARDED (TCP Flags: SYN)',
  },
  {
    id: 'device-drops',
    text: 'A firewall on the way says that it dropped the packet',
    when: [
      {
        says: [
          'Denied by forward policy check',
          'iprope_in_check(() check failed',
          '((acl-drop) Flow is denied by configured rule',
          'dropped by fw_send_log_drop',
          'dropped by fwpslglue',
          'session denied {client}->',
          '"disposition":"DENIED"',
          '"disposition": "DENIED"',
          'cause: FIREWALL_RULE',
          'cause: FORWARDING_RULE_MISMATCH',
          ',T,I,D',
          ',T,O,D',
          'drop{text}: in:{word} out:{word}, {text}proto TCP ((SYN)',
        ],
      },
    ],
    leads: ['path-filter', 'firewall-drop', 'source-blocked', 'outbound-block'],
    pull: 'strong',
    source:
      'FortiOS documentation, "Debugging the packet flow"; Cisco ASA command reference, packet-tracer; Check Point sk30583, fw ctl zdebug; Google Cloud, Firewall Rules Logging; Azure, NSG flow log tuples; RouterOS, Log',
    shows:
      'id=20085 trace_id=10 func=fw_forward_handler line=640 msg="Denied by forward policy check (policy 0)"',
    counter: 'id=20085 trace_id=10 func=fw_forward_handler line=811 msg="Allowed by Policy-5: SNAT"',
  },
  {
    id: 'router-logged-drop',
    text: 'A router’s filter logged that it dropped a packet that it was to forward',
    when: [{ line: /\[[\w.-]{1,40}-D\] ?IN=[\w.@-]{1,15} OUT=[\w.@-]{1,15} / }],
    leads: ['path-filter', 'firewall-drop', 'source-blocked'],
    pull: 'strong',
    source:
      'VyOS documentation, "Firewall", logs: [name-rule-D] for drop; xt_LOG.c: IN= and OUT= of a forwarded packet',
    shows:
      'kernel: [WAN_IN-default-D]IN=eth0 OUT=eth1 MAC=00:00 SRC=203.0.113.9 DST=192.0.2.20 LEN=52 TOS=0x00 PREC=0x00 TTL=117 ID=1 DF PROTO=TCP SPT=50122 DPT=32400 WINDOW=64240 RES=0x00 SYN URGP=0',
    counter:
      'kernel: [WAN_IN-20-A]IN=eth0 OUT=eth1 MAC=00:00 SRC=203.0.113.9 DST=192.0.2.20 LEN=52 TOS=0x00 PREC=0x00 TTL=117 ID=1 DF PROTO=TCP SPT=50122 DPT=32400 WINDOW=64240 RES=0x00 SYN URGP=0',
  },
  {
    id: 'windows-stack-dropped',
    text: 'Windows’ own stack dropped the packet on inspection',
    when: [{ line: /\bDropReason INET: (?:Inspection drop|Transport inspection)/i }],
    leads: ['firewall-drop', 'source-blocked'],
    pull: 'strong',
    source: 'Microsoft documentation, "Pktmon": drop reasons; INET: inspection is the filtering platform',
    shows:
      '[02]0000.0000::2026-01-05 08:12:40.901221100 [Microsoft-Windows-PktMon] Drop: PktGroupId 1, PktNumber 1, Appearance 0, Direction Rx , Type IP , Component 41, Filter 1, DropReason INET: Inspection drop , DropLocation 0xE0004168, OriginalSize 52, LoggedSize 52',
    counter:
      '[02]0000.0000::2026-01-05 08:12:40.901221100 [Microsoft-Windows-PktMon] PktGroupId 1, PktNumber 1, Appearance 0, Direction Rx , Type IP , Component 41, Filter 1, DropReason 0 , DropLocation 0 , OriginalSize 52, LoggedSize 52',
  },
  {
    id: 'windows-blocked-outbound',
    text: 'Windows’ filtering platform blocked the connection on its way out',
    when: [
      { says: ['The Windows Filtering Platform has blocked'] },
      { line: /^\s*Direction:\s+Outbound\s*$/ },
    ],
    leads: ['outbound-block', 'local-policy-denied', 'firewall-drop'],
    pull: 'strong',
    source: 'Windows security auditing, events 5152 and 5157',
    shows: 'The Windows Filtering Platform has blocked a connection.\n\tDirection:\t\tOutbound',
    counter: 'The Windows Filtering Platform has blocked a connection.\n\tDirection:\t\tInbound',
  },
  {
    id: 'windows-blocked-inbound',
    text: 'Windows’ filtering platform blocked the connection on its way in',
    when: [
      { says: ['The Windows Filtering Platform has blocked'] },
      { line: /^\s*Direction:\s+Inbound\s*$/ },
    ],
    leads: ['firewall-drop', 'source-blocked'],
    pull: 'strong',
    source: 'Windows security auditing, events 5152 and 5157',
    shows: 'The Windows Filtering Platform has blocked a connection.\n\tDirection:\t\tInbound',
    counter: 'The Windows Filtering Platform has blocked a connection.\n\tDirection:\t\tOutbound',
  },
  {
    id: 'syn-ack-thrown-back',
    text: 'The client’s kernel answers the SYN-ACK with a bare RST: it came from an end that it did not dial',
    when: [
      some(
        'conversation',
        ({ synAck, handshake, resets }) =>
          synAck !== undefined &&
          !handshake &&
          resets.some(({ by, after, bare }) => by === 'client' && after === 'syn-ack' && bare === true),
      ),
    ],
    leads: ['reply-address-mismatch', 'conntrack-invalid-reset', 'return-path-lost', 'middlebox-reset'],
    pull: 'strong',
    source:
      'RFC 9293, 3.10.7.1: a segment to a connection that does not exist is answered by a RST without ACK',
    shows: [
      '12:00:00.000000 IP 198.51.100.9.40000 > 192.0.2.7.80: Flags [S], seq 1, win 64240, options [mss 1460], length 0',
      '12:00:00.000100 IP 192.0.2.7.80 > 198.51.100.9.40000: Flags [S.], seq 9, ack 2, win 65160, options [mss 1460], length 0',
      '12:00:00.000200 IP 198.51.100.9.40000 > 192.0.2.7.80: Flags [R], seq 2, win 0, length 0',
    ].join('\n'),
    counter: [
      '12:00:00.000000 IP 198.51.100.9.40000 > 192.0.2.7.80: Flags [S], seq 1, win 64240, options [mss 1460], length 0',
      '12:00:00.000100 IP 192.0.2.7.80 > 198.51.100.9.40000: Flags [R.], seq 0, ack 2, win 0, length 0',
    ].join('\n'),
  },
];
