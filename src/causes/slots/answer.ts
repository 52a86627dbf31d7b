import { onceAScene } from '../../model/tables.ts';
import type { FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import type { Service } from '../../model/service.ts';

/** What the bytes that came back say of the program that sent them. */

type Attempt = FactOf<'attempt'>;

/** Services that speak HTTP. */
const WEB = ['http', 'https', 'tomcat', 'nginx', 'apache', 'elasticsearch', 'prometheus', 'node', 'python'];

/** Whose protocol a client speaks: an answer that it understands is an answer of that service. */
const SPEAKS: Readonly<Record<string, readonly string[]>> = {
  mysql: ['mysql'],
  psql: ['postgresql'],
  'redis-cli': ['redis'],
  ssh: ['ssh'],
  curl: WEB,
  wget: WEB,
};

export function speaksWith(tool: string, service: string | undefined): boolean {
  return (SPEAKS[tool] ?? []).includes(service ?? '');
}

/** A server that takes only TLS says in plain HTTP that it was not spoken to so: nginx, Apache, Go. */
const WANTS_TLS =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|sent an HTTP request to an HTTPS server/i;
/** `no TLS: wrong version number` and `no HTTP: ...` are the parsers' words. */
const MISMATCH =
  /^no (?:TLS|HTTP): |assuming HTTP\/0\.9|^Error: Protocol error, got|invalid response to SSL negotiation/;

/** The client says that what came back is not its protocol, or the server says so of the client. */
export function isOtherProtocol({ outcome, reply = '' }: Attempt): boolean {
  return outcome === 'replied' && (MISMATCH.test(reply) || WANTS_TLS.test(reply));
}

/** openssl's word for a handshake that it finished: the port speaks TLS, whatever another client made of it. */
export function finishedTls({ outcome, reply }: Attempt): boolean {
  return outcome === 'replied' && reply === 'TLS';
}

export function wantsTls({ reply = '' }: Attempt): boolean {
  return WANTS_TLS.test(reply);
}

/** The service answers, and its answer is that it does not take this client. */
const TURNS_AWAY =
  /\bDENIED Redis is running in protected mode|^Exceeded MaxStartups\b|^Not allowed at this time\b|max number of clients reached|Too many (?:open )?connections|too many clients already|remaining connection slots are reserved|no pg_hba\.conf entry for host|Host '[^']{1,253}' is (?:not allowed to connect to this|blocked because of)/;

export function turnsAway({ outcome, reply = '' }: Attempt): boolean {
  return outcome === 'replied' && TURNS_AWAY.test(reply);
}

/** As `turnsAway`, of a connection that the client then saw end. */
export function turnsAwayAndEnds({ outcome, reply = '' }: Attempt): boolean {
  return outcome !== 'replied' && TURNS_AWAY.test(reply);
}

/** Which protocol the first bytes are of, where they tell. */
const PROTOCOLS: readonly (readonly [protocol: string, first: RegExp])[] = [
  [
    'http',
    /^HTTP(?:\/\d| \d{3} (?!No headers))|^<(?:!doctype html|html)\b|SSL negotiation: H$|got "H" as reply/i,
  ],
  ['ssh', /^SSH-[12]\.\d/],
  ['redis', /^(?:\(error\) )?-?(?:DENIED Redis|NOAUTH |WRONGTYPE )|^\+?PONG\b|^-ERR /],
  ['mysql', /\d\.\d{1,3}-MariaDB|mysql_native_password|caching_sha2_password/],
  ['smtp', /^220[ -].{1,120}\bE?SMTP\b/],
  ['ftp', /^220[ -].{0,120}\bFTP\b/],
];

function protocolOf(reply: string): string | undefined {
  return PROTOCOLS.find(([, first]) => first.test(reply))?.[0];
}

/** What a service speaks, where it is one protocol and no other. */
function ownProtocol({ id }: Service): string | undefined {
  if (WEB.includes(id)) return 'http';
  return ['mysql', 'postgresql', 'redis', 'ssh', 'smtp', 'ftp', 'mongodb', 'oracle', 'ldap'].includes(id)
    ? id
    : undefined;
}

/** Web clients speak HTTP, and the service speaks something else. */
export function speaksHttpToOther(tool: string, { service }: Scene): boolean {
  const own = service && ownProtocol(service);
  return (tool === 'curl' || tool === 'wget') && own !== undefined && own !== 'http';
}

/** Bytes that no program of the service would send, and of which protocol they are. */
export function foreignProtocol({ outcome, reply = '' }: Attempt, { service }: Scene): string | undefined {
  if (outcome !== 'replied' || service === undefined) return undefined;
  const [own, seen] = [ownProtocol(service), protocolOf(reply)];
  return own !== undefined && seen !== undefined && own !== seen ? seen : undefined;
}

/** The service's own client was answered in its protocol: the program there is the one that is meant. */
export const isAnsweredByService = onceAScene((scene) =>
  scene.successes.some(
    (attempt) =>
      attempt.outcome === 'replied' &&
      speaksWith(attempt.tool, scene.service?.id) &&
      !isOtherProtocol(attempt) &&
      foreignProtocol(attempt, scene) === undefined,
  ),
);
