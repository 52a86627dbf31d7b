/** A tool as one package brings it; `binary` is where the package puts it, `as` the name by which it is typed. */
export interface Tool {
  readonly package: string;
  readonly binary: string;
  readonly as?: readonly string[];
}

const tool = (name: string, binary: string, ...as: readonly string[]): Tool => ({
  package: name,
  binary,
  as,
});

export const TOOLS = {
  arp: tool('net-tools', '/usr/sbin/arp'),
  arping: tool('iputils-arping', '/usr/bin/arping'),
  bash: tool('bash', '/bin/bash'),
  busybox: tool(
    'busybox',
    '/bin/busybox',
    'nc',
    'telnet',
    'netstat',
    'ifconfig',
    'ip',
    'wget',
    'arp',
    'ping',
  ),
  cat: tool('coreutils', '/bin/cat'),
  conntrack: tool('conntrack', '/usr/sbin/conntrack'),
  curl: tool('curl', '/usr/bin/curl'),
  dig: tool('bind9-dnsutils', '/usr/bin/dig'),
  dmesg: tool('util-linux', '/usr/bin/dmesg'),
  'firewall-cmd': tool('firewalld', '/usr/bin/firewall-cmd'),
  getent: tool('libc-bin', '/usr/bin/getent'),
  host: tool('bind9-host', '/usr/bin/host'),
  java: tool('openjdk-17-jre-headless', '/usr/bin/java'),
  ip: tool('iproute2', '/bin/ip'),
  iptables: tool('iptables', '/usr/sbin/iptables'),
  lsof: tool('lsof', '/usr/bin/lsof'),
  mariadb: tool('mariadb-client-core', '/usr/bin/mariadb'),
  'mariadb-admin': tool('mariadb-client', '/usr/bin/mariadb-admin'),
  id: tool('coreutils', '/usr/bin/id'),
  ls: tool('coreutils', '/bin/ls'),
  namei: tool('util-linux', '/usr/bin/namei'),
  'nc-openbsd': tool('netcat-openbsd', '/bin/nc.openbsd', 'nc'),
  'nc-traditional': tool('netcat-traditional', '/bin/nc.traditional', 'nc'),
  ncat: tool('ncat', '/usr/bin/ncat', 'nc'),
  'net-tools': tool('net-tools', '/bin/netstat'),
  nft: tool('nftables', '/usr/sbin/nft'),
  nmap: tool('nmap', '/usr/bin/nmap'),
  node: tool('nodejs', '/usr/bin/node'),
  nstat: tool('iproute2', '/usr/bin/nstat'),
  nslookup: tool('bind9-dnsutils', '/usr/bin/nslookup'),
  openssl: tool('openssl', '/usr/bin/openssl'),
  php: tool('php8.2-cli', '/usr/bin/php8.2', 'php'),
  ping: tool('iputils-ping', '/bin/ping'),
  pg_lsclusters: tool('postgresql-common', '/usr/bin/pg_lsclusters'),
  ps: tool('procps', '/bin/ps'),
  psql: tool('postgresql-client-15', '/usr/lib/postgresql/15/bin/psql'),
  python: tool('python3-minimal', '/usr/bin/python3'),
  'redis-cli': tool('redis-tools', '/usr/bin/redis-cli'),
  route: tool('net-tools', '/usr/sbin/route'),
  ruby: tool('ruby', '/usr/bin/ruby'),
  socat: tool('socat', '/usr/bin/socat'),
  ss: tool('iproute2', '/bin/ss'),
  ssh: tool('openssh-client', '/usr/bin/ssh'),
  stat: tool('coreutils', '/usr/bin/stat'),
  sysctl: tool('procps', '/usr/sbin/sysctl'),
  tcpdump: tool('tcpdump', '/usr/bin/tcpdump'),
  traceroute: tool('traceroute', '/usr/bin/traceroute.db', 'traceroute'),
  telnet: tool('inetutils-telnet', '/usr/bin/inetutils-telnet', 'telnet'),
  tracepath: tool('iputils-tracepath', '/usr/bin/tracepath'),
  ufw: tool('ufw', '/usr/sbin/ufw'),
  wget: tool('wget', '/usr/bin/wget'),
} satisfies Record<string, Tool>;

export type ToolId = keyof typeof TOOLS;
