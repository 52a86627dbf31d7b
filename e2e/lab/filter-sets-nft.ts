import { four, six, type FilterSet } from './filter-sets.ts';
import { CLIENT } from './network.ts';

const input = (rules: string, policy: string = 'accept'): string => `table inet filter {
  chain input {
    type filter hook input priority filter; policy ${policy};
${rules}
  }
}`;

const nft = (
  name: string,
  rules: string,
  dials: FilterSet['dials'],
  more: Partial<FilterSet> = {},
): FilterSet => ({
  name,
  kind: 'nft',
  rules,
  dials,
  ...more,
});

/** Rule sets that only nft can write. */
export const NFT_SETS: readonly FilterSet[] = [
  nft(
    'nft-common',
    input(
      `    iif lo accept
    ct state vmap { established : accept, related : accept, invalid : drop }
    meta l4proto { icmp, ipv6-icmp } accept
    tcp dport { 22, 80-90 } ct state new counter accept
    udp dport 3306 accept
    ip saddr ${CLIENT} tcp dport 3306 counter reject with tcp reset comment "only # this { one"
    limit rate 5/minute log prefix "drop { " level info`,
      'drop',
    ),
    [...four(22, 85, 3306, 443), ...six(22, 3306)],
  ),
  nft(
    'nft-rejects',
    input(`    tcp dport 1001 reject
    tcp dport 1002 reject with tcp reset
    tcp dport 1003 reject with icmpx type admin-prohibited
    tcp dport 1004 reject with icmpx type host-unreachable
    tcp dport 1005 reject with icmpx type no-route
    tcp dport 1006 reject with icmp type host-prohibited
    tcp dport 1006 reject with icmpv6 type policy-fail
    tcp dport 1007 reject with icmp type prot-unreachable
    tcp dport 1007 reject with icmpv6 type reject-route`),
    [...four(1001, 1002, 1003, 1004, 1005, 1006, 1007), ...six(1001, 1002, 1003, 1004, 1005, 1006, 1007)],
  ),
  nft(
    'nft-priorities',
    `table inet first {
  chain a { type filter hook input priority filter - 5; policy accept;
    tcp dport { 22, 80 } accept
    tcp dport 443 drop
  }
}
table ip second {
  chain b { type filter hook input priority 10; policy accept;
    tcp dport 22 reject
    tcp dport 443 accept
  }
}
table ip6 third {
  chain c { type filter hook input priority 0; policy drop;
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept
    tcp dport 80 accept
  }
}
table inet asleep {
  flags dormant;
  chain d { type filter hook input priority 0; policy drop;
  }
}`,
    [...four(22, 80, 443, 3306), ...six(22, 80)],
  ),
  nft(
    'nft-sets-and-maps',
    `table inet filter {
  set lan { type ipv4_addr; flags interval; elements = { 10.77.3.0/24, 10.77.1.2-10.77.1.9 }; }
  set banned { type ipv4_addr; elements = { ${CLIENT} }; }
  set pairs { type ipv4_addr . inet_service; flags interval; elements = { ${CLIENT} . 1001, 10.77.1.0/24 . 1003-1004 }; }
  set empty { type ipv4_addr; }
  map ports { type inet_service : verdict; flags interval; elements = { 22 : accept, 80-90 : jump web, 443 : goto web }; }
  chain web { tcp dport 81 drop
    tcp dport 443 return
  }
  chain input {
    type filter hook input priority filter; policy accept;
    tcp dport vmap @ports
    tcp dport 80 reject with tcp reset
    tcp dport 443 drop
    ip saddr @lan tcp dport 3306 reject
    ip saddr != @lan tcp dport 5432 reject
    tcp dport 8080 ip saddr @banned drop
    tcp dport 1521 ip saddr @empty drop
    ip saddr . tcp dport @pairs reject with icmpx type admin-prohibited
    ip saddr . tcp dport { ${CLIENT} . 1005, 10.77.9.9 . 1006 } drop
    tcp dport . ip saddr vmap { 1007 . ${CLIENT} : drop, 1008 . 10.77.9.9 : drop }
    tcp dport { 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026 } reject
  }
}`,
    [
      ...four(22, 80, 81, 85, 443, 3306, 5432, 8080, 1521, 1001, 1003, 1005, 1006, 1007, 1008, 2020),
      ...six(22, 3306),
    ],
  ),
  nft(
    'nft-flags',
    // What comes behind the SYN has other flags.
    input(`    ct state established accept
    tcp dport 1001 tcp flags syn reject
    tcp dport 1002 tcp flags == syn reject
    tcp dport 1003 tcp flags != syn reject
    tcp dport 1004 tcp flags & (fin | syn | rst | ack) == syn reject
    tcp dport 1005 tcp flags & (syn | ack) == (syn | ack) reject
    tcp dport 1006 tcp flags & (fin | syn | rst | ack) != syn reject
    tcp dport 1007 tcp flags { syn | ack, syn } reject
    tcp dport 1008 tcp flags ack,fin reject
    tcp dport 80 tcp flags & (syn | ack) != 0 reject
    tcp dport 443 tcp flags ! syn reject`),
    four(1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 80, 443),
  ),
  nft(
    'nft-comparisons',
    input(`    tcp dport < 100 tcp dport != 80 reject
    tcp dport >= 8080 drop
    tcp dport != { 80, 443, 3306 } tcp dport > 1521 reject with tcp reset
    meta l4proto tcp th dport 443 drop
    meta nfproto ipv6 tcp dport 3306 drop
    meta protocol ip tcp dport 1521 ip protocol tcp tcp sport 1024-65535 reject
    iifname "eth*" tcp dport 1001 drop
    iifname { "lo", "eth1" } tcp dport 1002 drop
    iifname != "lo" tcp dport 1003 drop
    oifname "eth0" tcp dport 1004 drop
    oifname != "eth0" tcp dport 1005 drop
    ip saddr & 255.255.0.0 == 10.77.0.0 tcp dport 1006 reject
    fib daddr type local tcp dport 1007 reject
    fib daddr type { broadcast, multicast } tcp dport 1008 reject`),
    [
      ...four(22, 80, 443, 3306, 1521, 2000, 8080, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008),
      ...six(3306, 1521),
    ],
  ),
  nft(
    'nft-nat',
    `table inet nat {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    tcp dport 8080 redirect to :80
    fib daddr type local tcp dport 1001 dnat ip to 10.77.3.2:80
    tcp dport 1002 dnat ip to 10.77.2.2:3306
  }
  chain late {
    type nat hook prerouting priority dstnat + 10; policy accept;
    tcp dport 80 redirect to :443
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    ip daddr 10.77.3.2 masquerade
  }
}
table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ct status dnat tcp dport 3306 accept
    tcp dport 3306 reject
    tcp dport 443 reject with tcp reset
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    ct status dnat ip daddr 10.77.3.2 accept
  }
}`,
    four(80, 443, 8080, 1001, 1002, 3306),
    { beyondFilter: true },
  ),
  nft(
    'nft-early',
    `table inet filter {
  chain raw {
    type filter hook prerouting priority raw; policy accept;
    tcp dport 22 drop
    tcp dport 80 notrack
  }
  chain input {
    type filter hook input priority filter; policy accept;
    ct state untracked reject with tcp reset
    tcp dport 443 meta mark set 0x5
    tcp dport 443 meta mark 0x5 ct state new drop
    tcp dport 3306 limit rate 100/second accept
    tcp dport 3306 drop
    tcp dport 1001 meter flood { ip saddr limit rate over 1000/second } drop
    tcp dport 1002 continue
    tcp dport 1002 return
    drop
  }
}`,
    four(22, 80, 443, 3306, 1001, 1002, 1003),
    { open: [443, 3306] },
  ),
];
