import type { RuleMatch } from '../../model/ruleset.ts';
import { match, protocolName, unknownMatch } from '../../network/filter/words.ts';
import { parseIp } from '../../model/ip.ts';
import { columns } from '../../listing/columns.ts';
import { readDetails } from './details.ts';
import { interfacePattern } from './options.ts';
import type { Rule } from './rule.ts';
import { verdictOf } from './target.ts';

/** The columns of one `iptables -L`. */
export interface Columns {
  readonly numbers: boolean;
  readonly counters: boolean;
  readonly interfaces: boolean;
}

// target     prot opt source               destination
// num   pkts bytes target     prot opt in     out     source               destination
const HEADER = /^\s*(num\s+)?(pkts\s+bytes\s+)?target\s+prot\s+opt\s+(in\s+out\s+)?source\s+destination$/;

export function readHeader(text: string): Columns | undefined {
  const found = HEADER.exec(text);
  if (!found) return undefined;
  return {
    numbers: found[1] !== undefined,
    counters: found[2] !== undefined,
    interfaces: found[3] !== undefined,
  };
}

// all      0      !6      tcp      ipv6-icmp
const PROTOCOL = /^!?[a-z\d][\w.-]*$/i;
const OPT = /^(?:--|-f|!f)$/;
// 0.0.0.0/0      !10.0.0.0/8      anywhere      ::/0      db1.internal
const ADDRESS = /^!?[\w.:/-]+$/;

interface Fields {
  readonly target: string;
  readonly protocol: string;
  readonly opt: string;
  readonly in?: string;
  readonly out?: string;
  readonly source: string;
  readonly destination: string;
  readonly rest: string;
}

/** `at`: where the protocol stands. Older ip6tables print nothing in the opt column. */
function fieldsAt(
  words: readonly string[],
  rest: string,
  at: number,
  columnsOf: Columns,
): Fields | undefined {
  const protocol = words[at] ?? '';
  const hasOpt = OPT.test(words[at + 1] ?? '');
  const next = at + (hasOpt ? 2 : 1);
  const through = columnsOf.interfaces ? { in: words[next] ?? '', out: words[next + 1] ?? '' } : {};
  const ends = columnsOf.interfaces ? next + 2 : next;
  const [source = '', destination = '', ...more] = words.slice(ends);
  if (!PROTOCOL.test(protocol) || !ADDRESS.test(source) || !ADDRESS.test(destination)) return undefined;
  if (!hasOpt && !source.includes(':')) return undefined;
  return {
    target: at === 0 ? '' : (words[0] ?? ''),
    protocol,
    opt: hasOpt ? (words[at + 1] ?? '') : '--',
    ...through,
    source,
    destination,
    rest: [...more, rest].join(' '),
  };
}

function negatable(word: string): { not: boolean; value: string } {
  return word.startsWith('!') ? { not: true, value: word.slice(1) } : { not: false, value: word };
}

/** Names that /etc/hosts and /etc/networks give on every machine (Debian 12's base-files and netbase). */
const NAMED: ReadonlyMap<string, readonly string[]> = new Map([
  ['localhost', ['127.0.0.1', '::1']],
  ['loopback', ['127.0.0.0']],
  ['link-local', ['169.254.0.0']],
]);

function addressMatch(field: 'source' | 'destination', word: string): readonly RuleMatch[] {
  const { not, value } = negatable(word);
  if (value === 'anywhere' || value === '0.0.0.0/0' || value === '::/0') return [];
  const [name = '', bits] = value.split('/');
  const known = NAMED.get(name);
  if (known)
    return [
      match(
        field,
        known.map((one) => (bits === undefined ? one : `${one}/${bits}`)),
        word,
        not,
      ),
    ];
  // db1.internal: without -n it prints names.
  if (!parseIp(name)) return [unknownMatch(word)];
  return [match(field, [value], word, not)];
}

function interfaceMatch(field: 'in' | 'out', word: string | undefined): readonly RuleMatch[] {
  const { not, value } = negatable(word ?? '*');
  return value === '*' || value === 'any'
    ? []
    : [match(field, [interfacePattern(value)], `${field} ${word ?? ''}`, not)];
}

function matchesOf(fields: Fields, columnsOf: Columns): readonly RuleMatch[] {
  const { not, value } = negatable(fields.protocol);
  const protocol = protocolName(value);
  const hidden: RuleMatch = match('hidden-interfaces', [], 'in, out');
  return [
    ...(columnsOf.interfaces ? [] : [hidden]),
    ...(protocol === 'all' ? [] : [match('protocol', [protocol], `prot ${fields.protocol}`, not)]),
    ...(fields.opt === '-f' ? [match('protocol', ['none'], '-f')] : []),
    ...interfaceMatch('in', fields.in),
    ...interfaceMatch('out', fields.out),
    ...addressMatch('source', fields.source),
    ...addressMatch('destination', fields.destination),
  ];
}

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ K: 1e3, M: 1e6, G: 1e9, T: 1e12 }),
);

// 0      944      12K      3M
function countOf(word: string): number | undefined {
  const found = /^(\d{1,15})([KMGT]?)$/.exec(word);
  return found ? Number(found[1]) * (UNITS.get(found[2] ?? '') ?? 1) : undefined;
}

/** A rule with the words that tell its family; nothing where the line is none. */
export interface Row {
  readonly rule: Rule;
  readonly addresses: readonly string[];
}

// 1        0     0 ACCEPT     0    --  lo     *       0.0.0.0/0            0.0.0.0/0
//    16   944 REJECT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:22 reject-with tcp-reset
//            6    --  0.0.0.0/0            0.0.0.0/0            tcp dpt:22
export function readRow(text: string, columnsOf: Columns): Row | undefined {
  const before = (columnsOf.numbers ? 1 : 0) + (columnsOf.counters ? 2 : 0);
  const { words, rest } = columns(text, before + 7);
  const packets = columnsOf.counters ? countOf(words[before - 2] ?? '') : undefined;
  if (columnsOf.numbers && !/^\d+$/.test(words[0] ?? '')) return undefined;
  if (columnsOf.counters && packets === undefined) return undefined;
  const own = words.slice(before);
  const fields = fieldsAt(own, rest, 1, columnsOf) ?? fieldsAt(own, rest, 0, columnsOf);
  if (!fields) return undefined;
  const details = readDetails(fields.rest);
  const verdict = verdictOf({ name: fields.target, goto: details.goto, options: details.options });
  const matches = [...matchesOf(fields, columnsOf), ...details.matches];
  return {
    rule: { matches, verdict, ...(packets === undefined ? {} : { packets }) },
    addresses: [fields.source, fields.destination],
  };
}
