import { outcomeOfConnect, type Errno } from '../../model/errno.ts';
import type { Family } from '../../model/ip.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { RejectAnswer } from '../../model/ruleset.ts';

/**
 * What connect() returns on Linux for each answer to its SYN. Measured on Linux 6.18; the kernel's tables are
 * icmp_err_convert in net/ipv4/icmp.c and tab_unreach in net/ipv6/icmp.c. An answer that is left out does not exist in
 * that family.
 */
const ERRNOS: Readonly<Record<RejectAnswer, Partial<Record<Family, Errno>>>> = {
  'tcp-reset': { 4: 'ECONNREFUSED', 6: 'ECONNREFUSED' },
  'port-unreachable': { 4: 'ECONNREFUSED', 6: 'ECONNREFUSED' },
  'host-unreachable': { 4: 'EHOSTUNREACH', 6: 'EHOSTUNREACH' },
  'net-unreachable': { 4: 'ENETUNREACH' },
  'protocol-unreachable': { 4: 'ENOPROTOOPT' },
  'net-prohibited': { 4: 'ENETUNREACH' },
  'host-prohibited': { 4: 'EHOSTUNREACH' },
  'admin-prohibited': { 4: 'EHOSTUNREACH', 6: 'EACCES' },
  'no-route': { 4: 'ENETUNREACH', 6: 'ENETUNREACH' },
  'policy-fail': { 6: 'EACCES' },
  'reject-route': { 6: 'EACCES' },
};

export interface Seen {
  readonly outcome: Outcome;
  readonly errno: Errno;
}

/** What a Linux client sees of a REJECT. */
export function clientSees(answer: RejectAnswer, family: Family): Seen | undefined {
  const errno = ERRNOS[answer][family];
  return errno && { outcome: outcomeOfConnect(errno), errno };
}
