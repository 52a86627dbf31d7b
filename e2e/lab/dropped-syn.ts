import type { EvidenceSet, Fault, LabCase, Recording } from './fault.ts';
import { fileIn, inWords, listsOf, packagesOf, PORTS, rulesListed, serveBehind } from './filtered.ts';
import type { Filtered } from './filtered.ts';
import { CLIENT, CLIENT_V6, SERVER, SERVER_V6, type Lab } from './network.ts';
import { onClient, onRouter, onServer } from './prompt.ts';
import { attempt, capture, countersAround } from './silent.ts';

/** A service that listens everywhere, and a packet filter somewhere on the SYN's way that drops it. */
export interface Dropped extends Filtered {
  readonly id: string;
  readonly cause: 'firewall-drop' | 'outbound-block' | 'path-filter' | 'source-blocked';
  /** The fault of which it is another shape. */
  readonly variantOf?: string;
  /** Listings by which the filter is not seen to be guilty for sure: by name, what they are worth, and why no more. */
  readonly hides?: Readonly<Record<string, readonly ['possible' | 'likely', string]>>;
  readonly staysLikely?: string;
  /** The client's tcp_syn_retries, for clients without a deadline of their own. */
  readonly retries?: number;
  /** Three clients, one pair of captures and the rules are enough for this shape. */
  readonly few?: true;
  /** Debian packages besides those of its rules and its service. */
  readonly packages?: readonly string[];
  /** What else shows it. */
  readonly more?: readonly Recording[];
  /** What else happens before the recordings. */
  readonly then?: (lab: Lab) => Promise<unknown>;
}

/** What may lie behind silence. */
const RIVALS = [
  ...['firewall-drop', 'outbound-block', 'path-filter', 'source-blocked', 'return-path-lost', 'host-down'],
  ...['reverse-path-filter', 'accept-queue-overflow', 'wrong-host', 'packet-loss', 'no-route'],
];

/** What no silence comes from. */
const NOT_SILENT = ['loopback-only', 'wrong-port', 'unix-socket-missing', 'dns-failure', 'port-exhaustion'];

interface Dial {
  readonly made: Dropped;
  readonly server: string;
  readonly port: number;
}

function userCommands({ made: { service }, server, port }: Dial): readonly Recording[] {
  const url = `http://${server.includes(':') ? `[${server}]` : server}:${port}/`;
  return {
    mysql: [onClient('mariadb', `mariadb --connect-timeout=4 -h ${server} -u app -psecret -e 'select 1'`)],
    http: [
      onClient('wget', `wget -T 4 -t 1 -O - ${url}`),
      onClient('curl', `curl --max-time 4 ${url}`, { name: 'curl-http' }),
    ],
    ssh: [onClient('ssh', `ssh -o ConnectTimeout=4 ops@${server}`)],
    oracle: [],
  }[service];
}

const FEW = new Set(['nc-openbsd', 'ncat', 'curl-telnet']);

/** Clients that wait for their own deadline, or the kernel's where it is short. */
function clientsOf(dial: Dial): readonly Recording[] {
  return everyClient(dial).filter(({ name }) => dial.made.few !== true || FEW.has(name));
}

function everyClient(dial: Dial): readonly Recording[] {
  const { made, server, port } = dial;
  const at = `${server} ${port}`;
  const url = `telnet://${server.includes(':') ? `[${server}]` : server}:${port}`;
  const patient =
    made.retries === undefined
      ? []
      : [
          onClient('telnet', `telnet ${at}`),
          onClient('bash', `echo > /dev/tcp/${server}/${port}`, { name: 'bash-devtcp', interactive: true }),
          onClient('curl', `curl -v ${url}`, { name: 'curl-patient' }),
          onClient('nc-openbsd', `time nc -vz ${at}`, { name: 'nc-patient' }),
        ];
  return [
    ...patient,
    onClient('nc-openbsd', `nc -vz -w 3 ${at}`, { check: true }),
    onClient('nc-openbsd', `time nc -vz -w 4 ${at}`, { name: 'nc-time' }),
    onClient('ncat', `ncat -v -w 4 ${at}`),
    onClient('curl', `curl -v --connect-timeout 4 ${url}`, { name: 'curl-telnet' }),
    onClient('bash', `timeout 3 bash -c '</dev/tcp/${server}/${port}'; echo $?`, { name: 'bash-timeout' }),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${server}', ${port}), 4); print('ok')"`,
    ),
    onClient('nmap', `nmap -Pn -p ${port} ${server.includes(':') ? '-6 ' : ''}${server}`),
    ...userCommands(dial),
    onClient('traceroute', `sudo traceroute -n -T -p ${port} -q 1 -w 1 -m 4 ${server}`),
    onClient('nc-openbsd', `nc -vz -w 3 ${server} 22`, { name: 'nc-other-port' }),
  ];
}

/** The sockets of both machines while the client waits. */
function whileItWaits({ server, port }: Dial): Recording {
  return {
    ...onClient('nc-openbsd', `nc -vz -w 4 ${server} ${port}`, { name: 'nc-watched' }),
    meanwhile: [
      onClient('ss', 'ss -tno state syn-sent', { name: 'ss-syn-sent' }),
      onClient('net-tools', 'netstat -tno', { name: 'netstat-tno' }),
      onServer('ss', 'ss -tan', { name: 'ss-tan' }),
    ],
  };
}

