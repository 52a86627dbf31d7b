import { isSuccess } from './slots/own-attempts.ts';
import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { AFTER_CONNECTING } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { finishedTls, isOtherProtocol, speaksHttpToOther, speaksWith, wantsTls } from './slots/answer.ts';
import { heldByService, noOtherProgram } from './slots/held-port.ts';
import { dialScheme, serveTls, speaksAlike } from './slots/scheme-fixes.ts';

/** TLS to plain text, plain text to TLS, HTTP to something else: one of the two sides says so. */
const mismatch: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  is: (attempt, scene) =>
    isSuccess(attempt, scene) && attempt.address !== undefined && isOtherProtocol(attempt),
  reason: (attempt) =>
    wantsTls(attempt)
      ? 'The server answers that it wants TLS, and was spoken to in plain HTTP'
      : `What comes back is not what the client speaks: ${attempt.reply ?? ''}`,
};

const TLS_CLIENTS = new Set(['openssl', 'python']);

/** The client is one of this service: that a database does not speak HTTP is news to nobody but curl. */
const byItsClient: FactSlot<'attempt'> = {
  ...mismatch,
  is: (attempt: FactOf<'attempt'>, scene: Scene) =>
    mismatch.is(attempt, scene, []) &&
    (speaksWith(attempt.tool, scene.service?.id) ||
      (TLS_CLIENTS.has(attempt.tool) && speaksWith('curl', scene.service?.id))) &&
    (wantsTls(attempt) || !scene.successes.some(finishedTls)) &&
    scene.failure === undefined,
};

/** With `hang` or `reset` reported, a mismatch that the tools spell out is what was seen. */
const serviceSpeaksOtherwise: Rule = {
  bearing: 'decisive',
  slots: [byItsClient, heldByService, noOtherProgram],
  leaves: [],
  whyNot:
    'The service itself holds the port and its bytes come back, in another protocol than the client speaks: name, way, filters and listener are in order, and no such client can be served there.',
};

const spelledOut: Rule = { bearing: 'strong', slots: [mismatch] };

const httpToOther: Rule = {
  bearing: 'strong',
  slots: [
    {
      slot: 'failure',
      is: (attempt, scene) =>
        AFTER_CONNECTING.includes(attempt.outcome) && speaksHttpToOther(attempt.tool, scene),
      reason: (_attempt, scene) =>
        `The client speaks HTTP to ${scene.service?.title ?? 'the service'}, and is not served`,
    },
  ],
};

const TLS = `ops@app1:~$ wget -t 1 -T 4 -O- https://192.0.2.5:8443/
--2026-11-21 08:10:13--  https://192.0.2.5:8443/
Connecting to 192.0.2.5:8443... connected.
GnuTLS: An unexpected TLS packet was received.
Unable to establish SSL connection.
`;

function listing(name: string): string {
  return [
    'ops@db1:~$ sudo ss -lntp',
    'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
    `LISTEN   0        511              0.0.0.0:8443          0.0.0.0:*       users:(("${name}",pid=624,fd=4))`,
    'ops@db1:~$',
  ].join('\n');
}

export const protocolMismatch: CauseRules = {
  id: 'protocol-mismatch',
  title: 'Client and service speak different protocols',
  // A Unix socket's connection ends so as well.
  fails: { transport: 'any' },
  looks: ['attempt', 'socket', 'listing'],
  rules: [serviceSpeaksOtherwise, spelledOut, httpToOther],
  prose: {
    what: 'The connection is made with the right service, and the two do not speak the same protocol on that port: TLS to plain text, plain text to TLS, HTTP to a database.',
    // Measured: OpenSSL 3.0, curl 7.88 with MariaDB 10.11 and Redis 7.0.
    why: 'Each side takes the other’s first bytes for its own protocol. “wrong version number” is plain text read as TLS, “HTTP/0.9 when not allowed” a database’s greeting read as HTTP, “Empty reply” a server that closed on a request it cannot read. Two sides that both wait for the other to speak hang.',
    todo: 'Ask the port with the plain client and with the TLS one (curl http:// and https://, openssl s_client), and make the client’s setting match what answers: the scheme, sslmode, --tls, or the port that is meant for TLS.',
    prevent:
      'Give the plain and the TLS port of a service different, well-known numbers, and redirect or reject the wrong scheme with a message.',
  },
  verdict: (scene, cited) => {
    const attempt = cited.find((fact) => fact.kind === 'attempt');
    return attempt?.kind === 'attempt' && wantsTls(attempt)
      ? `Port ${scene.case.port ?? ''} speaks TLS, and the client speaks plain HTTP to it.`
      : `The client and the service on port ${scene.case.port ?? ''} speak different protocols.`;
  },
  fixes: [dialScheme, serveTls],
  proof: speaksAlike,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8443, service: 'nginx', symptom: 'reset' },
      evidence: [
        { from: 'client', text: TLS },
        { from: 'server', text: listing('nginx') },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8443, service: 'nginx', symptom: 'reset' },
      evidence: [
        { from: 'client', text: TLS },
        { from: 'server', text: listing('mariadbd') },
      ],
    },
  },
};
