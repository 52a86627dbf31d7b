import type { LogRecord } from '../../model/fact.ts';
import type { LogEvent } from '../../model/log-events.ts';

/** What each event of a log says, in plain words. */
const SENTENCES: Readonly<Record<LogEvent, string>> = {
  started: 'The service was started',
  stopped: 'The service was stopped',
  exited: 'The service’s process ended by itself',
  failed: 'The unit failed',
  'start-failed': 'The service could not be started',
  'restart-scheduled': 'systemd will start it again',
  'start-limit-hit': 'systemd gave up restarting it',
  'oom-killed': 'The kernel killed it for want of memory',
  'syn-flood': 'The SYN queue is full: more half-open connections than it holds',
  'accept-queue-full': 'The accept queue is full: new connections are dropped',
  'sockets-pile-up': 'Sockets pile up in one state',
  'no-local-port': 'No local port was free for a connection',
  'no-nat-port': 'The NAT gateway had no port free',
  'tcp-memory': 'The kernel has no memory left for TCP',
  'conntrack-full': 'The connection tracking table is full: new connections are dropped',
  martian: 'A packet came in where its source cannot be: reverse path filtering drops it',
  'neighbour-full': 'The neighbour table is full',
  'packet-logged': 'A filter rule logged a packet',
  'policy-denied': 'A security policy denied the call',
  'no-descriptors': 'No file descriptor was free',
  'link-down': 'The link went down',
  'link-up': 'The link came up',
  'address-conflict': 'Another machine uses the same address',
  binds: 'The service is about to listen',
  'bind-failed': 'The service could not listen',
  listens: 'The service says that it listens',
  accepts: 'The service says that it is ready',
  'no-tcp': 'The service says that it does without TCP',
  'too-many-clients': 'The service has as many clients as it may have, and turns others away',
  'workers-busy': 'Every worker of the service is busy: further connections wait',
  'no-backend': 'Nothing that is ready stands behind it',
  'backend-down': 'A backend was found down',
  'backend-up': 'A backend was found up',
  'lets-through': 'The cloud’s rules let this through',
  'holds-back': 'The cloud does not let this through',
  'own-node-only': 'The Service sends this only to pods of the same node',
  'answers-ping': 'The address answers ping: it is reached at IP level, no more',
  'reported-host-unreachable': 'A ping was answered: host unreachable',
  'reported-net-unreachable': 'A ping was answered: network unreachable',
  'reported-port-unreachable': 'A ping was answered: port unreachable',
  'reported-prohibited': 'A ping was answered: administratively prohibited',
};

function isKnown(event: string): event is LogEvent {
  return Object.hasOwn(SENTENCES, event);
}

/** Whom or what the event is about, as far as the line says it. */
function about({ about: name, detail, path, address, port, total }: LogRecord): string {
  const host = address?.includes(':') === true ? `[${address}]` : address;
  const at = path ?? (port === undefined ? host : host === undefined ? `port ${port}` : `${host}:${port}`);
  const parts = [name, at, detail, total === undefined ? undefined : String(total)];
  const said = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return said === '' ? '' : ` (${said})`;
}

/** `The service says that it listens (mysqld, 127.0.0.1:3306)` */
export function explainLog(fact: LogRecord): string {
  const sentence = isKnown(fact.event) ? SENTENCES[fact.event] : `Log: ${fact.event.replaceAll('-', ' ')}`;
  return `${sentence}${about(fact)}`;
}
