import type { Entry, Family } from '../entry.ts';

/**
 * Packets that a filter logged. A rule logs what it likes: where its log says that it dropped, a firewall is in the
 * picture. What `kernel:` stands before, its own parser reads.
 */

const DROPPED = { event: 'packet-logged', sign: 'firewall' } as const;

const SYN = 'PROTO=TCP SPT={n} DPT={port} WINDOW={n} RES={word} [CWR ECE ]SYN URGP={n}';

const LINUX: readonly Entry[] = [
  // IN=eth0 OUT= MAC=02:42:... SRC=192.0.2.9 DST=198.51.100.7 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=1 DF PROTO=TCP SPT=45360 DPT=5432 WINDOW=29200 RES=0x00 SYN URGP=0
  {
    says: `IN={word} OUT= {text}SRC={client} DST={address} {text}${SYN}`,
    event: 'packet-logged',
    detail: 'in',
  },
  {
    says: `IN= OUT={word} {text}SRC={client} DST={address} {text}${SYN}`,
    event: 'packet-logged',
    detail: 'out',
  },
  {
    says: `IN={word} OUT={word} {text}SRC={client} DST={address} {text}${SYN}`,
    event: 'packet-logged',
    detail: 'forward',
  },
  // [UFW BLOCK] IN=eth0 ...      FINAL_REJECT: IN=eth0 ...      STATE_INVALID_DROP: IN=eth0 ...
  {
    says: [
      '[[UFW BLOCK] IN=[{word}]',
      '[[UFW LIMIT BLOCK] IN=[{word}]',
      '[[UFW DOCKER BLOCK] IN=[{word}]',
      'REJECT: IN=[{word}]',
      'DROP: IN=[{word}]',
      'DROP:IN=[{word}]',
      'REJECT:IN=[{word}]',
      'DROPPED: IN=[{word}]',
      'DENIED: IN=[{word}]',
    ],
    sign: 'firewall',
    source:
      'ufw 0.36, src/backend_iptables.py; firewalld 1.3, src/firewall/core/fw_policy.py; prefixes of shorewall',
  },
  // fail2ban.actions: NOTICE [sshd] Ban 192.0.2.9
  {
    says: ['NOTICE [[{about}] Ban {client}', 'NOTICE  [[{about}] Ban {client}'],
    sign: 'firewall',
    source: 'fail2ban 1.0, fail2ban/server/actions.py',
  },
];

const BSD: readonly Entry[] = [
  // rule 0/0(match): block in on em0: 192.0.2.9.51022 > 198.51.100.7.8080: Flags [S], seq 1, win 65228
  {
    says: 'block in on {word}: {client} > {address}.{port}: Flags [[S]',
    detail: 'in',
    ...DROPPED,
    source: 'tcpdump 4.99, print-pflog.c',
  },
  {
    says: 'block out on {word}: {client} > {address}.{port}: Flags [[S]',
    detail: 'out',
    ...DROPPED,
    source: 'tcpdump 4.99, print-pflog.c',
  },
  // 5,,,1000000103,em0,match,block,in,4,0x0,,64,0,0,DF,6,tcp,60,192.0.2.9,198.51.100.7,51022,8080,0,S,1,,64240,,
  {
    says: ',match,(block|reject),in,{n},{text},tcp,{n},{client},{address},{n},{port},0,S',
    detail: 'in',
    ...DROPPED,
    source: 'pfSense documentation, Raw Filter Log Format',
  },
  {
    says: ',match,(block|reject),out,{n},{text},tcp,{n},{client},{address},{n},{port},0,S',
    detail: 'out',
    ...DROPPED,
    source: 'pfSense documentation, Raw Filter Log Format',
  },
];

const WFP = 'Windows security auditing, events 5152, 5157 and 5031; Windows Firewall log, pfirewall.log';

