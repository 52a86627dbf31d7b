import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { NOT_SILENT, PORT, SILENT_RIVALS } from './full-queue.ts';
import { counted, seenEverywhere } from './lost-way.ts';
import { CLIENT, CLIENT_V6, SERVER, SERVER_V6, type Lab } from './network.ts';
import { onClient } from './prompt.ts';
import { startHttp } from './services/http.ts';
import { startSsh } from './services/ssh.ts';

/** Further shapes of an answer that does not come back: three clients, captures on all three machines, and what is guilty. */

const MUST_NOT = [
  ...['firewall-drop', 'path-filter', 'return-path-lost', 'reverse-path-filter', 'outbound-block'],
  ...['source-blocked', 'accept-queue-overflow', 'host-down', 'no-route', 'packet-loss', 'conntrack-full'],
];

interface LostAnswer {
  readonly id: string;
  readonly cause: 'return-path-lost' | 'reverse-path-filter';
  readonly how: string;
  readonly family?: 4 | 6;
  /** The client's address, where it is not its usual one. */
  readonly client?: string;
  readonly packages?: readonly string[];
  readonly alsoOk?: readonly string[];
  readonly staysLikely?: string;
  readonly start: (lab: Lab) => Promise<unknown>;
  /** Whose counters are read before and after the captured attempt. */
  readonly counters?: readonly Recording['where'][];
  /** What shows the guilty one. */
  readonly guilty: readonly Recording[];
  /** Pastes besides a client's silence, by what they are worth. */
  readonly worth: readonly (readonly [EvidenceSet['level'], note: string, ...pastes: string[]])[];
}

function threeClients(server: string): readonly Recording[] {
  const url = server.includes(':') ? `[${server}]` : server;
  return [
    onClient('nc-openbsd', `nc -vz -w 3 ${server} ${PORT}`, { check: true }),
    onClient('ncat', `ncat -v -w 3 ${server} ${PORT}`),
    onClient('curl', `curl -v --connect-timeout 3 http://${url}:${PORT}/`),
  ];
}

function weighed(cause: string, level: EvidenceSet['level'], note: string, pastes: string[]): EvidenceSet {
  return {
    pastes,
    level,
    possibleMustInclude: level === 'possible' ? [...SILENT_RIVALS, cause] : [cause],
    mustNotConfirm: MUST_NOT.filter((rival) => rival !== cause || level !== 'confirmed'),
    shouldRuleOut: NOT_SILENT,
    ...(note === '' ? {} : { note }),
  };
}

export function lostAnswerBy(made: LostAnswer): Fault {
  const { id, cause, how, family = 4, counters = [], guilty, packages = [], alsoOk, staysLikely } = made;
  const server = family === 6 ? SERVER_V6 : SERVER;
  const client = made.client ?? (family === 6 ? CLIENT_V6 : CLIENT);
  const seen = [seenEverywhere(server)];
  return {
    ...{ id, cause, how },
    variantOf: 'accept-queue-overflow',
    ...(alsoOk === undefined ? {} : { alsoOk }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    case: { target: server, port: PORT, service: 'http', client, server },
    symptom: 'timeout',
    packages: ['dropbear-bin', ...packages],
    start: async (lab) => {
      await startSsh(lab.server);
      await startHttp(lab.server, family === 6 ? '::' : '0.0.0.0', PORT);
      await made.start(lab);
    },
    sideBySide: true,
    recordings: [
      ...threeClients(server),
      ...(counters.length === 0 ? seen : counted(counters, seen)),
      ...guilty,
    ],
    evidenceSets: [
      ...['client.nc-openbsd.txt', 'client.ncat.txt', 'client.curl.txt'].map((file) =>
        weighed(cause, 'possible', '', [file]),
      ),
      ...made.worth.map(([level, note, ...pastes]) => weighed(cause, level, note, pastes)),
    ],
  };
}
