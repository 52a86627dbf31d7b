import { isSuccess } from './slots/own-attempts.ts';
import type { CauseRules, Rule, Exclusions } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { mayBeGateways } from '../model/gateway.ts';
import { succeeded } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { onceAScene } from '../model/tables.ts';
import { isOtherProtocol, speaksWith, turnsAway } from './slots/answer.ts';
import { cookiesServe } from './slots/reported-queues.ts';

/** The handshake is done for a stopped process too, so a bare connect settles only what was told as a failure to connect. */
const CONNECTS: Exclusions = {
  leaves: [],
  whyNot: 'The same client connects to the same address and port, so nothing on the way stops it now.',
};

/** No failed attempt stands against it, or all are earlier, and failures and successes did not come in turn. */
function nothingFails(scene: Scene): boolean {
  return scene.failure === undefined || (scene.healed && !scene.failure.mixed);
}

/** Each paste's last line on which an attempt of the case failed: asked of every success, so found once. */
const lastFailed = onceAScene(({ failure }): ReadonlyMap<number, number> => {
  const lines = new Map<number, number>();
  for (const { at } of failure?.attempts ?? []) {
    const [span] = at;
    if (span) lines.set(span.evidence, Math.max(span.first, lines.get(span.evidence) ?? 0));
  }
  return lines;
});

const answersOtherwise = onceAScene(({ successes, service }) =>
  successes.some((one) => speaksWith(one.tool, service?.id) && isOtherProtocol(one)),
);

/** The same paste shows an attempt fail behind it. */
function failsLater({ at: [own] }: FactOf<'attempt'>, scene: Scene): boolean {
  return own !== undefined && (lastFailed(scene).get(own.evidence) ?? 0) > own.first;
}

const TO_CONNECT = ['refused', 'timeout', 'unreachable', 'unresolved', 'local-error'];

/** What was reported was a failure to connect, and it connects. */
const reportedFailureIsGone: Rule = {
  bearing: 'decisive',
  ...CONNECTS,
  slots: [
    {
      slot: 'fact',
      kind: 'attempt',
      is: (attempt, scene) =>
        isSuccess(attempt, scene) &&
        !mayBeGateways(attempt) &&
        nothingFails(scene) &&
        TO_CONNECT.includes(scene.told.symptom ?? ''),
      reason: (attempt) =>
        `The client's own attempt connects${attempt.address === undefined ? '' : ` to ${attempt.address}`}`,
    },
  ],
};

const serviceAnswers: Rule = {
  bearing: 'decisive',
  ...CONNECTS,
  slots: [
    {
      slot: 'fact',
      kind: 'attempt',
      is: (attempt, scene) =>
        isSuccess(attempt, scene) &&
        attempt.outcome === 'replied' &&
        !mayBeGateways(attempt) &&
        nothingFails(scene) &&
        scene.told.symptom !== 'intermittent' &&
        speaksWith(attempt.tool, scene.service?.id) &&
        !answersOtherwise(scene) &&
        !turnsAway(attempt),
      reason: 'The service answered the client, in its own protocol',
    },
  ],
};

/** Unsupported or unrecognized SSL message (JSSE, SSLSocketInputRecord.handleUnknownRecord) */
function answersAnother(attempt: FactOf<'attempt'>): boolean {
  return isOtherProtocol(attempt) || /\bunrecognized SSL message/i.test(attempt.reply ?? '');
}

/** One end says that it was spoken to in another protocol. */
function saysOtherProtocol({ facts }: Scene): boolean {
  return ofKind(facts, 'sign').some(({ sign }) => sign === 'other-protocol');
}

const bareConnect: Rule = {
  bearing: 'strong',
  slots: [
    {
      slot: 'fact',
      kind: 'attempt',
      is: (attempt, scene) =>
        isSuccess(attempt, scene) &&
        (scene.failure === undefined || !scene.failure.mixed) &&
        !failsLater(attempt, scene) &&
        // What came back was no answer to what was asked.
        (attempt.address !== undefined || !answersAnother(attempt)) &&
        !saysOtherProtocol(scene) &&
        !['hang', 'reset', 'intermittent'].includes(scene.case.symptom ?? ''),
      reason: 'The client connected',
    },
  ],
};

const stillFails: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'failure',
      is: (attempt, scene) => scene.successes.length === 0 && !succeeded(attempt.outcome),
      reason: 'The client does not get that far',
    },
  ],
};

export const tcpOk: CauseRules = {
  id: 'tcp-ok',
  title: 'TCP connects',
  looks: ['attempt', 'log'],
  rules: [reportedFailureIsGone, serviceAnswers, bareConnect, stillFails, cookiesServe],
  prose: {
    what: 'The client’s SYN was answered and the handshake completed: name, route, filters and listener are in order for this client, this address and this port.',
    why: 'What still fails is above TCP: TLS, authentication, the service’s own limits, or the way in which the application dials (another name, family, proxy or user than this test).',
    todo: 'Run the same test as the application does: same machine, user, container and address family. Then read the application’s error again; it is not about connecting.',
    prevent: 'Keep the probe in monitoring, from where the clients are.',
  },
  verdict: (scene) => `TCP connects to ${scene.case.target ?? 'the target'}, port ${scene.case.port ?? ''}.`,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql', symptom: 'refused' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 3306\nConnection to 192.0.2.5 3306 port [tcp/mysql] succeeded!\n',
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 3306, service: 'mysql', symptom: 'hang' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 3306\nConnection to 192.0.2.5 3306 port [tcp/mysql] succeeded!\n',
        },
      ],
    },
  },
};
