import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const NATS: readonly Entry[] = [
  {
    says: 'nats: no servers available for connection',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  { says: 'nats: timeout', outcome: 'silent', couldBe: OWN_TIME, weak: true },
  {
    says: [
      'nats: connection closed',
      'nats: outbound buffer limit exceeded',
      'nats: stale connection',
      'Stale Connection',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    weak: true,
  },
  {
    says: [
      'Error trying to connect to route ((attempt {n}): {why}',
      'Error trying to connect to gateway ((attempt {n}): {why}',
    ],
    moment: 'connecting',
  },
  { says: 'Client parser ERROR, state={n}', outcome: 'replied', byServer: true, sign: 'other-protocol' },
];

const ACTIVEMQ: readonly Entry[] = [
  { says: 'Could not connect to broker URL: {at}. Reason: {why}', moment: 'connecting' },
  {
    says: [
      'Failed to connect to [[{at}] after: {n} attempt((s)',
      'Transport (({at}) failed, attempting to automatically reconnect',
      'Connection failure to {at} has been detected: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: [
      'Could not connect to broker URL: {at}',
      'Failed to connect to [[{at}] after: {n} attempt((s) with',
      'Cannot connect to server((s). Tried with all available servers',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: 'Channel was inactive for too ((>{n}) long: {at}',
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
  },
  {
    says: 'Channel was inactive for too long: {at}',
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
  },
  {
    says: 'Wire format negotiation timeout: peer did not send his wire format',
    outcome: 'silent',
    moment: 'connected',
    sign: 'other-protocol',
  },
  { says: ['Transport Connection to: {client} failed: {text}'], byServer: true },
  {
    says: ['Failed to open connection to {at} : {why}', 'Failed to establish connection to {at}: {why}'],
    moment: 'connecting',
    by: 'Pulsar',
    source: 'Pulsar 2 and 3 client ConnectionPool.java, ClientConnection.cc',
  },
  {
    says: ['Connection already closed', 'Closed connection with {n} pending requests'],
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
    by: 'Pulsar',
    source: 'Pulsar 2 and 3 ClientCnx.java',
  },
];

/** NATS, ActiveMQ and Artemis, Pulsar. */
export const messaging: Family = {
  id: 'messaging',
  source: 'nats.go 1, nats-server 2; ActiveMQ 5, Artemis 2',
  entries: [...NATS, ...ACTIVEMQ],
};
