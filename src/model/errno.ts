import type { Outcome } from './outcome.ts';

/** The errnos that a connect() or what follows it can show. Numbers differ per system: see `failure/errno-words.ts`. */
export const ERRNOS = [
  'EPERM',
  'ENOENT',
  'EINTR',
  'EAGAIN',
  'ENOMEM',
  'EACCES',
  'EINVAL',
  'ENFILE',
  'EMFILE',
  'EPIPE',
  'ENOTDIR',
  'ENOTSOCK',
  'ENOPROTOOPT',
  'EPROTOTYPE',
  'EPROTONOSUPPORT',
  'EAFNOSUPPORT',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'ENETDOWN',
  'ENETUNREACH',
  'ENETRESET',
  'ECONNABORTED',
  'ECONNRESET',
  'ENOBUFS',
  'EISCONN',
  'ENOTCONN',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EALREADY',
  'EINPROGRESS',
] as const;

export type Errno = (typeof ERRNOS)[number];

const OUTCOME_OF: Partial<Record<Errno, Outcome>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'net-unreachable',
  ENETDOWN: 'net-unreachable',
  ETIMEDOUT: 'kernel-timeout',
  ECONNRESET: 'reset-later',
  EPIPE: 'reset-later',
};

/** What an errno that connect() itself returned says of the attempt. A reset is then one while connecting. */
export function outcomeOfConnect(errno: Errno): Outcome {
  if (errno === 'ECONNRESET') return 'reset-connecting';
  return OUTCOME_OF[errno] ?? 'other-errno';
}
