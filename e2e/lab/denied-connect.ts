import type { EvidenceSet, Fault } from './fault.ts';
import { CASE, PORT } from './full-queue.ts';
import { SERVER } from './network.ts';
import { onClient } from './prompt.ts';
import { fixed } from './probes.ts';
import { healed } from './repair.ts';
import { prepareRuntimes, runtimes } from './runtimes.ts';
import { installConfined } from './services/confined.ts';
import { startHttp } from './services/http.ts';
import { capture } from './silent.ts';

/** A client that a seccomp filter keeps from connecting; nothing else is wrong. */
export function denied(
  errno: 'EPERM' | 'EACCES',
  rest: Pick<Fault, 'id' | 'how' | 'evidenceSets' | 'staysLikely'>,
): Fault {
  const as = `bin/confined ${errno}`;
  return {
    cause: 'local-policy-denied',
    variantOf: 'accept-queue-overflow',
    case: CASE,
    symptom: 'local-error',
    start: async (lab) => {
      await startHttp(lab.server, '0.0.0.0', PORT);
      await installConfined(lab.client);
      await prepareRuntimes(lab.client);
    },
    recordings: [
      onClient('nc-openbsd', `${as} nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
      onClient('nc-traditional', `${as} nc -nvz -w 5 ${SERVER} ${PORT}`),
      onClient('ncat', `${as} ncat -vz -w 5 ${SERVER} ${PORT}`),
      onClient('telnet', `${as} telnet ${SERVER} ${PORT}`),
      onClient('bash', `${as} bash -c 'echo > /dev/tcp/${SERVER}/${PORT}'`, { name: 'bash-devtcp' }),
      onClient('curl', `${as} curl -v --connect-timeout 5 http://${SERVER}:${PORT}/`),
      onClient('wget', `${as} wget -T 5 -t 1 -O- http://${SERVER}:${PORT}/`),
      ...runtimes(SERVER, PORT).map((one) => ({ ...one, command: `${as} ${one.command}`, check: false })),
      onClient('ip', `ip route get ${SERVER}`, { name: 'ip-route-get' }),
      onClient('ip', 'ip route', { name: 'ip-route' }),
      onClient('nft', 'sudo nft list ruleset'),
      capture('client', `tcp port ${PORT} or icmp or icmp6`, 3, [
        onClient('nc-openbsd', `${as} nc -vz -w 5 ${SERVER} ${PORT}`, { name: 'nc-captured' }),
      ]),
    ],
    repair: {
      how: 'the same commands without the filter',
      recordings: fixed([
        onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`),
        onClient('curl', `curl -sS -i --connect-timeout 5 http://${SERVER}:${PORT}/`),
      ]),
      evidenceSets: [
        ...healed('local-policy-denied', 'likely', ['client.nc-openbsd.fixed.txt']),
        ...healed('local-policy-denied', 'confirmed', ['client.curl.fixed.txt']),
        // A program under the policy still fails: another one's success is no all-clear, and no proof against it.
        ...healed('local-policy-denied', 'likely', ['client.nc-openbsd.txt', 'client.nc-openbsd.fixed.txt']),
      ],
    },
    ...rest,
  };
}

const MUST_NOT = ['no-route', 'firewall-reject', 'outbound-block', 'source-address-unavailable', 'tcp-ok'];

/** Pastes of it, with the level that they make honest. */
export function deniedAs(
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: ['local-policy-denied'],
    mustNotConfirm: level === 'confirmed' ? MUST_NOT : [...MUST_NOT, 'local-policy-denied'],
    shouldRuleOut: ['not-listening', 'firewall-drop'],
    note,
  }));
}
