import type { Fault, LabCase, Recording } from './fault.ts';
import { fileIn, inWords, listsOf, packagesOf, PORTS, rulesListed, serveBehind } from './filtered.ts';
import type { Filtered } from './filtered.ts';
import { endedAlone, weighedAs, type Ending } from './honest.ts';
import { CLIENT, CLIENT_V6, SERVER, SERVER_V6 } from './network.ts';
import { fewProbes } from './probes.ts';
import { onClient, onServer } from './prompt.ts';

/** A service that listens everywhere, and a packet filter somewhere on the SYN's way that answers in its place. */
export interface TurnedAway extends Filtered {
  readonly id: string;
  readonly cause: 'firewall-reject' | 'middlebox-reset' | 'outbound-block' | 'source-blocked';
  /** The fault of which it is another shape; firewall-reject-port-unreachable if left out. */
  readonly variantOf?: string | false;
  /** How connect() ends on the client. */
  readonly ending: Ending;
  /** Both ways, seconds: with a round trip ICMP errors come at once. */
  readonly delay?: number;
  /** Listings by which the filter is not seen to be guilty for sure: by name, what they are worth, and why no more. */
  readonly hides?: Readonly<Record<string, readonly ['possible' | 'likely', string]>>;
  readonly staysLikely?: string;
}

const SYMPTOMS = {
  refused: 'refused',
  'host-unreachable': 'unreachable',
  'net-unreachable': 'unreachable',
  'no-protocol': 'local-error',
  denied: 'local-error',
} as const;

/** What the users of that service type besides the usual probes. */
function userCommands(service: TurnedAway['service'], address: string, port: number): readonly Recording[] {
  const inUrl = address.includes(':') ? `[${address}]` : address;
  const byService = {
    mysql: [onClient('mariadb', `mariadb -h ${address} -u app -psecret -e 'select 1'`)],
    http: [onClient('wget', `wget -T 5 -t 1 -O - http://${inUrl}:${port}/`)],
    ssh: [onClient('ssh', `ssh -o ConnectTimeout=5 ops@${address}`)],
    oracle: [],
  }[service];
  return [
    ...byService,
    onClient('node', `node -e "require('net').connect(${port}, '${address}')"`),
    onClient(
      'php',
      `php -r "fsockopen('${inUrl}', ${port}, \\$n, \\$text, 5); echo \\$n, ' ', \\$text, PHP_EOL;"`,
    ),
  ];
}

function clientCommands(service: TurnedAway['service'], address: string, port: number): readonly Recording[] {
  return [
    // They end by themselves: nobody has to stop them.
    ...fewProbes(address, port).map(({ keys: _keys, ...one }) => one),
    onClient('nc-openbsd', `time nc -vz -w 5 ${address} ${port}`, { name: 'nc-time' }),
    ...userCommands(service, address, port),
  ];
}

function evidenceSets(made: TurnedAway, clients: readonly Recording[]): Fault['evidenceSets'] {
  const { cause, ending, hides = {} } = made;
  const files = clients.map(({ name }) => `client.${name}.txt`);
  const lists = listsOf(made);
  const telling = lists.filter((name) => !(name in hides)).map((name) => fileIn(made, name));
  // Every client meets a listing, and every listing a client.
  const pairs = telling.length === 0 ? [] : files.map((file, i) => [file, telling[i % telling.length] ?? '']);
  const seen = cause === 'firewall-reject' && (ending === 'refused' || ending === 'host-unreachable');
  const listens = 'a listener takes the address; who answers in its place is not seen';
  const sets = [
    ...endedAlone(ending, ...files),
    ...weighedAs(seen ? 'likely' : 'possible', cause, ending, listens, [
      'client.nc-openbsd.txt',
      'server.ss.txt',
    ]),
    ...weighedAs('confirmed', cause, ending, undefined, ...pairs),
    ...telling.flatMap((list) =>
      weighedAs('confirmed', cause, ending, undefined, ['client.ncat.txt', list, 'server.ss.txt']),
    ),
    ...Object.entries(hides).flatMap(([name, [level, note]]) =>
      weighedAs(level, cause, ending, note, ['client.nc-openbsd.txt', fileIn(made, name)]),
    ),
  ];
  // MariaDB's client prints 115 (EINPROGRESS) for every error of connect(): its paste alone excludes none of them.
  return sets.map((set) => (set.pastes.includes('client.mariadb.txt') ? { ...set, shouldRuleOut: [] } : set));
}

export function turnedAway(made: TurnedAway): Fault {
  const { id, cause, family = 4, service, ending, delay } = made;
  const port = PORTS[service];
  const [client, server] = family === 6 ? [CLIENT_V6, SERVER_V6] : [CLIENT, SERVER];
  const clients = clientCommands(service, server, port);
  const known: LabCase = { target: server, port, client, server, service };
  return {
    id,
    cause,
    ...(made.variantOf === false ? {} : { variantOf: made.variantOf ?? 'firewall-reject-port-unreachable' }),
    case: known,
    symptom: SYMPTOMS[ending],
    how: `${service} listens on every address; ${inWords(made)}`,
    packages: packagesOf(made),
    ...(made.staysLikely === undefined ? {} : { staysLikely: made.staysLikely }),
    ...(delay === undefined ? {} : { delays: { db1: delay } }),
    start: (lab) => serveBehind(lab, made),
    recordings: [
      ...clients,
      onServer('ss', 'sudo ss -lntp'),
      onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
      onServer('ip', 'ip addr', { name: 'ip-addr' }),
      ...rulesListed(made),
      onServer('nc-openbsd', `nc -vz -w 5 ${server} ${port}`, { name: 'nc-own-address' }),
    ],
    evidenceSets: evidenceSets(made, clients),
  };
}
