import { CLIENT, CLIENT_V6, SERVER, SERVER_V6 } from './network.ts';

/** Rule sets for the packet filter's judge: what the real kernel makes of a SYN. */

export interface Dial {
  readonly from: 'client' | 'other' | 'server';
  readonly address: string;
  readonly port: number;
}

export interface FilterSet {
  readonly name: string;
  /** Whose filter it is; the server's if left out. */
  readonly on?: 'server' | 'router' | 'client';
  readonly kind: 'iptables' | 'nft' | 'legacy' | 'ufw' | 'firewalld';
  /** A script for iptables and the front ends, a file for nft. */
  readonly rules: string;
  readonly dials: readonly Dial[];
  /** Rules that stand in other tables than filter: `iptables -S` alone would not show them. */
  readonly beyondFilter?: true;
  /** Ports of whose fate the rules cannot tell (a limit, a random choice). */
  readonly open?: readonly number[];
}

const to =
  (from: Dial['from'], address: string) =>
  (...ports: readonly number[]): readonly Dial[] =>
    ports.map((port) => ({ from, address, port }));

export const four = to('client', SERVER);
export const six = to('client', SERVER_V6);
export const fromOther = to('other', SERVER);
const fromServer = to('server', SERVER);

const iptables = (
  name: string,
  rules: string,
  dials: readonly Dial[],
  more: Partial<FilterSet> = {},
): FilterSet => ({
  name,
  kind: 'iptables',
  rules,
  dials,
  ...more,
});

const kinds4 =
  'net-unreachable host-unreachable port-unreachable proto-unreachable net-prohibited host-prohibited admin-prohibited';
const kinds6 = 'no-route adm-prohibited addr-unreachable port-unreachable policy-fail reject-route';

const rejects = (tool: string, kinds: string, prefix: string): string =>
  [...kinds.split(' ').map((kind) => `${prefix}${kind}`), 'tcp-reset']
    .map((kind, i) => `${tool} -A INPUT -p tcp --dport ${1001 + i} -j REJECT --reject-with ${kind}`)
    .join('\n');

