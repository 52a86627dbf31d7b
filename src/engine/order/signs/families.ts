import { familyOf, isLoopback, type Family } from '../../../model/ip.ts';
import type { FactOf } from '../../../model/fact.ts';
import { succeeded } from '../../../model/outcome.ts';
import type { Scene } from '../../../model/scene.ts';
import { ofKind } from '../../../model/fact.ts';
import { failedAttempts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** One target that is tried over both families, or at several of its addresses: one answers and another does not. */

type Attempt = FactOf<'attempt'>;

function familyOfAttempt({ address, family }: Attempt): Family | undefined {
  return family ?? (address === undefined ? undefined : familyOf(address));
}

/** Both names, or both are of the own machine. */
function isSameTarget(a: Attempt, b: Attempt): boolean {
  if (a.port !== b.port || a.port === undefined) return false;
  if (a.name !== undefined && a.name === b.name) return true;
  return [a, b].every(
    ({ name, address }) => name === 'localhost' || (address !== undefined && isLoopback(address)),
  );
}

/** The same target answers over the other family. */
function answersOverOther(failed: Attempt, { facts }: Scene): boolean {
  const family = familyOfAttempt(failed);
  if (succeeded(failed.outcome)) return false;
  return ofKind(facts, 'attempt').some((one) => {
    const other = familyOfAttempt(one);
    const isOther =
      other !== undefined && other !== family && (family !== undefined || one.family !== undefined);
    return succeeded(one.outcome) && isOther && isSameTarget(failed, one);
  });
}

/** Another address of the same name answers. */
function answersAtAnother(failed: Attempt, { facts }: Scene): boolean {
  if (succeeded(failed.outcome) || failed.name === undefined || failed.address === undefined) return false;
  const family = familyOf(failed.address);
  return ofKind(facts, 'attempt').some(
    ({ name, port, outcome, address }) =>
      succeeded(outcome) &&
      name === failed.name &&
      port === failed.port &&
      address !== undefined &&
      address !== failed.address &&
      familyOf(address) === family,
  );
}

const REFUSED_IN_FOUR =
  '$ curl -v http://127.0.0.1:5173/\n*   Trying 127.0.0.1:5173...\n* connect to 127.0.0.1 port 5173 failed: Connection refused';

/** The port listens on the loopback of one family alone, and the other's is dialled. */
function listensOnOtherLoopback(socket: FactOf<'socket'>, scene: Scene): boolean {
  const isOwn = (one: FactOf<'socket'>, failed: Attempt): boolean =>
    one.state === 'listen' && one.local.port === failed.port;
  return failedAttempts(scene).some(
    (failed) =>
      failed.address !== undefined &&
      isLoopback(failed.address) &&
      isLoopback(socket.local.address) &&
      isOwn(socket, failed) &&
      ofKind(scene.facts, 'socket').every(
        (one) => !isOwn(one, failed) || one.local.address === socket.local.address,
      ) &&
      familyOf(socket.local.address) !== familyOf(failed.address),
  );
}

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