const WINDOWS: readonly Entry[] = [
  // 2026-01-02 03:04:05 DROP TCP 192.0.2.9 198.51.100.7 51022 8080 52 S 123 0 64240 - - - RECEIVE
  {
    says: 'DROP TCP {client} {address} {n} {port} {n} S {n} {n} {n} - - - RECEIVE',
    detail: 'in',
    ...DROPPED,
    source: WFP,
  },
  {
    says: 'DROP TCP {client} {address} {n} {port} {n} S {n} {n} {n} - - - SEND',
    detail: 'out',
    ...DROPPED,
    source: WFP,
  },
  {
    says: [
      'The Windows Filtering Platform has blocked a packet',
      'The Windows Filtering Platform has blocked a connection',
      'The Windows Firewall Service blocked an application from accepting incoming connections on the network',
    ],
    ...DROPPED,
    source: WFP,
  },
];

const CISCO =
  'Cisco Secure Firewall ASA Series Syslog Messages, 106001 to 106100, 710003, 710005; Cisco IOS, SEC-6-IPACCESSLOGP';

const GEAR: readonly Entry[] = [
  // %ASA-4-106023: Deny tcp src outside:192.0.2.9/49152 dst dmz:198.51.100.7/8443 by access-group "OUTSIDE-IN" [0x8401, 0x0]
  {
    says: 'Deny tcp src {word}:{client} dst {word}:{address}/{port}[ by access-group {about}]',
    detail: 'forward',
    ...DROPPED,
  },
  // %ASA-2-106001: Inbound TCP connection denied from 192.0.2.9/51022 to 198.51.100.7/8080 flags SYN on interface outside
  {
    says: 'Inbound TCP connection denied from {client} to {address}/{port} flags SYN',
    detail: 'forward',
    ...DROPPED,
  },
  // %ASA-6-106015: Deny TCP (no connection) from 198.51.100.7/8080 to 192.0.2.9/51022 flags SYN ACK: it saw no SYN
  {
    says: 'Deny TCP ((no connection) from {address}/{port} to {client} flags SYN ACK',
    detail: 'forward syn-ack',
    ...DROPPED,
  },
  // %ASA-6-106100: access-list OUTSIDE-IN denied tcp outside/192.0.2.9(51022) -> dmz/198.51.100.7(8080) hit-cnt 1
  {
    says: 'access-list {about} denied tcp {word}/{client}(({n}) -> {word}/{address}(({port}) hit-cnt {n} (first hit|{word} interval)',
    detail: 'forward',
    ...DROPPED,
  },
  // %SEC-6-IPACCESSLOGP: list 101 denied tcp 192.0.2.9(51022) -> 198.51.100.7(8080), 1 packet
  { says: 'list {about} denied tcp {client}(({n}) -> {address}(({port})', detail: 'forward', ...DROPPED },
  {
    says: [
      'TCP access denied by ACL from {client} to {word}:{address}/{port}',
      'TCP request discarded from {client} to {word}:{address}/{port}',
    ],
    detail: 'in',
    ...DROPPED,
  },
].map((entry): Entry => ({ ...(entry as Entry), source: CISCO }));

const OTHER_GEAR: readonly Entry[] = [
  // srcip=192.0.2.9 srcport=51022 ... dstip=198.51.100.7 dstport=8080 dstintf="port2" dstintfrole="lan" sessionid=1 proto=6 action="deny"
  {
    says: 'dstip={address} dstport={port} {text}action="deny"',
    detail: 'forward',
    ...DROPPED,
    source: 'FortiOS log reference, traffic log',
  },
  // RT_FLOW_SESSION_DENY: session denied 192.0.2.9/51022->198.51.100.7/8080 0x0 junos-http 6(0) deny-all
  {
    says: 'session denied {client}->{address}/{port}',
    detail: 'forward',
    ...DROPPED,
    source: 'Junos system log explorer, RT_FLOW_SESSION_DENY',
  },
  // [Drop] [**] [1:2402000:1] ET DROP ... [**] [Classification: ...] {TCP} 192.0.2.9:51022 -> 198.51.100.7:8080
  {
    says: '[[Drop] [[**] {text}{{TCP} {client} -> {at}',
    detail: 'forward',
    ...DROPPED,
    source: 'Suricata 6, src/alert-fastlog.c',
  },
];