export const IPTABLES_SETS: readonly FilterSet[] = [
  iptables('no-rules', 'true', four(22, 3306)),
  iptables(
    'reject-kinds',
    rejects('iptables', kinds4, 'icmp-'),
    four(1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008),
  ),
  iptables(
    'reject-kinds-v6',
    rejects('ip6tables', kinds6, 'icmp6-').replace('icmp6-tcp', 'tcp'),
    six(1001, 1002, 1003, 1004, 1005, 1006, 1007, 22),
  ),
  iptables(
    'drop-policy',
    `iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A INPUT -p icmp -j ACCEPT
iptables -A INPUT -p udp --dport 3306 -j ACCEPT
iptables -A INPUT -p tcp --dport 22 -j ACCEPT
iptables -P INPUT DROP
ip6tables -P INPUT DROP
ip6tables -A INPUT -p ipv6-icmp -j ACCEPT`,
    [...four(22, 3306), ...six(22), ...fromServer(3306)],
  ),
  iptables(
    'rhel-default',
    `iptables -A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT
iptables -A INPUT -p icmp -j ACCEPT
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -p tcp -m state --state NEW -m tcp --dport 22 -j ACCEPT
iptables -A INPUT -j REJECT --reject-with icmp-host-prohibited`,
    [...four(22, 3306), ...fromServer(3306)],
  ),
  iptables(
    'ports',
    `iptables -A INPUT -p tcp -m multiport --dports 22,80:90 -j ACCEPT
iptables -A INPUT -p tcp --dport 1000:1010 --sport 1024: -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp ! --dport 3306 -m comment --comment 'say "no" -j ACCEPT' -j DROP
iptables -A INPUT -p tcp -m multiport ! --dports 3306,3307 -j REJECT`,
    four(22, 85, 1005, 3306, 5432),
  ),
  iptables(
    'sources',
    `iptables -A INPUT -p tcp --dport 22 -s ${CLIENT} -j DROP
iptables -A INPUT -p tcp --dport 80 ! -s 10.77.3.0/24 -j REJECT
iptables -A INPUT -p tcp --dport 443 -m iprange --src-range 10.77.1.1-10.77.1.9 -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp --dport 3306 -m iprange ! --dst-range 10.77.2.1-10.77.2.9 -j DROP
iptables -A INPUT -p tcp --dport 5432 -d 10.77.2.3 -j DROP
iptables -A INPUT -p tcp --dport 8080 -s 10.0.0.0/8 -d ${SERVER}/255.255.255.0 -j REJECT`,
    [...four(22, 80, 443, 3306, 5432, 8080), ...fromOther(22, 80, 443, 8080)],
  ),
  iptables(
    'chains',
    `for chain in web db never gone f2b-sshd; do iptables -N $chain; done
iptables -A INPUT -p tcp --dport 80 -j web
iptables -A INPUT -p tcp --dport 80 -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp --dport 3306 -g db
iptables -A INPUT -p tcp --dport 3306 -j DROP
iptables -A INPUT -p tcp --dport 22 -j f2b-sshd
iptables -A INPUT -p tcp --dport 5432 -j gone
iptables -A INPUT -p tcp --dport 5432 -j REJECT --reject-with icmp-net-prohibited
iptables -A web -s 10.77.3.2 -j RETURN
iptables -A web -j ACCEPT
iptables -A db -p udp -j DROP
iptables -A gone -g never
iptables -A never -j RETURN
iptables -A f2b-sshd -s ${CLIENT}/32 -j REJECT --reject-with icmp-port-unreachable
iptables -A f2b-sshd -j RETURN`,
    [...four(80, 3306, 22, 5432), ...fromOther(80, 22)],
  ),
  iptables(
    'states-and-flags',
    `iptables -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT
iptables -A INPUT -m conntrack --ctstate INVALID -j DROP
iptables -A INPUT -p tcp ! --syn -m conntrack --ctstate NEW -j DROP
iptables -A INPUT -p tcp --tcp-flags ALL NONE -j DROP
iptables -A INPUT -p tcp --tcp-flags SYN,FIN SYN,FIN -j DROP
iptables -A INPUT -p tcp --dport 22 --tcp-flags ALL SYN -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp --dport 80 --tcp-flags SYN,ACK SYN,ACK -j DROP
iptables -A INPUT -p tcp --dport 443 -m conntrack --ctstate NEW -j REJECT
iptables -A INPUT -p tcp --dport 3306 -m conntrack ! --ctstate NEW -j REJECT
iptables -A INPUT -f -j DROP`,
    four(22, 80, 443, 3306),
  ),
  iptables(
    'untracked',
    `iptables -t raw -A PREROUTING -p tcp --dport 80 -j CT --notrack
iptables -t raw -A OUTPUT -p tcp --sport 80 -j CT --notrack
iptables -A INPUT -p tcp -m conntrack --ctstate UNTRACKED -j REJECT --reject-with tcp-reset
iptables -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -j ACCEPT
iptables -A INPUT -j DROP`,
    four(22, 80, 3306),
    { beyondFilter: true },
  ),
  iptables(
    'redirect',
    `iptables -t nat -A PREROUTING -p tcp --dport 8080 -j REDIRECT --to-ports 80
iptables -t nat -A PREROUTING -p tcp --dport 8081 -j DNAT --to-destination :3306
iptables -A INPUT -p tcp --dport 8080 -j DROP
iptables -A INPUT -p tcp --dport 3306 -j REJECT --reject-with icmp-admin-prohibited`,
    four(80, 8080, 8081, 3306),
    { beyondFilter: true },
  ),
  iptables(
    'published-port',
    `echo 1 > /proc/sys/net/ipv4/ip_forward
iptables -t nat -N DOCKER
iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
iptables -t nat -A DOCKER -i docker0 -j RETURN
iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.77.3.2:80
iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8081 -j DNAT --to-destination 10.77.3.2:81
iptables -t nat -A POSTROUTING ! -s 10.77.2.0/24 -j MASQUERADE
iptables -P FORWARD DROP
iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -d 10.77.3.2 -p tcp --dport 80 -j ACCEPT
iptables -A INPUT -p tcp --dport 8080 -j DROP`,
    four(8080, 8081, 22),
    { beyondFilter: true },
  ),
  iptables(
    'early-tables',
    `iptables -t raw -A PREROUTING -p tcp --dport 22 -j DROP
iptables -t mangle -A PREROUTING -p tcp --dport 80 -j DROP
iptables -t mangle -A PREROUTING -p tcp --dport 443 -j ACCEPT
iptables -t mangle -A INPUT -p tcp --dport 3306 -j DROP
iptables -A INPUT -p tcp -m multiport --dports 22,80,3306 -j ACCEPT
iptables -A INPUT -j REJECT`,
    four(22, 80, 443, 3306),
    { beyondFilter: true },
  ),
  iptables(
    'interfaces',
    `iptables -A INPUT -i eth1 -p tcp --dport 22 -j DROP
iptables -A INPUT -i eth+ -p tcp --dport 80 -j REJECT
iptables -A INPUT ! -i lo -p tcp --dport 443 -j DROP
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -p tcp --dport 3306 -j REJECT`,
    [...four(22, 80, 443, 3306), ...fromServer(80, 3306)],
  ),
  iptables(
    'not-judged',
    `iptables -A INPUT -p tcp --dport 22 -m limit --limit 100/sec -j ACCEPT
iptables -A INPUT -p tcp --dport 22 -j DROP
iptables -A INPUT -p tcp --dport 80 -m recent --set --name seen
iptables -A INPUT -p tcp --dport 80 -m recent --update --seconds 30 --hitcount 20 --name seen -j REJECT
iptables -A INPUT -p tcp --dport 443 -m limit --limit 5/min -j LOG --log-prefix 'x y '
iptables -A INPUT -p tcp --dport 443 -m mark --mark 0x1 -j DROP
iptables -A INPUT -p tcp --dport 443 -j DROP
iptables -A INPUT -p tcp --dport 3306 -j MARK --set-mark 5
iptables -A INPUT -p tcp -m multiport --ports 1001:1003,1005 -j REJECT`,
    four(22, 80, 443, 3306, 1002, 1005),
    { open: [22, 80, 1002, 1005, 3306] },
  ),
  {
    name: 'legacy',
    kind: 'legacy',
    rules: `iptables-legacy -A INPUT -p tcp --dport 22 -j REJECT
iptables-legacy -A INPUT -p tcp --dport 80 -m state --state NEW -j DROP`,
    dials: four(22, 80, 443),
  },
  iptables(
    'client-output',
    `iptables -A OUTPUT -o lo -j ACCEPT
iptables -A OUTPUT -p tcp --dport 22 -j DROP
iptables -A OUTPUT -p tcp --dport 80 -j REJECT --reject-with icmp-admin-prohibited
iptables -A OUTPUT -p tcp --dport 443 -m conntrack --ctstate NEW -j REJECT --reject-with tcp-reset
iptables -A OUTPUT -o eth0 -d ${SERVER} -p tcp --dport 3306 -j REJECT
ip6tables -A OUTPUT -p tcp --dport 22 -j REJECT --reject-with icmp6-adm-prohibited`,
    [...four(22, 80, 443, 3306, 5432), ...six(22, 80)],
    { on: 'client' },
  ),
  iptables(
    'router-forward',
    `iptables -P FORWARD DROP
iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -i eth0 -o eth1 -p tcp --dport 22 -j ACCEPT
iptables -A FORWARD -i eth2 -p tcp --dport 80 -j ACCEPT
iptables -A FORWARD -o eth1 -s ${CLIENT} -p tcp --dport 443 -j REJECT --reject-with icmp-host-unreachable
iptables -A INPUT -j DROP
ip6tables -A FORWARD -s ${CLIENT_V6} -p tcp --dport 22 -j REJECT`,
    [...four(22, 80, 443, 3306), ...fromOther(80), ...six(22, 80)],
    { on: 'router' },
  ),
];
