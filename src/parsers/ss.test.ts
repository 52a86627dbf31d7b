import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

/**
 * Measured on Linux 6.18 with iproute2 6.1.0, net-tools 2.10 and lsof 4.95.0, all tools in one namespace at one moment:
 * - `ss -4` and `netstat -4` hide dual-stack listeners, bound to `::` or to `::ffff:127.0.0.1`; `lsof -i4` hides those
 *   on `::` alone. /proc/net/tcp has AF_INET sockets only. So a listing of IPv4 cannot prove that nothing listens;
 * - beside a listener on an IPv4 address, no dual-stack one can be bound to `::` on its port, in either order
 *   (EADDRINUSE), unless both set SO_REUSEPORT; on another mapped address it can;
 * - `ss -tn` without -a leaves out SYN-RECV and TIME-WAIT, `ss -tn state connected` and `netstat -tn` show them;
 * - lsof has no socket without a process: not SYN-RECV, TIME-WAIT, nor what waits for accept().
 */
function portsIn(fixture: string): readonly number[] {
  const text = readFileSync(new URL(fixture, import.meta.url), 'utf8');
  const { facts } = readEvidence(PARSERS, { text }, 0);
  const ports = facts.flatMap((f) => (f.kind === 'socket' && f.state === 'listen' ? [f.local.port] : []));
  return [...new Set(ports)].sort((a, b) => a - b);
}

const AF_INET = [22, 53, 3306, 5432];
const AF_INET6 = [6379, 8080, 9042, 9999, 11211];
const ALL = [...AF_INET, ...AF_INET6].sort((a, b) => a - b);

it.each([
  ['ss.fixtures/all-binds-lntp.out', ALL],
  ['netstat.fixtures/all-binds-nltp.out', ALL],
  ['netstat.fixtures/busybox-all-binds-ant.out', ALL],
  ['lsof.fixtures/all-binds-itcp-listen.out', ALL],
  ['proc-net-tcp.fixtures/all-binds-both.out', ALL],
  ['ss.fixtures/all-binds-ipv4-hides-dual-stack.out', AF_INET],
  ['netstat.fixtures/ipv4-only.out', AF_INET],
  ['proc-net-tcp.fixtures/grep-listen-tcp.out', AF_INET],
  ['lsof.fixtures/ipv4-only.out', [...AF_INET, 9999]],
  ['ss.fixtures/all-binds-ipv6.out', AF_INET6],
  ['netstat.fixtures/ipv6-only.out', AF_INET6],
  ['proc-net-tcp.fixtures/all-binds-tcp6.out', AF_INET6],
])('%s', (fixture, ports) => {
  expect(portsIn(fixture)).toEqual(ports);
});
