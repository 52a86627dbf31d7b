import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const ZOOKEEPER: readonly Entry[] = [
  // Session 0x0 for server db1/192.0.2.5:2181, unexpected error, closing socket connection and attempting reconnect
  // Opening socket connection to server localhost/127.0.0.1:2181. Will not attempt to authenticate using SASL (unknown error)
  {
    says: [
      'Opening socket connection to server {at}',
      'Session {word} for server {at}, unexpected error, {why}',
      'Session {word} for (server|sever) {at}, Closing {why}',
    ],
  },
  {
    says: 'Unable to read additional data from server sessionid',
    outcome: 'closed',
    moment: 'connected',
  },
  {
    says: ['Client session timed out, have not heard from server in {n}ms'],
    outcome: 'silent',
    couldBe: OWN_TIME,
  },
  {
    says: 'Client session timed out, have not heard from server in {took-ms}ms for sessionid 0x0',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  {
    says: [
      'KeeperErrorCode = ConnectionLoss',
      'Timed out waiting for connection while in state: CONNECTING',
      'KeeperErrorCode = OperationTimeout',
      'Connection timed out for connection string (({at})',
      'ZkTimeoutException: Unable to connect to zookeeper server within timeout',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: [
      'ZooKeeperServer not running',
      'Exception causing close of session {word}: ZooKeeperServer not running',
    ],
    byServer: true,
    sign: 'restarts',
    outcome: 'closed',
    moment: 'connected',
  },
];

const QUORUM: readonly Entry[] = [
  {
    says: 'Cannot open channel to {n} at election address {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: 'Too many connections from {client} - max is {n}',
    outcome: 'closed',
    moment: 'connected',
    byServer: true,
    sign: 'many-connections',
  },
];

const ETCD: readonly Entry[] = [
  {
    says: [
      'health check for peer {word} could not connect: {why}',
      'failed to reach the peerURL(({at}) of member {word} (({why})',
      'failed to dial {word} on stream {word} (({why})',
    ],
    moment: 'connecting',
  },
  { says: 'etcd cluster is unavailable or misconfigured', outcome: 'failed', couldBe: ANY_FAILURE },
  { says: '{at} is unhealthy: failed to (commit proposal|connect): {why}' },
  {
    says: '{at} is unhealthy: failed to (commit proposal|connect): context deadline exceeded',
    outcome: 'own-deadline',
    couldBe: ANY_FAILURE,
  },
  // etcdctl member list      (two spaces)
  {
    says: ['Error:  context deadline exceeded', 'Error:  grpc: timed out when dialing'],
    outcome: 'own-deadline',
    couldBe: ANY_FAILURE,
    by: 'etcdctl',
    source: 'etcdctl 3.2 ctlv3/command/error.go',
  },
  {
    says: [
      'lost the TCP streaming connection with peer {word}',
      'lost TCP streaming connection with remote peer',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
  },
  {
    says: ['rejected connection from {client} ((error {text}', 'rejected connection'],
    byServer: true,
    weak: true,
  },
  {
    says: ['etcdserver: request timed out', 'etcdserver: no leader', 'etcdserver: leader changed'],
    outcome: 'replied',
    byServer: true,
  },
];

const CONSUL: readonly Entry[] = [
  {
    says: [
      'Error querying agent: Get {at}: {why}',
      'Error checking seal status: Get {at}: {why}',
      'Error connecting to Consul agent: Get {at}: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: [
      'Failed to join {address}: {why}',
      'memberlist: Failed fallback (TCP ping|ping): {why}',
      'memberlist: Failed to send {word}: {why}',
      'rpc error making call: {why}',
      'rpc error getting client: failed to get conn: {why}',
    ],
    moment: 'connecting',
  },
  { says: ['No known Consul servers', 'No known Nomad servers'], outcome: 'failed', couldBe: ANY_FAILURE },
  { says: ['No cluster leader', 'Vault is sealed'], outcome: 'replied', byServer: true, weak: true },
];

/** ZooKeeper, etcd, Consul and Vault. */
export const coordination: Family = {
  id: 'coordination',
  source: 'ZooKeeper 3.4 to 3.9 ClientCnxn.java; etcd 3.1 to 3.5 rafthttp, etcdctl; Consul 1, Vault 1',
  entries: [...ZOOKEEPER, ...QUORUM, ...ETCD, ...CONSUL],
};
