import type { Recording } from './fault.ts';
import { onClient, onServer } from './prompt.ts';

export const LOCALES = ['pt_BR', 'ja_JP', 'de_DE'] as const;

const CONTROL_C = [{ after: 1.5, type: '\u0003' }];
const QUIT_TELNET = [
  { after: 1.5, type: '\u001d' },
  { after: 0.3, type: 'quit\r' },
];

function urlOf(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** What people type on a client to see whether a TCP port answers: one command a tool. */
export function probes(address: string, port: number): readonly Recording[] {
  const at = `${address} ${port}`;
  return [
    onClient('ncat', `ncat -v -w 5 ${at}`, { keys: CONTROL_C, check: true }),
    onClient('nc-openbsd', `nc -vz -w 5 ${at}`, { check: true }),
    // It knows no IPv6: it then ends before the kernel is asked.
    onClient('nc-traditional', `nc -nvz -w 5 ${at}`, { check: !address.includes(':') }),
    onClient('busybox', `nc -w 5 ${at} </dev/null`, { name: 'busybox-nc', check: true }),
    onClient('telnet', `telnet ${at}`, { keys: QUIT_TELNET }),
    onClient('bash', `timeout 3 bash -c '</dev/tcp/${address}/${port}'; echo $?`, {
      name: 'bash-timeout',
      check: true,
    }),
    onClient('bash', `echo > /dev/tcp/${address}/${port}`, { name: 'bash-devtcp', interactive: true }),
    onClient('curl', `curl -v --connect-timeout 5 telnet://${urlOf(address, port)}`, {
      name: 'curl-telnet',
      keys: CONTROL_C,
      check: true,
    }),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${address}', ${port}), 5); print('ok')"`,
    ),
  ];
}

const FEW = new Set(['ncat', 'nc-openbsd', 'telnet', 'curl-telnet', 'python']);

/** Those of five tool families, for another shape of a fault. */
export function fewProbes(address: string, port: number): readonly Recording[] {
  return probes(address, port)
    .filter(({ name }) => FEW.has(name))
    .map((one) => ({ ...one, check: one.name === 'nc-openbsd' }));
}

/** The same tools with other options, under other names. */
export function moreProbes(address: string, port: number): readonly Recording[] {
  const at = `${address} ${port}`;
  return [
    onClient('ncat', `nc -vz -w 5 ${at}`, { name: 'ncat-z' }),
    onClient('nc-openbsd', `nc -v ${at}`, { name: 'nc-openbsd-v', keys: CONTROL_C }),
    onClient('nc-traditional', `nc -vz -w 5 ${at}`, { name: 'nc-traditional-name' }),
    onClient('busybox', `telnet ${at}`, {
      name: 'busybox-telnet',
      keys: [...CONTROL_C, { after: 0.3, type: 'e\r' }],
    }),
    onClient('curl', `curl --max-time 5 http://${urlOf(address, port)}/`, { name: 'curl-http' }),
  ];
}

/** The tools that translate their errors. */
export function localisedProbes(address: string, port: number): readonly Recording[] {
  return LOCALES.flatMap((locale) => [
    onClient('telnet', `telnet ${address} ${port}`, {
      name: `telnet.${locale}`,
      locale,
      keys: QUIT_TELNET,
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
  ]);
}

/** The server's own attempts. */
export function localProbes(loopback: string, own: string, port: number): readonly Recording[] {
  return [
    onServer('nc-openbsd', `nc -vz -w 5 ${loopback} ${port}`, { name: 'nc-loopback', check: true }),
    onServer('nc-openbsd', `nc -vz -w 5 ${own} ${port}`, { name: 'nc-own-address', check: true }),
  ];
}

/** The same commands after the repair. */
export function fixed(recordings: readonly Recording[]): readonly Recording[] {
  return recordings.map((one) => ({
    ...one,
    name: `${one.name}.fixed`,
    ...(one.meanwhile === undefined ? {} : { meanwhile: fixed(one.meanwhile) }),
  }));
}
