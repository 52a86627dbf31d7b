import { match, protocolName, unknownMatch } from '../../network/filter/words.ts';
import type { FilterChain, FilterRule, FilterTable, RuleMatch, Verdict } from '../../model/ruleset.ts';
import { forwardTo, portOf, readRichRule, serviceMatch, type RichRule } from './rich-rule.ts';
import type { Zone } from './zone.ts';

/**
 * Zones as the chains that firewalld makes of them: read off `nft list ruleset` under firewalld 1.3, and
 * firewalld.zone(5), firewalld.richlanguage(5).
 */

const ACCEPT: Verdict = { kind: 'accept' };
const REJECT: Verdict = { kind: 'reject', answer: 'admin-prohibited' };

const TARGETS: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['default', REJECT],
  ['REJECT', REJECT],
  ['%%REJECT%%', REJECT],
  ['DROP', { kind: 'drop' }],
  ['ACCEPT', ACCEPT],
]);

function each(
  zone: Zone,
  name: string,
  matchesOf: (word: string) => readonly RuleMatch[],
): readonly FilterRule[] {
  const setting = zone.settings.get(name);
  return (setting?.words ?? []).map((word) => ({
    matches: matchesOf(word),
    verdict: ACCEPT,
    line: setting?.line ?? zone.line,
  }));
}

// 3306/tcp      8080-8090/tcp      53/udp
function portMatches(field: 'port' | 'source-port', word: string): readonly RuleMatch[] {
  const [ports = '', protocol = ''] = word.split('/');
  return portOf(field, ports, protocol);
}

/** Before and behind the zone's own lists, and between them: first what denies, then what allows. */
function rulesOf(zone: Zone, rich: readonly RichRule[]): readonly FilterRule[] {
  const sorted = [...rich].sort((a, b) => a.priority - b.priority);
  const rules = (wanted: (rich: RichRule) => boolean): readonly FilterRule[] =>
    sorted.filter((one) => !one.nat && wanted(one)).map(({ rule }) => rule);
  const target = zone.settings.get('target');
  const verdict = TARGETS.get(target?.words[0] ?? '') ?? { kind: 'unknown', text: 'target' };
  return [
    ...rules(({ priority }) => priority < 0),
    ...rules(({ priority, rule }) => priority === 0 && rule.verdict.kind !== 'accept'),
    ...rules(({ priority, rule }) => priority === 0 && rule.verdict.kind === 'accept'),
    ...each(zone, 'services', (name) => [serviceMatch(name)]),
    ...each(zone, 'ports', (word) => portMatches('port', word)),
    ...each(zone, 'protocols', (word) => [match('protocol', [protocolName(word)], word)]),
    ...each(zone, 'source-ports', (word) => portMatches('source-port', word)),
    ...rules(({ priority }) => priority > 0),
    { matches: [], verdict, line: target?.line ?? zone.line },
  ];
}

// port=8080:proto=tcp:toport=80:toaddr=10.0.0.5
function forwardRule({ text, line }: Zone['forwards'][number]): FilterRule {
  const values = new Map(
    text.split(/:(?=(?:proto|toport|toaddr)=)/).map((part): [string, string] => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals), part.slice(equals + 1)];
    }),
  );
  const address = values.get('toaddr') ?? '';
  const family = match('family', [address.includes(':') ? '6' : '4'], text);
  const ports = portOf('port', values.get('port') ?? '', values.get('proto') ?? '');
  return { matches: [family, ...ports], verdict: forwardTo(address, values.get('toport') ?? ''), line };
}

function chainsOf(zone: Zone): readonly FilterChain[] {
  const rich = zone.richRules.map(({ text, line }) => readRichRule(text, line));
  const forwards = [
    ...zone.forwards.map(forwardRule),
    ...rich.filter(({ nat }) => nat).map(({ rule }) => rule),
  ];
  return [
    { name: zone.name, rules: rulesOf(zone, rich), line: zone.line },
    { name: `${zone.name} forward-ports`, rules: forwards, line: zone.line },
  ];
}

/** What a source is bound to goes before what an interface is bound to; the rest is the default zone's. */
function dispatch(zones: readonly Zone[], all: boolean, suffix: string): readonly FilterRule[] {
  const bound = (setting: string, matchOf: (word: string) => RuleMatch): readonly FilterRule[] =>
    zones.flatMap((zone) =>
      (zone.settings.get(setting)?.words ?? []).map((word) => ({
        matches: [matchOf(word)],
        verdict: { kind: 'goto', chain: `${zone.name}${suffix}` },
        line: zone.settings.get(setting)?.line ?? zone.line,
      })),
    );
  const unlisted = (text: string): FilterRule => ({
    matches: [],
    verdict: { kind: 'unknown', text },
    line: zones[0]?.line ?? 0,
  });
  const rest = zones.find(({ isDefault }) => isDefault);
  return [
    ...(all ? [] : [unlisted('a zone that is not listed')]),
    ...bound('sources', sourceMatch),
    ...bound('interfaces', (name) => match('in', [name.replace(/\+$/, '*')], `interfaces: ${name}`)),
    rest
      ? { matches: [], verdict: { kind: 'goto', chain: `${rest.name}${suffix}` }, line: rest.line }
      : unlisted('the default zone'),
  ];
}

function sourceMatch(word: string): RuleMatch {
  if (word.startsWith('ipset:')) {
    return { ...match('source', [], `sources: ${word}`), set: word.slice(6), unresolved: true };
  }
  // A MAC address: 00:11:22:33:44:55
  if (/^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(word)) return unknownMatch(`sources: ${word}`);
  return match('source', [word], `sources: ${word}`);
}

/** `all`: every zone is listed. */
export function tableOf(zones: readonly Zone[], all: boolean): FilterTable {
  const line = zones[0]?.line ?? 0;
  const rule = (matches: readonly RuleMatch[], verdict: Verdict): FilterRule => ({ matches, verdict, line });
  const before = [
    rule([match('state', ['established', 'related'], 'established')], ACCEPT),
    rule([match('state', ['dnat'], 'dnat')], ACCEPT),
  ];
  const base = { policy: ACCEPT, line };
  return {
    name: 'firewalld',
    families: [4, 6],
    chains: [
      {
        ...base,
        name: 'prerouting',
        hook: 'prerouting',
        nat: true,
        priority: -90,
        rules: dispatch(zones, all, ' forward-ports'),
      },
      {
        ...base,
        name: 'input',
        hook: 'input',
        priority: 10,
        rules: [...before, rule([match('in', ['lo'], 'lo')], ACCEPT), ...dispatch(zones, all, '')],
      },
      // What passes through and what leaves is up to policies, which stand elsewhere.
      { name: 'forward', hook: 'forward', priority: 10, rules: before, line },
      {
        name: 'output',
        hook: 'output',
        priority: 10,
        rules: [rule([match('out', ['lo'], 'lo')], ACCEPT)],
        line,
      },
      ...zones.flatMap(chainsOf),
    ],
  };
}
