import type { Recording } from './fault.ts';
import { FILTERS, LISTINGS } from './listings.ts';
import { SERVER } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { runtimes } from './runtimes.ts';

/** What is recorded of a service that refuses at one port: its own client, probes, programs, and the server. */
export function refusedService(port: number, own: Recording): readonly Recording[] {
  const at = `${SERVER} ${port}`;
  return [
    own,
    onClient('nc-openbsd', `nc -vz -w 5 ${at}`, { check: true }),
    onClient('ncat', `ncat -v -w 5 ${at}`),
    onClient('curl', `curl -v --connect-timeout 5 telnet://${SERVER}:${port}`, { name: 'curl-telnet' }),
    onClient('curl', `curl --connect-timeout 5 http://${SERVER}:${port}/`, { name: 'curl-http' }),
    ...runtimes(SERVER, port),
    ...LISTINGS,
    ...FILTERS,
    onServer('ip', 'ip addr', { name: 'ip-addr' }),
    onServer('nc-openbsd', `nc -vz -w 5 127.0.0.1 ${port}`, { name: 'nc-loopback' }),
    onServer('nc-openbsd', `nc -vz -w 5 ${at}`, { name: 'nc-own-address' }),
  ];
}

export const PSQL = onClient('psql', `psql -h ${SERVER} -U app shop -c 'select 1'`);
export const REDIS_CLI = onClient('redis-cli', `redis-cli -h ${SERVER} ping`);
