import type { CaseField, Platform, Symptom } from '../model/case.ts';
import type { Level, Station } from '../model/cause.ts';
import type { Vantage } from '../model/evidence.ts';

/** The vocabulary as it stands on screen. */

export const SYMPTOM_NAMES: Readonly<Record<Symptom, string>> = {
  refused: 'Refused',
  timeout: 'Timed out',
  reset: 'Reset',
  unreachable: 'No route',
  hang: 'Hangs',
  intermittent: 'Only sometimes',
  unresolved: 'Name not found',
  'local-error': 'Local error',
};

export const SYMPTOM_HINTS: Readonly<Record<Symptom, string>> = {
  refused: 'Connection refused, at once',
  timeout: 'Silence, then a timeout',
  reset: 'Connected, then cut off',
  unreachable: 'Host or network unreachable',
  hang: 'Connected, but no answer comes',
  intermittent: 'Works, then fails, then works',
  unresolved: 'The host name does not resolve',
  'local-error': 'Too many files, no address, denied',
};

export const STATION_NAMES: Readonly<Record<Station, string>> = {
  name: 'Name',
  client: 'Client',
  'client-filter': 'Client’s filter',
  path: 'Path',
  'server-filter': 'Server’s filter',
  listener: 'Listener',
  queues: 'Queues',
  service: 'Service',
  return: 'Way back',
};

/** For a column of forty pixels. */
export const STATION_SHORT: Readonly<Record<Station, string>> = {
  name: 'Name',
  client: 'Client',
  'client-filter': 'Filter',
  path: 'Path',
  'server-filter': 'Filter',
  listener: 'Listen',
  queues: 'Queue',
  service: 'Service',
  return: 'Way back',
};

export const STATION_HINTS: Readonly<Record<Station, string>> = {
  name: 'Turning the name into an address',
  client: 'The client’s process, its socket, its limits and its proxy settings',
  'client-filter': 'The client’s own packet filter and security policy',
  path: 'Everything between the two hosts: routes, links, NAT, security groups, load balancers',
  'server-filter':
    'What the server’s kernel does before TCP: reverse-path check, packet filter, connection tracking',
  listener: 'The listening socket: which port, which address, which family, which container',
  queues: 'The listener’s SYN queue and accept queue',
  service: 'The process behind the listener',
  return: 'The way back to the client',
};

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  confirmed: 'confirmed',
  likely: 'likely',
  possible: 'possible',
  'ruled-out': 'ruled out',
};

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
  container: 'Container',
  pod: 'Kubernetes pod',
};

export const FROM_NAMES: Readonly<Record<Vantage, string>> = {
  client: 'the client',
  server: 'the server',
  middle: 'between the two',
  unknown: 'I don’t know',
};

/** The same, in short. */
export const AT_NAMES: Readonly<Record<Vantage, string>> = {
  client: 'on the client',
  server: 'on the server',
  middle: 'between the two',
  unknown: 'anywhere',
};

/** In a sentence: "Run on the client". */
export const WHERE_NAMES: Readonly<Record<Vantage, string>> = {
  client: 'on the client',
  server: 'on the server',
  middle: 'between the two: router, balancer, container host',
  unknown: 'where you like',
};

export const FIELD_NAMES: Readonly<Record<CaseField, string>> = {
  target: 'Target',
  port: 'Port',
  service: 'Service',
  symptom: 'Symptom',
  client: 'Client’s address',
  server: 'Server’s address',
  clientPlatform: 'Client runs on',
  serverPlatform: 'Server runs on',
  container: 'Container',
  pod: 'Pod',
  namespace: 'Namespace',
  unit: 'systemd unit',
  interface: 'Interface',
  user: 'User',
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
