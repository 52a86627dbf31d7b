import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, OWN_TIME } from '../open-outcomes.ts';

const OTHERS: readonly Entry[] = [
  // paramiko.ssh_exception.NoValidConnectionsError: [Errno None] Unable to connect to port 22 on 10.0.0.5
  // Others than these two errnos it passes on as they are.
  {
    says: [
      'Unable to connect to port {port} on {host} or {address}',
      'Unable to connect to port {port} on {host}',
    ],
    outcome: 'failed',
    couldBe: ['refused', 'host-unreachable'],
    moment: 'connecting',
    weak: true,
    by: 'paramiko',
  },
  {
    says: ['Error reading SSH protocol banner', 'paramiko.ssh_exception.SSHException: No existing session'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'paramiko',
  },
  {
    says: 'Error reading SSH protocol banner[[Errno 104]',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
    by: 'paramiko',
  },
  {
    says: [
      'EOF during negotiation',
      'Server connection dropped',
      'Authentication failed: transport shut down or saw EOF',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'paramiko',
  },
  {
    says: 'Key-exchange timed out waiting for key negotiation',
    outcome: 'silent',
    moment: 'connected',
    sign: 'large-packets',
    by: 'paramiko',
  },
  {
    says: 'Low level socket error connecting to host {host} on port {port}: {why}',
    moment: 'connecting',
    by: 'fabric',
    source: 'fabric 1 network.py',
  },
  {
    says: 'Timed out trying to connect to {host} ((tried {n} time',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'fabric',
    source: 'fabric 1 network.py',
  },
  {
    says: 'Name lookup failed for {host}',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'fabric',
    source: 'fabric 1 network.py',
  },
  // twisted.internet.error.ConnectionRefusedError: Connection was refused by other side: 111: Connection refused.
  {
    says: 'Connection was refused by other side: {n}',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'twisted',
  },
  {
    says: 'Connection was refused by other side',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'twisted',
  },
  { says: 'TCP connection timed out: {n}', errno: 'ETIMEDOUT', moment: 'connecting', by: 'twisted' },
  {
    says: 'User timeout caused connection failure',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'twisted',
  },
  {
    says: 'User timeout caused connection failure: Getting {at} took longer than {limit}',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'scrapy',
  },
  { says: 'An error occurred while connecting: {n}: {why}', moment: 'connecting', by: 'twisted' },
  {
    says: 'Connection to the other side was lost in a non-clean fashion',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'twisted',
  },
  {
    says: 'Connection was closed cleanly',
    outcome: 'closed',
    moment: 'connected',
    sign: 'said-goodbye',
    by: 'twisted',
  },
  {
    says: ['DNS lookup failed', 'DNS lookup failed: no results for hostname lookup: {host}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'twisted',
  },
  {
    says: "Couldn't listen on {about}: [[Errno {n}] Address already in use",
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'twisted',
  },
  {
    says: [
      'ResponseNeverReceived: [[<twisted.python.failure.Failure {text}ConnectionDone',
      'ResponseNeverReceived: [[<twisted.python.failure.Failure {text}ConnectionLost',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'twisted',
  },
  {
    says: 'Connection in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'gunicorn',
    source: 'gunicorn 19 to 23 sock.py',
  },
  {
    says: ['Error: That port is already in use', 'Port {port} is in use by another program'],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'django',
    source: 'Django runserver.py; Werkzeug serving.py',
  },
  {
    says: ['Connection dropped: socket connection error: {why}', 'Connection dropped: {why}'],
    by: 'kazoo',
    source: 'kazoo 2 protocol/connection.py',
  },
  {
    says: [
      'Connection dropped: outstanding heartbeat ping not received',
      'KazooTimeoutError: Connection time-out',
    ],
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'kazoo',
    source: 'kazoo 2 protocol/connection.py',
  },
  {
    says: [
      'consumer: Connection to broker lost. Trying to re-establish the connection',
      'Connection to broker lost',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'celery',
  },
  {
    says: [
      'kombu.exceptions.OperationalError: {why}',
      'Connection failed: {why} ((retrying in {took} seconds)',
    ],
    by: 'kombu',
  },
  { says: 'nats: unexpected EOF', outcome: 'failed', couldBe: ANY_FAILURE, by: 'nats-py' },
  {
    says: 'eventlet.timeout.Timeout: {limit}',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'eventlet',
    source: 'eventlet timeout.py',
  },
];

/** Clients of machines, brokers and services for Python, and its frameworks. */
export const pythonServices: Family = {
  id: 'python-services',
  source:
    'paramiko 1 to 5, Twisted 16 to 25, Scrapy, docker-py, celery 3 to 5, kombu, nats-py; as each entry says',
  entries: [...OTHERS],
};
