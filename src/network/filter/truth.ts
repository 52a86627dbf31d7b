import type { Hook, MatchField, RuleMatch, SimpleMatch } from '../../model/ruleset.ts';
import { addressIn, holdsLentPort, isEverywhere, portIn, writtenFamily } from './ranges.ts';
import type { Packet, Truth } from './syn.ts';

/** Does a condition hold for this SYN? Three answers: what the listing or the question leaves open is `maybe`. */

function truth(value: boolean | undefined): Truth {
  if (value === undefined) return 'maybe';
  return value ? 'yes' : 'no';
}

function both(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes';
}

function either(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('maybe') ? 'maybe' : 'no';
}

function negated(value: Truth): Truth {
  if (value === 'maybe') return 'maybe';
  return value === 'yes' ? 'no' : 'yes';
}

function addressTruth(address: string | undefined, written: string, packet: Packet): Truth {
  if (isEverywhere(written)) return truth(writtenFamily(written) === packet.family);
  if (address !== undefined) return truth(addressIn(address, written));
  return writtenFamily(written) === packet.family ? 'maybe' : 'no';
}

const LEAVING: readonly Hook[] = ['output', 'postrouting', 'egress'];
const ARRIVING: readonly Hook[] = ['ingress', 'prerouting', 'input'];

/** The name of the interface: empty where a packet has none at this hook, nothing where it is not known. */
function interfaceName(side: 'in' | 'out', packet: Packet): string | undefined {
  if ((side === 'in' ? LEAVING : ARRIVING).includes(packet.hook)) return '';
  const name = side === 'in' ? packet.inInterface : packet.outInterface;
  return name ?? (packet.looped ? 'lo' : undefined);
}

function interfaceTruth(side: 'in' | 'out', pattern: string, packet: Packet): Truth {
  const name = interfaceName(side, packet);
  const open = pattern.endsWith('*');
  const start = open ? pattern.slice(0, -1) : pattern;
  const isNamed = (one: string): boolean => (open ? one.startsWith(start) : one === start);
  if (name !== undefined) {
    const mayBeMaster = name !== '' && name !== 'lo' && packet.masters?.some(isNamed) === true;
    return mayBeMaster ? 'maybe' : truth(isNamed(name));
  }
  if (open && start === '') return 'yes';
  // What comes from another host does not come in by lo; a changed destination may be this host.
  return pattern === 'lo' && (side === 'in' || !packet.rewritten) ? 'no' : 'maybe';
}

function stateTruth(state: string, packet: Packet): Truth {
  const { tracked } = packet;
  if (state === 'dnat') return truth(packet.rewritten);
  if (state === 'untracked') return tracked === 'either' ? 'maybe' : truth(tracked === 'no');
  // A SYN opens a connection: it is none of established, related, invalid, snat. Its answer finds that connection.
  if (state !== (packet.reply === true ? 'established' : 'new')) return 'no';
  return tracked === 'either' ? 'maybe' : truth(tracked === 'yes');
}

/** `fin,syn,rst,ack/syn`: under this mask, these are set and the others are not. */
function flagsTruth(value: string, packet: Packet): Truth {
  const [mask = '', set = ''] = value.split('/');
  const has = packet.reply === true ? ['syn', 'ack'] : ['syn'];
  const seen = mask.split(',').filter((flag) => has.includes(flag));
  const wanted = set.split(',').filter((flag) => flag !== '');
  return truth(seen.length === wanted.length && wanted.every((flag) => seen.includes(flag)));
}

/** The service's port, and the one that the client's kernel lent: they change places in the answer. */
function portTruth(value: string, packet: Packet, side: 'source' | 'destination'): Truth {
  const isService = (side === 'source') === (packet.reply === true);
  return truth(isService ? portIn(packet.port, value) : holdsLentPort(value));
}

function typeTruth(type: string, packet: Packet): Truth {
  if (packet.local === undefined) return 'maybe';
  if (type === 'local') return truth(packet.local);
  if (type === 'unicast') return truth(!packet.local);
  return type === 'unspec' ? 'maybe' : 'no';
}

/** A kernel takes no packet from outside whose source is its own address (martian), a broadcast or multicast one. */
function sourceTypeTruth(type: string, { hook, looped, inInterface }: Packet): Truth {
  if (['broadcast', 'anycast', 'multicast'].includes(type)) return 'no';
  if (type !== 'local' && type !== 'unicast') return 'maybe';
  if (looped || inInterface === 'lo' || hook === 'output') return truth(type === 'local');
  return ARRIVING.includes(hook) || hook === 'forward' ? truth(type === 'unicast') : 'maybe';
}

type Reader = (value: string, packet: Packet) => Truth;
type Readable = Exclude<MatchField, 'unknown' | 'hidden-interfaces'>;

/** One value of a condition. */
const READERS: Readonly<Record<Readable, Reader>> = {
  protocol: (value) => truth(value === 'tcp' || value === 'all'),
  source: (value, packet) => addressTruth(packet.source, value, packet),
  destination: (value, packet) => addressTruth(packet.destination, value, packet),
  in: (value, packet) => interfaceTruth('in', value, packet),
  out: (value, packet) => interfaceTruth('out', value, packet),
  'source-port': (value, packet) => portTruth(value, packet, 'source'),
  port: (value, packet) => portTruth(value, packet, 'destination'),
  state: stateTruth,
  family: (value, packet) => truth(value === String(packet.family)),
  flags: flagsTruth,
  'destination-type': typeTruth,
  'source-type': sourceTypeTruth,
};

function simpleTruth(match: SimpleMatch, packet: Packet): Truth {
  const { field, values } = match;
  if (field === 'unknown' || field === 'hidden-interfaces') return 'maybe';
  const found = either(values.map((value) => READERS[field](value, packet)));
  return match.unresolved === true && found === 'no' ? 'maybe' : found;
}

/** All of the conditions. */
function allTruth(matches: readonly SimpleMatch[], packet: Packet): Truth {
  let all: Truth = 'yes';
  for (const match of matches) {
    all = both(all, matchTruth(match, packet));
    if (all === 'no') break;
  }
  return all;
}

export function matchTruth(match: RuleMatch, packet: Packet): Truth {
  const found =
    match.field === 'any-of'
      ? either(match.alternatives.map((matches) => allTruth(matches, packet)))
      : simpleTruth(match, packet);
  return match.not ? negated(found) : found;
}
