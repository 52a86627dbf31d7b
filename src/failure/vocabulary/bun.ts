import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';

const BUN: readonly Entry[] = [
  {
    says: ["code: 'ConnectionRefused'", 'ConnectionRefused: Unable to connect'],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'bun',
    source: 'Bun 1 src/http: fetch() of a port that refuses',
  },
  {
    says: 'Unable to connect. Is the computer able to access the url?',
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'unresolved'],
    moment: 'connecting',
    by: 'bun',
    source: 'Bun 1 src/http',
  },
  {
    says: 'The socket connection was closed unexpectedly',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'bun',
    source: 'Bun 1 src/http',
  },
];

/** Bun, where its errors are not Node's. */
export const bun: Family = {
  id: 'bun',
  source: 'Bun 1 src/http',
  entries: [...BUN],
};
