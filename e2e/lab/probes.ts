import type { Recording } from './fault.ts';
import { onClient, onServer } from './prompt.ts';

export const LOCALES = ['pt_BR', 'ja_JP', 'de_DE'] as const;

const CONTROL_C = '\u0003';
const INTERRUPT = [{ after: 1.5, type: CONTROL_C }];

/** What people type on a client to see whether a TCP port answers, with every tool that Debian has. */
export function clientProbes(address: string, port: number): readonly Recording[] {
  const at = `${address} ${port}`;
  const v6 = address.includes(':');
  const url = v6 ? `[${address}]:${port}` : `${address}:${port}`;
  return [
    onClient('ncat', `ncat -v -w 5 ${at}`, { keys: INTERRUPT, check: true }),
    onClient('ncat', `nc -vz -w 5 ${at}`, { name: 'ncat-z' }),
    onClient('nc-openbsd', `nc -vz -w 5 ${at}`, { check: true }),
    onClient('nc-openbsd', `nc -v ${at}`, { name: 'nc-openbsd-v', keys: INTERRUPT }),
    onClient('telnet', `telnet ${at}`, {
      keys: [
        { after: 1.5, type: '\u001d' },
        { after: 0.3, type: 'quit\r' },
      ],
    }),
    onClient('bash', `timeout 3 bash -c '</dev/tcp/${address}/${port}'; echo $?`, {
      name: 'bash-timeout',
      check: true,
    }),
    onClient('bash', `echo > /dev/tcp/${address}/${port}`, { name: 'bash-devtcp', interactive: true }),
    onClient('curl', `curl -v --connect-timeout 5 telnet://${url}`, {
      name: 'curl-telnet',
      keys: INTERRUPT,
      check: true,
    }),
    onClient('curl', `curl --max-time 5 http://${url}/`, { name: 'curl-http' }),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${address}', ${port}), 5); print('ok')"`,
    ),
    ...LOCALES.flatMap((locale) => [
      onClient('telnet', `telnet ${at}`, {
        name: `telnet.${locale}`,
        locale,
        keys: [
          { after: 1.5, type: '\u001d' },
          { after: 0.3, type: 'quit\r' },
        ],
      }),
      onClient('bash', `timeout 3 bash -c '</dev/tcp/${address}/${port}'`, {
        name: `bash-timeout.${locale}`,
        locale,
      }),
      onClient('bash', `echo > /dev/tcp/${address}/${port}`, {
        name: `bash-devtcp.${locale}`,
        locale,
        interactive: true,
      }),
    ]),
    onClient('busybox', `nc -w 5 ${at} </dev/null`, { name: 'busybox-nc' }),
    ...(v6
      ? []
      : [
          onClient('nc-traditional', `nc -nvz -w 5 ${at}`),
          onClient('nc-traditional', `nc -vz -w 5 ${at}`, { name: 'nc-traditional-name' }),
          onClient('busybox', `telnet ${at}`, {
            name: 'busybox-telnet',
            keys: [
              { after: 1.5, type: CONTROL_C },
              { after: 0.3, type: 'e\r' },
            ],
          }),
        ]),
  ];
}

/** Every way to list the listeners of a Linux host. */
export function listings(port: number): readonly Recording[] {
  return [
    onServer('ss', 'sudo ss -lntp', { check: true }),
    onServer('ss', 'ss -ltn', { name: 'ss-ltn' }),
    onServer('ss', 'ss -lntp', { name: 'ss-no-root' }),
    onServer('ss', 'sudo ss -ltnH', { name: 'ss-H' }),
    onServer('ss', `ss -lnt 'sport = :${port}'`, { name: 'ss-port' }),
    onServer('ss', `sudo ss -lntp | grep ${port}`, { name: 'ss-grep' }),
    onServer('ss', 'ss -ltn4', { name: 'ss-4' }),
    onServer('ss', 'sudo ss -lntpe', { name: 'ss-e' }),
    onServer('ss', 'sudo ss -tulpn', { name: 'ss-tulpn' }),
    onServer('ss', 'sudo ss -lntpO', { name: 'ss-O' }),
    onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat', check: true }),
    onServer('net-tools', 'netstat -nltp', { name: 'netstat-no-root' }),
    onServer('net-tools', 'netstat -tln', { name: 'netstat-tln' }),
    onServer('busybox', 'netstat -nlt', { name: 'busybox-netstat' }),
    onServer('busybox', 'sudo netstat -nltp', { name: 'busybox-netstat-p' }),
    onServer('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN', { check: true }),
    onServer('lsof', `sudo lsof -nP -iTCP:${port} -sTCP:LISTEN`, { name: 'lsof-port' }),
    onServer('cat', 'cat /proc/net/tcp', { name: 'proc-net-tcp' }),
    onServer('cat', 'cat /proc/net/tcp /proc/net/tcp6', { name: 'proc-net-both' }),
  ];
}

export const ADDRESSES: readonly Recording[] = [
  onServer('ip', 'ip addr', { name: 'ip-addr', check: true }),
  onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  onServer('ip', 'ip -o addr', { name: 'ip-o-addr' }),
  onServer('net-tools', 'ifconfig', { name: 'ifconfig' }),
  onServer('busybox', 'ifconfig', { name: 'busybox-ifconfig' }),
];

/** The server's own attempts. */
export function localProbes(loopback: string, own: string, port: number): readonly Recording[] {
  return [
    onServer('nc-openbsd', `nc -vz -w 5 ${loopback} ${port}`, { name: 'nc-loopback', check: true }),
    onServer('nc-openbsd', `nc -vz -w 5 ${own} ${port}`, { name: 'nc-own-address', check: true }),
  ];
}
