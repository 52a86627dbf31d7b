import type { Recording } from './fault.ts';
import { onClient, onServer } from './prompt.ts';

/** What people type where nothing answers: clients with a deadline of their own, and what the machines say meanwhile. */

const SETTINGS =
  'net.core.somaxconn net.ipv4.tcp_max_syn_backlog net.ipv4.tcp_syncookies net.ipv4.tcp_abort_on_overflow';

/** A client's attempt that is repeated for other recordings to see. */
export function attempt(address: string, port: number, name: string): Recording {
  return onClient('nc-openbsd', `nc -vz -w 3 ${address} ${port}`, { name });
}

/** A capture on that machine, as long as the attempts take and a second more. */
export function capture(
  where: Recording['where'],
  filter: string,
  seconds: number,
  meanwhile: readonly Recording[],
  extras: { readonly name?: string; readonly options?: string } = {},
): Recording {
  const { name = 'tcpdump', options = '-nn -i any' } = extras;
  return {
    where,
    tool: 'tcpdump',
    name,
    command: `sudo timeout ${seconds} tcpdump ${options} '${filter}'`,
    meanwhile,
  };
}

/** The kernel's counters before and after an attempt, with both tools that print them. */
export function countersAround(
  address: string,
  port: number,
  where: 'server' | 'client' = 'server',
): readonly Recording[] {
  const sample = (tool: 'nstat' | 'net-tools', command: string, name: string): Recording => ({
    ...{ where, tool, command, name },
    inTurn: true,
  });
  const between = (name: string): Recording => ({ ...attempt(address, port, name), inTurn: true });
  return [
    sample('nstat', 'nstat -az', 'nstat.before'),
    between('nc-counted'),
    sample('nstat', 'nstat -az', 'nstat.after'),
    sample('net-tools', 'netstat -s', 'netstat-s.before'),
    between('nc-counted-again'),
    sample('net-tools', 'netstat -s', 'netstat-s.after'),
  ];
}

/** The queues of a server and what they depend on. */
export function queueListings(port: number): readonly Recording[] {
  return [
    onServer('ss', 'sudo ss -lntp', { check: true }),
    onServer('ss', `ss -lnt 'sport = :${port}'`, { name: 'ss-port' }),
    onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
    onServer('ss', 'ss -tan', { name: 'ss-tan' }),
    onServer('net-tools', 'netstat -tan', { name: 'netstat-tan' }),
    onServer('cat', 'cat /proc/net/tcp /proc/net/tcp6', { name: 'proc-net-both' }),
    onServer('sysctl', `sysctl ${SETTINGS}`, { name: 'sysctl' }),
  ];
}

/** Processes with their state and what they wait for. */
export const PROCESSES: readonly Recording[] = [
  onServer('ps', 'ps -eo pid,stat,wchan:20,comm', { name: 'ps' }),
  onServer('ps', 'ps aux', { name: 'ps-aux' }),
];
