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
  curl: tool('curl', '/usr/bin/curl'),
  dig: tool('bind9-dnsutils', '/usr/bin/dig'),
  getent: tool('libc-bin', '/usr/bin/getent'),
  ip: tool('iproute2', '/bin/ip'),
  iptables: tool('iptables', '/usr/sbin/iptables'),
  lsof: tool('lsof', '/usr/bin/lsof'),
  mariadb: tool('mariadb-client-core', '/usr/bin/mariadb'),
  'mariadb-admin': tool('mariadb-client', '/usr/bin/mariadb-admin'),
  'nc-openbsd': tool('netcat-openbsd', '/bin/nc.openbsd', 'nc'),
  'nc-traditional': tool('netcat-traditional', '/bin/nc.traditional', 'nc'),
  ncat: tool('ncat', '/usr/bin/ncat', 'nc'),
  'net-tools': tool('net-tools', '/bin/netstat'),
  nft: tool('nftables', '/usr/sbin/nft'),
  nmap: tool('nmap', '/usr/bin/nmap'),
  python: tool('python3-minimal', '/usr/bin/python3'),
  ss: tool('iproute2', '/bin/ss'),
  telnet: tool('inetutils-telnet', '/usr/bin/inetutils-telnet', 'telnet'),
} satisfies Record<string, Tool>;

export type ToolId = keyof typeof TOOLS;