const CLOUD: readonly Entry[] = [
  // 2 123456789012 eni-0abc1234 192.0.2.9 198.51.100.7 51022 8080 6 1 60 1700000000 1700000060 REJECT OK
  {
    says: [
      'eni-{word} {client} {address} {n} {port} 6 {n} {n} {n} {n} REJECT OK',
      // the columns of an export: 2,123456789012,eni-0abc1234,192.0.2.9,198.51.100.7,51022,8080,6,1,60,...,REJECT,OK
      ',eni-{word},{client},{address},{n},{port},6,{n},{n},{n},{n},REJECT,OK',
    ],
    ...DROPPED,
    source: 'Amazon VPC user guide, flow log records',
  },
  // 1700000000,192.0.2.9,198.51.100.7,51022,8080,T,I,D,B,,,,
  {
    says: ',{client},{address},{n},{port},T,I,D',
    detail: 'in',
    ...DROPPED,
    source: 'Azure Network Watcher, NSG flow log tuples',
  },
  {
    says: ',{client},{address},{n},{port},T,O,D',
    detail: 'out',
    ...DROPPED,
    source: 'Azure Network Watcher, NSG flow log tuples',
  },
  {
    says: ['"disposition":"DENIED"', '"disposition": "DENIED"'],
    ...DROPPED,
    source: 'Google Cloud, Firewall Rules Logging, log record',
  },
];

const CLUSTER: readonly Entry[] = [
  // xx drop (Policy denied) flow 0x5c2a to endpoint 1412, ifindex 21, file bpf_lxc.c:1234, identity 1203->4410: 192.0.2.9:51022 -> 198.51.100.7:8080 tcp SYN
  {
    says: [
      'xx drop ((Policy denied) {text}: {client} -> {at} tcp SYN',
      'xx drop ((Policy denied by denylist) {text}: {client} -> {at} tcp SYN',
    ],
    event: 'packet-logged',
    detail: 'forward',
    source: 'Cilium 1.14, pkg/monitor/datapath_drop.go, pkg/monitor/api/drop.go',
  },
  {
    says: [
      'Stale or unroutable IP',
      'Invalid source ip',
      'No tunnel/encapsulation endpoint',
      'Service backend not found',
      'CT: Map insertion failed',
      'First logical datagram fragment not found',
    ].map((why) => `xx drop ((${why}) {text}: {client} -> {at} tcp SYN`),
    event: 'packet-logged',
    detail: 'forward',
    source: 'Cilium 1.14, pkg/monitor/datapath_drop.go, pkg/monitor/api/drop.go',
  },
  // ops/app1:51022 (ID:1203) <> ops/db1:5432 (ID:4410) policy-verdict:none INGRESS DENIED (TCP Flags: SYN)
  // ops/app1:51022 (ID:1203) <> ops/db1:5432 (ID:4410) Policy denied DROPPED (TCP Flags: SYN)
  {
    says: [
      '(<>|->) {about}:{port} ((ID:{n}) Policy denied DROPPED ((TCP Flags: SYN)',
      '(<>|->) {about}:{port} (({word}) Policy denied DROPPED ((TCP Flags: SYN)',
      '(<>|->) {about}:{port} Policy denied DROPPED ((TCP Flags: SYN)',
      '(<>|->) {about}:{port} ((ID:{n}) policy-verdict:none (INGRESS|EGRESS) DENIED ((TCP Flags: SYN)',
      '(<>|->) {about}:{port} ((ID:{n}) policy-verdict:none DENIED ((TCP Flags: SYN)',
      '(<>|->) {about}:{port} (({word}) policy-verdict:none DENIED ((TCP Flags: SYN)',
    ],
    event: 'packet-logged',
    detail: 'forward',
    source: 'Hubble 0.5 to 0.12, pkg/printer/printer.go',
  },
  // "verdict":"DROPPED","drop_reason":133,...      "drop_reason_desc":"POLICY_DENIED"
  {
    says: ['"drop_reason_desc":[ ]"POLICY_DENIED"', '"drop_reason_desc":[ ]"POLICY_DENY"'],
    event: 'packet-logged',
    detail: 'forward',
    source: 'Cilium 1.14, api/v1/flow/flow.proto: DropReason',
  },
  // "verdict":"DROPPED",...,"IP":{"source":"192.0.2.9","destination":"192.0.2.5","ipVersion":"IPv4"},"l4":{"TCP":{"source_port":...
  {
    says: '"verdict":[ ]"DROPPED"{text}"IP":[ ]{{"source":[ ]"{source}",[ ]"destination":[ ]"{address}"{text}"destination_port":[ ]{port}',
    event: 'packet-logged',
    detail: 'forward',
    source: 'Cilium 1.14, api/v1/flow/flow.proto: DropReason',
  },
  // acl_log(ovn_pinctrl0)|INFO|name="deny-all", verdict=drop, severity=info, direction=to-lport: tcp,...
  {
    says: 'verdict=(drop|reject), severity={word}, direction={word}: tcp',
    event: 'packet-logged',
    source: 'OVN 22.12, lib/acl-log.c',
  },
];

