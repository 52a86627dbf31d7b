import type {
  AttemptRecord,
  Fact,
  FactOf,
  ListingRecord,
  PacketRecord,
  ResolutionRecord,
  SocketRecord,
} from '../../model/fact.ts';
import type { Outcome } from '../../model/outcome.ts';
import { explainLog } from './log-sentences.ts';
import { explainSign } from './sign-sentences.ts';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  refused: 'refused: a RST or an ICMP port-unreachable answered the SYN',
  'host-unreachable': 'host unreachable: a router, the neighbour table or a filter said so',
  'net-unreachable': 'network unreachable: there is no route',
  'kernel-timeout': 'the kernel gave up: no SYN was answered',
  'own-deadline': 'the client’s own deadline passed without an answer',
  'some-timeout': 'timed out; the text does not say whose timeout it was',
  'reset-connecting': 'reset while connecting',
  'reset-later': 'connected, then reset',
  closed: 'connected, then closed by the other side',
  silent: 'connected, then silence',
  connected: 'connected',
  replied: 'connected, and bytes came back',
  unresolved: 'the name did not become an address',
  'other-errno': 'the client’s own machine failed the call',
  failed: 'failed; the text hides how',
};

function endpoint(address: string, port: number): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return port === 0 ? host : `${host}:${port}`;
}

function times(count: number): string {
  return count > 1 ? `, ${count} times` : '';
}

function attempt(fact: AttemptRecord): string {
  const host = fact.address ?? fact.name ?? fact.path;
  const to = host === undefined ? '' : ` at ${endpoint(host, fact.port ?? 0)}`;
  const hop = fact.via?.address ?? fact.via?.name;
  const by = hop === undefined ? '' : `, by way of the proxy ${endpoint(hop, fact.via?.port ?? 0)}:`;
  const errno = fact.errno === undefined ? '' : ` (${fact.errno})`;
  return `Attempt${to}${by} ${OUTCOMES[fact.outcome]}${errno}${times(fact.count)}${howRead(fact, host)}`;
}

/** A wording that no tool's grammar reads weighs less, and the margin says why. */
function howRead({ loose }: AttemptRecord, host: string | undefined): string {
  if (loose !== true) return '';
  return host === undefined
    ? '. Read from its words; it does not say whom it dialled'
    : '. Read from its words; whom it dialled stands in other lines';
}

function socket(fact: SocketRecord): string {
  const at = fact.path ?? endpoint(fact.local.address, fact.local.port);
  if (fact.state !== 'listen') return `A socket at ${at}, ${fact.state}${times(fact.count)}`;
  const process = fact.processes[0]?.name;
  const who = process === undefined ? 'Something' : process;
  const where = fact.local.address === '*' ? ` on every ${families(fact)}address` : '';
  return `${who} listens at ${at}${where}`;
}

function families({ accepts, mayAccept }: SocketRecord): string {
  const sure = accepts.length === 1 && mayAccept.length === 0 ? accepts[0] : undefined;
  return sure === undefined ? '' : `IPv${sure} `;
}

function listing({ of, tool }: ListingRecord, whole: boolean | undefined): string {
  return `${tool} lists ${of === 'address' ? 'addresses' : of === 'published' ? 'published ports' : `${of}s`}${whole === true ? ', all of them' : ', perhaps not all of them'}`;
}

function packet({ from, to, flags, icmp, count }: PacketRecord): string {
  const way = `${endpoint(from.address, from.port)} to ${endpoint(to.address, to.port)}`;
  return `${icmp ? `ICMP ${icmp.unreachable} unreachable` : `Packet ${flags ?? ''}`.trim()}, ${way}${times(count)}`;
}

function conversation({
  server,
  handshake,
  resets,
  icmp,
  synAck,
  syn,
  count,
}: FactOf<'conversation'>): string {
  const to = endpoint(server.name ?? server.address, server.port);
  const reset = resets[0];
  const ending = icmp[0]
    ? `answered by ICMP ${icmp[0].unreachable}`
    : reset
      ? `reset by the ${reset.by}`
      : handshake
        ? 'handshake complete'
        : synAck
          ? 'answered'
          : `${syn?.count ?? 0} SYNs without an answer here`;
  return `Conversation with ${to}: ${ending}${times(count)}`;
}

function resolution({ name, addresses, result }: ResolutionRecord): string {
  if (result === 'found') return `${name} is ${addresses.join(', ')}`;
  const why = {
    'no-such-name': 'no such name',
    'no-address': 'it has no such address',
    'server-failed': 'the DNS server failed',
    'no-answer': 'no answer',
  };
  return `${name} is not resolved: ${why[result]}`;
}

type Explained = { [K in Fact['kind']]: (fact: FactOf<K>) => string };

const EXPLAIN: Explained = {
  attempt,
  socket,
  packet,
  conversation,
  resolution,
  listing: (fact) => listing(fact, fact.whole),
  address: ({ address, interface: name }) =>
    `This machine has ${address}${name === undefined ? '' : ` on ${name}`}`,
  counter: ({ name, value }) => `${name} stands at ${value}`,
  growth: ({ name, by }) => `${name} grew by ${by} between two samples`,
  setting: ({ key, value }) => `${key} is ${value}`,
  filter: ({ ruleset }) => `Packet filter rules (${ruleset.backend})`,
  route: ({ to, type, via }) =>
    type === 'none' ? `No route to ${to}` : `Route to ${to}, ${via ? `via ${via}` : type}`,
  neighbour: ({ address, state }) => `Neighbour ${address} is ${state}`,
  process: ({ name, active, state }) =>
    `Process ${name}${active ? `, ${active}` : state ? `, state ${state}` : ''}`,
  path: ({ path, type }) => (type === 'missing' ? `Nothing is at ${path}` : `${path} is a ${type}`),
  limit: ({ what, limit, used }) =>
    `Limit of ${what.replace('-', ' ')}: ${used ?? '?'} of ${limit ?? '?'} used`,
  log: (fact) => `${explainLog(fact)}${times(fact.count)}`,
  flow: ({ state, from, to, replied }) =>
    `Tracked: ${endpoint(from.address, from.port)} to ${endpoint(to.address, to.port)}, ${state}${replied ? '' : ', no answer'}`,
  hop: ({ ttl, address, reached }) =>
    `Hop ${ttl}: ${address ?? 'no answer'}${reached === true ? ', the target' : ''}`,
  published: ({ name, on, ready }) =>
    `${name} ${on ? `is published at ${endpoint(on.address, on.port)}` : 'is not published'}${ready === false ? ', nothing ready behind it' : ''}`,
  sign: explainSign,
  answer: ({ answer }) => `Answered by hand: ${answer}`,
};

/** What a fact says, in one short sentence for the margin. */
export function explain(fact: Fact): string {
  // Each kind meets its own entry; TypeScript cannot follow that through the lookup.
  return (EXPLAIN[fact.kind] as (fact: Fact) => string)(fact);
}
