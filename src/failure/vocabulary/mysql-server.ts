import type { Entry, Family } from '../entry.ts';
import { BROKEN } from '../open-outcomes.ts';

/** What the server notes of a client that went away, or that it no longer waits for. */
const ABORTED: readonly Entry[] = [
  // Aborted connection 43 to db: 'app' user: 'app' host: '192.0.2.9' (Got an error reading communication packets)
  {
    says: [
      'Aborted connection {n} to db: {word} user: {word} host: {client} ((Got an error (reading|writing) communication packets)',
      'Aborted connection {n} to db: {word} host: {client} ((Got an error (reading|writing) communication packets)',
      'Got an error (reading|writing) communication packets',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    byServer: true,
    weak: true,
  },
  // ... (Got timeout reading communication packets): nothing came for wait_timeout or net_read_timeout, and the server closed
  {
    says: [
      'Aborted connection {n} to db: {word} user: {word} host: {client} ((Got timeout (reading|writing) communication packets)',
      'Aborted connection {n} to db: {word} host: {client} ((Got timeout (reading|writing) communication packets)',
      'Got timeout (reading|writing) communication packets',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    byServer: true,
  },
];

export const mysqlServer: Family = {
  id: 'mysql-server',
  source: 'MySQL 5.0 to 8.4 share/messages_to_error_log.txt: ER_ABORTING_CONNECTION; ER_NET_READ_INTERRUPTED',
  entries: ABORTED,
};
