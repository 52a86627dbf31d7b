import { grouped } from '../../../model/grouped.ts';
import { onceAKind, onceAScene } from '../../../model/tables.ts';
import { familyOf, isLoopback, type Family } from '../../../model/ip.ts';
import type { FactOf } from '../../../model/fact.ts';
import { succeeded } from '../../../model/outcome.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedAttempts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** One target that is tried over both families, or at several of its addresses: one answers and another does not. */

type Attempt = FactOf<'attempt'>;

function familyOfAttempt({ address, family }: Attempt): Family | undefined {
  return family ?? (address === undefined ? undefined : familyOf(address));
}

/** What it dials, in words that a second attempt at the same has too: its name, or the own machine. */
function targetKeys({ port, name, address }: Attempt): readonly string[] {
  if (port === undefined) return [];
  const isHome = name === 'localhost' || (address !== undefined && isLoopback(address));
  return [...(name === undefined ? [] : [`${port} ${name}`]), ...(isHome ? [`${port} /home`] : [])];
}

/** What is known of the attempts at one target that connected: enough of them to tell it from any other. */
interface Answers {
  readonly families: Set<Family>;
  /** Families that a command asked for. */
  readonly asked: Set<Family>;
}

const answersByTarget = onceAKind('attempt', (attempts) => {
  const targets = new Map<string, Answers>();
  for (const one of attempts) {
    const family = succeeded(one.outcome) ? familyOfAttempt(one) : undefined;
    if (family === undefined) continue;
    for (const key of targetKeys(one)) {
      const known = targets.get(key) ?? { families: new Set(), asked: new Set() };
      targets.set(key, known);
      known.families.add(family);
      if (one.family !== undefined) known.asked.add(family);
    }
  }
  return targets;
});

/** The same target answers over the other family. */
function answersOverOther(failed: Attempt, { facts }: Scene): boolean {
  if (succeeded(failed.outcome)) return false;
  const family = familyOfAttempt(failed);
  return targetKeys(failed).some((key) => {
    const answers = answersByTarget(facts).get(key);
    const others = family === undefined ? answers?.asked : answers?.families;
    return [...(others ?? [])].some((other) => other !== family);
  });
}

function nameKey({ name, port, address = '' }: Attempt): string {
  return `${familyOf(address) ?? ''} ${port ?? ''} ${name ?? ''}`;
}

/** Two addresses for each name and port are enough: one of them is another than any. */
const answeringAddresses = onceAKind('attempt', (attempts) => {
  const names = new Map<string, Set<string>>();
  for (const one of attempts) {
    if (!succeeded(one.outcome) || one.name === undefined || one.address === undefined) continue;
    const known = names.get(nameKey(one)) ?? new Set();
    if (known.size < 2) known.add(one.address);
    names.set(nameKey(one), known);
  }
  return names;
});

/** Another address of the same name answers. */
function answersAtAnother(failed: Attempt, { facts }: Scene): boolean {
  const { name, address, outcome } = failed;
  if (succeeded(outcome) || name === undefined || address === undefined) return false;
  return [...(answeringAddresses(facts).get(nameKey(failed)) ?? [])].some((other) => other !== address);
}

const REFUSED_IN_FOUR =
  '$ curl -v http://127.0.0.1:5173/\n*   Trying 127.0.0.1:5173...\n* connect to 127.0.0.1 port 5173 failed: Connection refused';

/** The port listens on the loopback of one family alone, and the other's is dialled. */
function listensOnOtherLoopback({ state, local }: FactOf<'socket'>, scene: Scene): boolean {
  if (state !== 'listen' || !isLoopback(local.address)) return false;
  const dialled = [...(failedLoopbacks(scene).get(local.port) ?? [])];
  // What listens is this one, so a second address is another's.
  return (
    dialled.some((family) => family !== familyOf(local.address)) &&
    listeningAddresses(scene.facts).get(local.port)?.size === 1
  );
}

/** Of each port, the families of the loopback addresses at which attempts failed. */
const failedLoopbacks = onceAScene((scene) => {
  const failed = failedAttempts(scene).filter(({ address }) => address !== undefined && isLoopback(address));
  return new Map(
    [...grouped(failed, ({ port }) => port)].map(([port, own]) => [
      port,
      new Set(own.map(({ address = '' }) => familyOf(address))),
    ]),
  );
});

const listeningAddresses = onceAKind('socket', (sockets) => {
  const listeners = sockets.filter(({ state }) => state === 'listen');
  return new Map(
    [...grouped(listeners, ({ local }) => local.port)].map(([port, own]) => [
      port,
      new Set(own.map(({ local }) => local.address)),
    ]),
  );
});