/** Both ends capture one attempt; and, with another filter, one between two others. */
function captures({ server, port }: Dial): readonly Recording[] {
  const both = (filter: string, name: string, attempts: readonly Recording[]): Recording =>
    capture('server', filter, 13, [capture('client', filter, 11, attempts, { name })], { name });
  return [
    both(`tcp port ${port} or icmp or icmp6`, 'tcpdump', [attempt(server, port, 'nc-captured')]),
    both('tcp', 'tcpdump-all', [
      attempt(server, 22, 'nc-before'),
      attempt(server, port, 'nc-between'),
      attempt(server, 22, 'nc-after'),
    ]),
  ];
}

function fewRecordings(dial: Dial): readonly Recording[] {
  const { made } = dial;
  return [
    ...clientsOf(dial),
    onServer('ss', 'sudo ss -lntp'),
    ...rulesListed(made),
    ...captures(dial).slice(0, 1),
    ...(made.more ?? []),
  ];
}

function recordingsOf(dial: Dial): readonly Recording[] {
  const { made, server, port } = dial;
  if (made.few === true) return fewRecordings(dial);
  const atRouter = made.on === 'router' ? rulesListed(made) : [];
  return [
    ...clientsOf(dial),
    whileItWaits(dial),
    onClient('ip', `ip route get ${server}`, { name: 'ip-route-get' }),
    onServer('ss', 'sudo ss -lntp'),
    onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
    onServer('ip', 'ip addr', { name: 'ip-addr' }),
    ...(made.on === 'router' ? [] : rulesListed(made)),
    ...atRouter,
    ...(made.on === 'server' ? [] : [onServer('nft', 'sudo nft list ruleset', { name: 'nft-own' })]),
    onRouter('ip', `ip route get ${server}`, { name: 'ip-route-get' }),
    ...countersAround(server, port),
    ...captures(dial),
  ];
}

function set(level: EvidenceSet['level'], cause: string, note: string | undefined) {
  return (...pastes: readonly string[]): EvidenceSet => ({
    pastes,
    level,
    possibleMustInclude: level === 'possible' ? RIVALS : [cause],
    mustNotConfirm: RIVALS.filter((rival) => level === 'possible' || rival !== cause),
    shouldRuleOut: NOT_SILENT,
    ...(note === undefined ? {} : { note }),
  });
}

function evidenceSets(dial: Dial): readonly EvidenceSet[] {
  const { made } = dial;
  const { cause, hides = {} } = made;
  // nmap, MariaDB's client and traceroute do not say that they waited.
  const waits = clientsOf(dial)
    .map(({ name }) => name)
    .filter((name) => !['nmap', 'mariadb', 'traceroute', 'nc-other-port', 'wget'].includes(name))
    .map((name) => `client.${name}.txt`);
  const telling = listsOf(made)
    .filter((name) => !(name in hides))
    .map((name) => fileIn(made, name));
  const alone = set('possible', cause, undefined);
  const proven = set('confirmed', cause, undefined);
  const seen = set(
    'likely',
    cause,
    'the SYN leaves the one and does not reach the other; what ate it is not seen',
  );
  return [
    ...waits.map((file) => alone(file)),
    alone('client.nc-openbsd.txt', 'server.ss.txt'),
    // A SYN that is seen on the server leaves fewer causes.
    { ...alone('client.nc-captured.txt', 'server.tcpdump.txt'), possibleMustInclude: [cause] },
    ...(telling.length === 0 ? [] : waits.map((file, i) => proven(file, telling[i % telling.length] ?? ''))),
    ...telling.map((list) => proven('client.ncat.txt', list, 'server.ss.txt')),
    ...Object.entries(hides).map(([name, [level, note]]) =>
      set(level, cause, note)('client.nc-openbsd.txt', fileIn(made, name)),
    ),
    ...(made.on === 'router'
      ? [seen('client.nc-captured.txt', 'client.tcpdump.txt', 'server.tcpdump.txt')]
      : []),
  ];
}

export function droppedSyn(made: Dropped): Fault {
  const { id, cause, family = 4, service, retries, variantOf, staysLikely } = made;
  const port = PORTS[service];
  const [client, server] = family === 6 ? [CLIENT_V6, SERVER_V6] : [CLIENT, SERVER];
  const known: LabCase = { target: server, port, client, server, service };
  const dial: Dial = { made, server, port };
  return {
    id,
    cause,
    ...(variantOf === undefined ? {} : { variantOf }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    case: known,
    symptom: 'timeout',
    how: `${service} listens on every address; ${inWords(made)}${retries === undefined ? '' : `; tcp_syn_retries=${retries} on the client`}`,
    packages: [...packagesOf(made), ...(made.packages ?? (made.few === true ? [] : ['traceroute']))],
    sideBySide: true,
    start: async (lab) => {
      await serveBehind(lab, made);
      if (retries !== undefined) {
        await lab.client.shell(`echo ${retries} > /proc/sys/net/ipv4/tcp_syn_retries`);
      }
      await made.then?.(lab);
    },
    recordings: recordingsOf(dial),
    evidenceSets: evidenceSets(dial),
  };
}
