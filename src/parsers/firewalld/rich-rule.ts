import { match, portMatch, protocolName, rejectAnswer, unknownMatch } from '../../network/filter/words.ts';
import { redirectTo, rewriteTo } from '../../network/filter/rewrite.ts';
import type { FilterRule, RuleMatch, SimpleMatch, Verdict } from '../../model/ruleset.ts';
import { servicePorts } from './services.ts';

/** firewalld.richlanguage(5). */
export interface RichRule {
  readonly priority: number;
  readonly rule: FilterRule;
  /** It translates the destination. */
  readonly nat: boolean;
}

// address="10.0.0.0/8"      prefix="x y"      NOT      accept
const WORD = /[^\s"=]+(?:="[^"]*")?/g;
const SECTIONS = new Set(
  'source destination service port protocol source-port icmp-block icmp-type masquerade forward-port tcp-mss-clamp log nflog audit accept reject drop mark limit'.split(
    ' ',
  ),
);

interface Section {
  readonly name: string;
  readonly not: boolean;
  readonly values: ReadonlyMap<string, string>;
}

/** The rule's parts, each with its attributes; the first has no name. */
function sectionsOf(text: string): readonly Section[] {
  const sections: { name: string; not: boolean; values: Map<string, string> }[] = [];
  let open = { name: '', not: false, values: new Map<string, string>() };
  for (const word of (text.match(WORD) ?? []).slice(1)) {
    const equals = word.indexOf('=');
    if (equals > 0) open.values.set(word.slice(0, equals), word.slice(equals + 1).replaceAll('"', ''));
    else if (SECTIONS.has(word)) {
      sections.push(open);
      open = { name: word, not: false, values: new Map() };
    } else open.not ||= word.toUpperCase() === 'NOT';
  }
  return [...sections, open];
}

function endMatch(field: 'source' | 'destination', { values, not }: Section): SimpleMatch {
  const isNot = not || values.get('invert')?.toLowerCase() === 'true';
  const address = values.get('address');
  const set = values.get('ipset');
  const text = `${field} ${[...values].map(([name, value]) => `${name}="${value}"`).join(' ')}`;
  if (address !== undefined) return match(field, [address], text, isNot);
  if (set !== undefined) return { ...match(field, [], text, isNot), set, unresolved: true };
  return unknownMatch(text);
}

/** Ports of one protocol: of another one than TCP no SYN is concerned. */
export function portOf(field: 'port' | 'source-port', ports: string, protocol: string): readonly RuleMatch[] {
  const text = `${ports}/${protocol}`;
  return [match('protocol', [protocolName(protocol)], text), portMatch(field, [ports], text, false)];
}

export function serviceMatch(name: string): RuleMatch {
  const ports = servicePorts(name);
  if (ports === undefined) return unknownMatch(`service ${name}`);
  // A service without a TCP port concerns no SYN.
  if (ports.length === 0) return match('protocol', ['none'], `service ${name}`);
  return ports.includes('*') ? match('protocol', ['tcp'], name) : match('port', ports, `service ${name}`);
}

function elementMatches(section: Section): readonly RuleMatch[] {
  const { name, values } = section;
  if (name === 'source' || name === 'destination') return [endMatch(name, section)];
  if (name === 'service') return [serviceMatch(values.get('name') ?? '')];
  if (name === 'port' || name === 'source-port' || name === 'forward-port') {
    const field = name === 'source-port' ? name : 'port';
    return portOf(field, values.get('port') ?? '', values.get('protocol') ?? '');
  }
  if (name === 'protocol') return [match('protocol', [protocolName(values.get('value') ?? '')], 'protocol')];
  return name.startsWith('icmp') ? [match('protocol', ['icmp'], name)] : [];
}

/** `to-port`, `to-addr`. */
export function forwardTo(address: string, port: string): Verdict {
  if (address === '') return redirectTo(port === '' ? undefined : port);
  const host = address.includes(':') ? `[${address}]` : address;
  return rewriteTo(port === '' ? address : `${host}:${port}`);
}

function verdictOf(sections: readonly Section[]): Verdict {
  for (const { name, values } of sections) {
    if (name === 'accept' || name === 'drop') return { kind: name };
    if (name === 'forward-port') return forwardTo(values.get('to-addr') ?? '', values.get('to-port') ?? '');
    if (name === 'reject') {
      const answer = rejectAnswer(values.get('type') ?? 'port-unreachable');
      return answer === undefined ? { kind: 'unknown', text: 'reject' } : { kind: 'reject', answer };
    }
  }
  return { kind: 'continue' };
}

/** A limit on what is logged does not limit what is done. */
function isLimited(sections: readonly Section[]): boolean {
  return sections.some(({ name }, i) => name === 'limit' && !/log|audit/.test(sections[i - 1]?.name ?? ''));
}

export function readRichRule(text: string, line: number): RichRule {
  const sections = sectionsOf(text);
  const head = sections[0]?.values;
  const family = head?.get('family');
  const families = family === 'ipv4' ? ['4'] : family === 'ipv6' ? ['6'] : undefined;
  const matches = [
    ...(families ? [match('family', families, `family="${family ?? ''}"`)] : []),
    ...sections.flatMap(elementMatches),
    ...(isLimited(sections) ? [unknownMatch('limit')] : []),
  ];
  return {
    priority: Number(head?.get('priority') ?? 0) || 0,
    nat: sections.some(({ name }) => name === 'forward-port'),
    rule: { matches, verdict: verdictOf(sections), line },
  };
}