export const FAMILY_SIGNS: readonly Sign[] = [
  {
    id: 'listens-on-the-other-loopback',
    text: 'It listens on the loopback of one family of addresses, and the loopback of the other was dialled',
    when: [some('socket', listensOnOtherLoopback)],
    leads: ['address-family-mismatch', 'loopback-only', 'other-address-only'],
    behind: ['container-localhost', 'wrong-port', 'wrong-host'],
    pull: 'strong',
    source: 'ipv6(7): a socket that is bound to ::1 takes no connection to 127.0.0.1',
    shows: `LISTEN 0 511 [::1]:5173 [::]:*\n${REFUSED_IN_FOUR}`,
    counter: `LISTEN 0 511 [::1]:5174 [::]:*\n${REFUSED_IN_FOUR}`,
  },
  {
    id: 'other-family-answers',
    text: 'The same target answers over the other family of addresses',
    when: [some('attempt', answersOverOther)],
    leads: ['address-family-mismatch', 'no-route', 'path-filter'],
    behind: [
      'not-listening',
      'wrong-port',
      'loopback-only',
      'host-down',
      'container-localhost',
      'flapping-listener',
      'firewall-drop',
    ],
    pull: 'strong',
    source: 'ipv6(7): a socket of one family takes no connection of the other; RFC 8305, 1',
    shows: `${REFUSED_IN_FOUR}\n$ curl -sI http://[::1]:5173/\nHTTP/1.1 200 OK`,
    counter: `${REFUSED_IN_FOUR}\n$ curl -sI http://[::1]:5174/\nHTTP/1.1 200 OK`,
  },
  {
    id: 'told-other-family-works',
    text: 'It is told that the other family of addresses works',
    when: [
      {
        line: /\b(?:over|with|via|using|forc(?:e|ed|ing)|only|to|prefer(?:ring)?) (?:the )?(?:IPv?4|ip -?4|-4|--ipv4|curl -4|127\.0\.0\.1|AF_INET)\b[^.\n]{1,60}\b(?:works?|fine|okay|ok|instant(?:ly)?|at once|helps?|fix(?:es|ed))\b|\b(?:works?|fine|okay|ok|succeeds) (?:over|with|via|using|on) (?:IPv?4|-4|--ipv4)\b/i,
      },
      { dials: ['six', 'own-in-six', 'loopback', 'public', 'known-place', 'private'] },
      {
        ended: ['refused', 'kernel-timeout', 'own-deadline', 'net-unreachable', 'host-unreachable', 'silent'],
      },
    ],
    leads: ['address-family-mismatch', 'no-route', 'path-filter'],
    behind: ['not-listening', 'host-down', 'firewall-drop'],
    pull: 'strong',
    source: 'curl(1), -4; gai.conf(5): which family comes first; RFC 8305, 1',
    shows: 'With -4 it works.\nnc: connect to app1.example.org port 80 (tcp) failed: Connection timed out',
    counter: 'With -v it works.\nnc: connect to app1.example.org port 80 (tcp) failed: Connection timed out',
  },
  {
    id: 'other-address-answers',
    text: 'Another address of the same name answers',
    when: [some('attempt', answersAtAnother)],
    leads: ['partial-backend', 'packet-loss'],
    behind: ['not-listening', 'wrong-port', 'path-filter', 'dns-failure'],
    pull: 'strong',
    source: 'RFC 1794: several addresses of one name are given out in turn',
    shows:
      '$ curl -v http://app1.example.org/\n*   Trying 192.0.2.7:80...\n* connect to 192.0.2.7 port 80 failed: Connection refused\n*   Trying 192.0.2.8:80...\n* Connected to app1.example.org (192.0.2.8) port 80 (#0)\n$ curl -v http://app1.example.org/\n*   Trying 192.0.2.7:80...\n* connect to 192.0.2.7 port 80 failed: Connection refused',
    counter:
      '$ curl -v http://app1.example.org/\n*   Trying 192.0.2.7:80...\n* connect to 192.0.2.7 port 80 failed: Connection refused',
  },
  {
    id: 'addresses-differ-in-rows',
    text: 'Of the addresses in these rows one answers with a status, and another with none',
    // curl -w '%{remote_ip} %{http_code}': 10.7.0.11 200      10.7.0.12 000 Failed to connect
    when: [
      { line: /(?:^|\s)\d{1,3}(?:\.\d{1,3}){3}[ :\t]{1,4}(?:20\d|30[1278])(?:\s|$)/ },
      { line: /(?:^|\s)\d{1,3}(?:\.\d{1,3}){3}[ :\t]{1,4}000(?:\s|$)/ },
    ],
    leads: ['partial-backend', 'packet-loss'],
    behind: ['path-filter', 'firewall-drop', 'host-down', 'not-listening'],
    pull: 'strong',
    source: 'curl(1), --write-out: remote_ip, http_code, which is 000 where no answer came',
    shows: '192.0.2.7 200\n192.0.2.8 000',
    counter: '192.0.2.7 200\n192.0.2.8 200',
  },
];
