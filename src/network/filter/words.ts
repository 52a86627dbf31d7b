import type { RejectAnswer, SimpleMatch, MatchField } from '../../model/ruleset.ts';
import names from './port-names.json' with { type: 'json' };

/** Words of iptables, nft and firewalld for one and the same thing. */

const PORT_NAMES: ReadonlyMap<string, number> = new Map(Object.entries(names));

const ANSWERS: ReadonlyMap<string, RejectAnswer> = new Map(
  Object.entries<RejectAnswer>({
    'tcp-reset': 'tcp-reset',
    'net-unreachable': 'net-unreachable',
    'host-unreachable': 'host-unreachable',
    'port-unreachable': 'port-unreachable',
    'proto-unreachable': 'protocol-unreachable',
    'prot-unreachable': 'protocol-unreachable',
    'net-prohibited': 'net-prohibited',
    'host-prohibited': 'host-prohibited',
    'admin-prohibited': 'admin-prohibited',
    'adm-prohibited': 'admin-prohibited',
    'no-route': 'no-route',
    'addr-unreachable': 'host-unreachable',
    'addr-unreach': 'host-unreachable',
    'policy-fail': 'policy-fail',
    'reject-route': 'reject-route',
    'net-unreach': 'net-unreachable',
    'host-unreach': 'host-unreachable',
    'port-unreach': 'port-unreachable',
    'proto-unreach': 'protocol-unreachable',
    'net-prohib': 'net-prohibited',
    'host-prohib': 'host-prohibited',
    'admin-prohib': 'admin-prohibited',
  }),
);

/** `icmp-host-prohibited`, `icmp6-adm-prohibited`, `tcp-reset`, `admin-prohibited`, `icmp-port-unreach`. */
export function rejectAnswer(name: string): RejectAnswer | undefined {
  return ANSWERS.get(name.replace(/^icmp(?:v6|x|6)?-/, ''));
}

// Numbers that listings print in place of names: /etc/protocols. `ipv6` is protocol 41 there, IPv6 within a tunnel: no TCP.
const PROTOCOLS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '0': 'all',
    '1': 'icmp',
    '6': 'tcp',
    '17': 'udp',
    '58': 'ipv6-icmp',
    '132': 'sctp',
    ip: 'all',
  }),
);

export function protocolName(word: string): string {
  const name = word.toLowerCase();
  return PROTOCOLS.get(name) ?? name;
}

function onePort(word: string): string | undefined {
  if (/^\d{1,5}$/.test(word)) return String(Number(word));
  const port = PORT_NAMES.get(word.toLowerCase());
  return port === undefined ? undefined : String(port);
}

/** `22`, `ssh`, `80-90`, `80:90`, `:1023`, `1024:` as `first-last` or one number; nothing for an unknown name. */
export function portValue(word: string): string | undefined {
  const whole = onePort(word);
  if (whole !== undefined) return whole;
  const at = /[:-](?=\w*$)/.exec(word)?.index;
  if (at === undefined) return undefined;
  const from = word.slice(0, at);
  const to = word.slice(at + 1);
  const first = from === '' ? '0' : onePort(from);
  const last = to === '' ? '65535' : onePort(to);
  return first === undefined || last === undefined ? undefined : `${first}-${last}`;
}

export function match(
  field: MatchField,
  values: readonly string[],
  text: string,
  not: boolean = false,
): SimpleMatch {
  return { field, not, values, text };
}

/** A condition that this program does not judge. */
export function unknownMatch(text: string): SimpleMatch {
  return match('unknown', [], text);
}

/** Ports as written; an unknown name among them leaves the condition open. */
export function portMatch(
  field: 'port' | 'source-port',
  words: readonly string[],
  text: string,
  not: boolean,
): SimpleMatch {
  const values = words.map(portValue);
  return values.every((value) => value !== undefined) ? match(field, values, text, not) : unknownMatch(text);
}

/** No SYN meets it: fragments, other protocols' fields. */
export function never(text: string): SimpleMatch {
  return match('protocol', ['none'], text);
}
