import { besides } from '../model/tables.ts';
import { isDialled } from '../model/address-set.ts';
import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import { succeeded } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { findIn } from '../network/packets/match.ts';
import { cutOff, isToTarget } from './slots/ended.ts';
import { fetchesDirectly, leaveOutOfProxy, mendProxy, proxyOf } from './slots/proxy-fixes.ts';

const named: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'client',
  is: (setting) => proxyOf(setting) !== undefined,
  reason: ({ key, value }) => `The client’s environment names a proxy: ${key}=${value}`,
};

function isToProxy(attempt: FactOf<'attempt'>, scene: Scene, filled: readonly Fact[]): boolean {
  const proxy = ofKind(filled, 'setting').flatMap((setting) => proxyOf(setting) ?? [])[0];
  // A name that does not resolve is told without its port.
  const isPort = attempt.port === proxy?.port || (attempt.via !== undefined && attempt.port === undefined);
  if (!proxy || !isPort || succeeded(attempt.outcome)) return false;
  const { address, name, via } = attempt;
  const isThere = name === proxy.host || (address !== undefined && sameIp(address, proxy.host));
  if (isThere && scene.atProxy) return via !== undefined;
  return isThere && !(address !== undefined && isDialled(address, scene));
}

/** Tools that read the variables, and no others: nc and ssh do not. */
const READS = new Set(['curl', 'wget']);

const dialsProxy: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'client',
  is: (attempt, scene, filled) => READS.has(attempt.tool) && isToProxy(attempt, scene, filled),
  reason: (attempt) => `${attempt.tool} dials that proxy, not the target, and fails there`,
};

/** The target itself is no part of it, so nothing on its way or behind it is. */
const failsAtProxy: Rule = {
  bearing: 'decisive',
  slots: [named, dialsProxy],
  leaves: [],
  whyNot:
    'The client sends no packet to the target at all: it dials the proxy that its environment names, and it is there that it fails.',
};

const isNamed: Rule = { bearing: 'weak', slots: [named] };

const talks = besides('conversation');

/** Something completes the handshake, and the server’s capture, which ran, has no SYN of it. */
const answersInItsPlace: Rule = {
  bearing: 'strong',
  slots: [
    cutOff,
    {
      slot: 'fact',
      kind: 'conversation',
      from: 'client',
      is: (talk, scene) => isToTarget(talk, scene) && talk.handshake,
      reason: 'Something completes the client’s handshake in the server’s name',
    },
    {
      slot: 'absence',
      from: 'server',
      covers: (listing, scene, filled) => {
        const [talk] = ofKind(filled, 'conversation');
        const theirs = talks(listing, scene.facts);
        return (
          listing.of === 'packet' &&
          talk !== undefined &&
          theirs.length === 0 &&
          findIn(talk, [talk], listing, theirs).is === 'absent'
        );
      },
      unless: (member) => member.kind === 'conversation',
      reason: 'The server’s whole capture has no connection at all',
    },
  ],
};

const CURL = `ops@app1:~$ curl -sS -m 4 http://192.0.2.5:8080/
curl: (7) Failed to connect to 192.0.2.9 port 3128 after 0 ms: Couldn't connect to server
`;

function environment(proxy: string): string {
  return `ops@app1:~$ env | grep -i _proxy\nno_proxy=localhost,127.0.0.1\nhttp_proxy=http://${proxy}\nops@app1:~$\n`;
}

export const proxyInTheWay: CauseRules = {
  id: 'proxy-in-the-way',
  title: 'A proxy stands between',
  fails: {
    // `curl: (5) Could not resolve proxy`: the name that does not resolve is the proxy's (measured, curl 7.88.1).
    outcomes: [
      'refused',
      'kernel-timeout',
      'own-deadline',
      'reset-connecting',
      'reset-later',
      'closed',
      'silent',
      'unresolved',
    ],
  },
  looks: ['attempt', 'setting', 'conversation', 'listing'],
  rules: [failsAtProxy, isNamed, answersInItsPlace],
  prose: {
    what: 'The client does not talk to the target but to a proxy: one that its own settings name, or one that takes the connection on the way. What fails, or answers, is the proxy.',
    // Measured: curl 7.88, wget 1.21, Python 3.11 (urllib), Node 20 (fetch), nc.
    why: 'Which variable counts is the program’s own affair: http_proxy and https_proxy are obeyed by curl, wget and Python, ALL_PROXY by curl and Python’s requests, HTTP_PROXY in capitals by Python and not by curl or wget, and none by Node’s fetch, nc, ssh and ping: a test with these passes while the program fails. A transparent proxy or a sidecar completes every handshake, also those to targets that do not exist.',
    todo: 'Read the environment of the very process (tr "\\0" "\\n" </proc/PID/environ), and try without: curl --noproxy "*". If that works, name the target in no_proxy and NO_PROXY, as it stands in the URL, and start the program anew; or put the proxy right. For a proxy on the way, compare captures at both ends: it is there if the server gets no SYN of a connection that the client has.',
    prevent:
      'Set proxies where the services’ units are, with a no_proxy that names the inner domains, and log the proxy in use at start.',
  },
  verdict: (_scene, cited) => {
    const [setting] = ofKind(cited, 'setting');
    return `The client dials the proxy ${setting?.value ?? ''} that its environment names, and fails there.`;
  },
  fixes: [leaveOutOfProxy, mendProxy],
  proof: fetchesDirectly,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'refused' },
      evidence: [{ from: 'client', text: CURL + environment('192.0.2.9:3128') }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'refused' },
      evidence: [{ from: 'client', text: CURL + environment('192.0.2.10:3128') }],
    },
  },
};
