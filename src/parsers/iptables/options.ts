import type { RuleMatch } from '../../model/ruleset.ts';
import { match, portMatch, protocolName, unknownMatch } from '../../network/filter/words.ts';

/** Conditions as iptables-save writes them. iptables(8), iptables-extensions(8). */

/** Reads the values of one option; an empty list where it says nothing about a SYN. */
export type OptionReader = (values: readonly string[], not: boolean, text: string) => readonly RuleMatch[];

export interface Option {
  readonly values: number;
  readonly read: OptionReader;
}

const one =
  (read: (value: string, not: boolean, text: string) => RuleMatch): OptionReader =>
  ([value = ''], not, text) => [read(value, not, text)];

const nothing: OptionReader = () => [];

export function interfacePattern(name: string): string {
  return name.endsWith('+') ? `${name.slice(0, -1)}*` : name;
}

/** `FIN,SYN,RST,ACK` and `SYN`; ALL and NONE stand for all and none. */
export function flagsMatch(mask: string, set: string, text: string, not: boolean): RuleMatch {
  const flags = (word: string): string =>
    word === 'ALL' ? 'fin,syn,rst,psh,ack,urg' : word === 'NONE' ? '' : word.toLowerCase();
  return match('flags', [`${flags(mask)}/${flags(set)}`], text, not);
}

export function eitherPort(words: readonly string[], text: string, not: boolean): RuleMatch {
  const alternatives = (['source-port', 'port'] as const).map((field) => [
    portMatch(field, words, text, false),
  ]);
  return { field: 'any-of', not, alternatives, text };
}

/** A set's members stand in ipset, not here. */
export function setMatch(name: string, directions: string, text: string, not: boolean): RuleMatch {
  const field = directions === 'src' ? 'source' : directions === 'dst' ? 'destination' : undefined;
  if (field === undefined) return { ...unknownMatch(text), set: name };
  return { field, not, values: [], text, set: name, unresolved: true };
}

export function addressType(
  field: 'source-type' | 'destination-type',
  types: string,
  text: string,
  not: boolean,
): RuleMatch {
  return match(field, types.toLowerCase().split(','), text, not);
}

const addresses = (field: 'source' | 'destination'): Option => ({
  values: 1,
  read: one((value, not, text) => match(field, value.split(','), text, not)),
});
const ports = (field: 'source-port' | 'port'): Option => ({
  values: 1,
  read: one((value, not, text) => portMatch(field, value.split(','), text, not)),
});
const through = (field: 'in' | 'out'): Option => ({
  values: 1,
  read: one((value, not, text) => match(field, [interfacePattern(value)], text, not)),
});
const types = (field: 'source-type' | 'destination-type'): Option => ({
  values: 1,
  read: one((value, not, text) => addressType(field, value, text, not)),
});
const state: Option = {
  values: 1,
  read: one((value, not, text) => match('state', value.toLowerCase().split(','), text, not)),
};

const READ: ReadonlyMap<string, Option> = new Map(
  Object.entries<Option>({
    '-p': { values: 1, read: one((value, not, text) => match('protocol', [protocolName(value)], text, not)) },
    '-s': addresses('source'),
    '-d': addresses('destination'),
    '-i': through('in'),
    '-o': through('out'),
    '--sport': ports('source-port'),
    '--sports': ports('source-port'),
    '--dport': ports('port'),
    '--dports': ports('port'),
    '--ports': { values: 1, read: one((value, not, text) => eitherPort(value.split(','), text, not)) },
    '--ctstate': state,
    '--state': state,
    '--tcp-flags': {
      values: 2,
      read: ([mask = '', set = ''], not, text) => [flagsMatch(mask, set, text, not)],
    },
    '--syn': { values: 0, read: (_, not, text) => [flagsMatch('FIN,SYN,RST,ACK', 'SYN', text, not)] },
    '--src-range': addresses('source'),
    '--dst-range': addresses('destination'),
    '--dst-type': types('destination-type'),
    '--src-type': types('source-type'),
    '--match-set': {
      values: 2,
      read: ([name = '', directions = ''], not, text) => [setMatch(name, directions, text, not)],
    },
    '--comment': { values: 1, read: nothing },
    '--icmp-type': { values: 1, read: nothing },
    '--icmpv6-type': { values: 1, read: nothing },
    // A SYN is no fragment: connection tracking puts them together first.
    '-f': { values: 0, read: (_, not, text) => [match('protocol', ['none'], text, not)] },
  }),
);

const LONG: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '--protocol': '-p',
    '--source': '-s',
    '--destination': '-d',
    '--in-interface': '-i',
    '--out-interface': '-o',
    '--source-port': '--sport',
    '--source-ports': '--sports',
    '--destination-port': '--dport',
    '--destination-ports': '--dports',
    '--fragment': '-f',
  }),
);

export function optionOf(word: string): Option | undefined {
  return READ.get(LONG.get(word) ?? word);
}

/** Modules whose conditions are all in the options above. */
const SILENT = new Set(
  'addrtype comment conntrack icmp icmp6 icmpv6 iprange ipv6-icmp multiport sctp set state tcp udp'.split(
    ' ',
  ),
);

/** What `-m module` alone says: some modules are a condition by themselves. */
export function isSilentModule(name: string): boolean {
  return SILENT.has(name);
}