const DROP_REASONS = 'linux 6.1, include/net/dropreason.h; cilium/pwru 1.0, internal/pwru/output.go';
const FREED = '(kfree_skb_reason|sk_skb_reason_drop)((SKB_DROP_REASON_NETFILTER_DROP)';

const TRACERS: readonly Entry[] = [
  // 0xffff9a0101be4200 2 <empty>:0 4026531840 0 eth0:2 0x0800 1500 60 192.0.2.9:51022->198.51.100.7:8080(tcp) kfree_skb_reason(SKB_DROP_REASON_NETFILTER_DROP)
  // 0xffff8881a2c3de00 3 [curl] kfree_skb_reason(SKB_DROP_REASON_NETFILTER_DROP) 192.0.2.9:51022->198.51.100.7:8080(tcp)
  {
    says: [
      `{client}->{at}((tcp) ${FREED}`,
      `{client}->{at}((tcp:SYN) ${FREED}`,
      `${FREED} {client}->{at}((tcp`,
    ],
    ...DROPPED,
    source: DROP_REASONS,
  },
  // kfree_skb: skbaddr=00000000a1b2c3d4 protocol=2048 location=nf_hook_slow+0xa8/0x110 reason: NETFILTER_DROP
  {
    says: 'kfree_skb: skbaddr={word} {text}reason: NETFILTER_DROP',
    ...DROPPED,
    source: 'linux 6.1, include/trace/events/skb.h',
  },
];

const MORE_GEAR: readonly Entry[] = [
  // drop-in forward: in:ether1 out:bridge, connection-state:new src-mac 00:11:22:33:44:55, proto TCP (SYN), 192.0.2.9:51022->198.51.100.7:8291, len 52
  {
    says: 'forward: in:{word} out:{word}, {text}proto TCP ((SYN), {client}->{at}, len {n}',
    event: 'packet-logged',
    detail: 'forward',
    source: 'RouterOS documentation, Log and firewall filter action log',
  },
  {
    says: 'input: in:{word} out:((unknown 0), {text}proto TCP ((SYN), {client}->{at}, len {n}',
    event: 'packet-logged',
    detail: 'in',
    source: 'RouterOS documentation, Log and firewall filter action log',
  },
  // fw_log_drop_ex: Packet proto=6 192.0.2.9:51022 -> 198.51.100.7:1433 dropped by fw_send_log_drop Reason: Rulebase drop - rule 42;
  {
    says: 'Packet proto=6 {client} -> {at} dropped by {word} Reason:',
    detail: 'forward',
    ...DROPPED,
    source: 'Check Point sk30583, fw ctl zdebug + drop',
  },
];

export const filterLogs: Family = {
  id: 'filter-logs',
  source: 'linux 6.1, net/ipv4/netfilter/nf_log_ipv4.c and net/netfilter/nf_log_syslog.c',
  entries: [
    ...LINUX,
    ...BSD,
    ...WINDOWS,
    ...GEAR,
    ...OTHER_GEAR,
    ...CLOUD,
    ...CLUSTER,
    ...TRACERS,
    ...MORE_GEAR,
  ],
};
