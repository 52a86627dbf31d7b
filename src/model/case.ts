export type Platform = 'linux' | 'macos' | 'windows' | 'container' | 'pod';

export const PLATFORMS: readonly Platform[] = ['linux', 'macos', 'windows', 'container', 'pod'];

/** What the client sees: the keys of `symptoms` in the catalogue. */
export type Symptom =
  'refused' | 'timeout' | 'reset' | 'unreachable' | 'unresolved' | 'hang' | 'local-error' | 'intermittent';

export const SYMPTOMS: readonly Symptom[] = [
  'refused',
  'timeout',
  'reset',
  'unreachable',
  'unresolved',
  'hang',
  'local-error',
  'intermittent',
];

/** What was told about the failure. Unset fields are completed from the evidence where one reading exists. */
export interface Case {
  /** Host name or IP literal, as dialled. */
  target: string;
  /** 1..65535 */
  port: number;
  service: string;
  /** The client's own IP address. */
  client: string;
  /** The server's own IP address. */
  server: string;
  symptom: Symptom;
  clientPlatform: Platform;
  serverPlatform: Platform;
  container: string;
  pod: string;
  namespace: string;
  unit: string;
  interface: string;
  user: string;
}

export type CaseField = keyof Case;

export const CASE_FIELDS: readonly CaseField[] = [
  'target',
  'port',
  'service',
  'symptom',
  'client',
  'server',
  'clientPlatform',
  'serverPlatform',
  'container',
  'pod',
  'namespace',
  'unit',
  'interface',
  'user',
];
