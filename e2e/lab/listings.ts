import type { Recording } from './fault.ts';
import { onBystander, onServer } from './prompt.ts';

/** The listeners of a Linux host, with one command a tool. */
export const LISTINGS: readonly Recording[] = [
  onServer('ss', 'sudo ss -lntp', { check: true }),
  onServer('ss', 'ss -ltn', { name: 'ss-ltn' }),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat', check: true }),
  onServer('busybox', 'netstat -nlt', { name: 'busybox-netstat', check: true }),
  onServer('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN', { check: true }),
  onServer('cat', 'cat /proc/net/tcp /proc/net/tcp6', { name: 'proc-net-both' }),
];

/** The same tools with other options. */
export function moreListings(port: number): readonly Recording[] {
  return [
    onServer('ss', 'ss -lntp', { name: 'ss-no-root' }),
    onServer('ss', 'sudo ss -ltnH', { name: 'ss-H' }),
    onServer('ss', `ss -lnt 'sport = :${port}'`, { name: 'ss-port' }),
    onServer('ss', `sudo ss -lntp | grep ${port}`, { name: 'ss-grep' }),
    onServer('ss', 'ss -ltn4', { name: 'ss-4' }),
    onServer('ss', 'sudo ss -lntpe', { name: 'ss-e' }),
    onServer('ss', 'sudo ss -tulpn', { name: 'ss-tulpn' }),
    onServer('ss', 'sudo ss -lntpO', { name: 'ss-O' }),
    onServer('net-tools', 'netstat -nltp', { name: 'netstat-no-root' }),
    onServer('net-tools', 'netstat -tln', { name: 'netstat-tln' }),
    onServer('busybox', 'sudo netstat -nltp', { name: 'busybox-netstat-p' }),
    onServer('lsof', `sudo lsof -nP -iTCP:${port} -sTCP:LISTEN`, { name: 'lsof-port' }),
    onServer('cat', 'cat /proc/net/tcp', { name: 'proc-net-tcp' }),
  ];
}

/** The addresses of a Linux host. */
export const ADDRESSES: readonly Recording[] = [
  onServer('ip', 'ip addr', { name: 'ip-addr', check: true }),
  onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  onServer('net-tools', 'ifconfig', { name: 'ifconfig' }),
];

export const MORE_ADDRESSES: readonly Recording[] = [
  onServer('ip', 'ip -o addr', { name: 'ip-o-addr' }),
  onServer('busybox', 'ifconfig', { name: 'busybox-ifconfig' }),
];

/** web3's listeners and addresses: what is pasted by a person who is logged in on the wrong machine. */
export const BYSTANDER: readonly Recording[] = [
  onBystander('ss', 'sudo ss -lntp'),
  onBystander('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
  onBystander('ip', 'ip addr', { name: 'ip-addr' }),
];

/** The server's packet filter. */
export const FILTERS: readonly Recording[] = [
  onServer('iptables', 'sudo iptables -S', { name: 'iptables-S', check: true }),
  onServer('iptables', 'sudo iptables -L -n', { name: 'iptables-L' }),
  onServer('iptables', 'sudo iptables -L -n -v --line-numbers', { name: 'iptables-L-v' }),
  onServer('iptables', 'sudo iptables-save', { name: 'iptables-save' }),
  onServer('nft', 'sudo nft list ruleset', { name: 'nft', check: true }),
];
