import { match, portMatch, protocolName, unknownMatch } from '../../network/filter/words.ts';
import { parseIp } from '../../model/ip.ts';
import type { Family } from '../../model/ip.ts';
import type { FilterRule, RuleMatch, Verdict } from '../../model/ruleset.ts';

export type Direction = 'in' | 'out' | 'fwd';

export interface Row {
  readonly direction: Direction;
  readonly family: Family;
  readonly rules: readonly FilterRule[];
}

/** One end of a rule: `10.0.0.1 80,443/tcp (Nginx Full) (v6) on eth0`. */
interface End {
  readonly address?: string;
  readonly ports?: string;
  readonly protocol?: string;
  /** A profile, of which only the name is shown. */
  readonly application?: string;
  readonly device?: string;
  readonly six: boolean;
}

const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['ALLOW', { kind: 'accept' }],
  ['DENY', { kind: 'drop' }],
  // ufw makes it a RST for TCP (read off iptables-save under ufw 0.36).
  ['REJECT', { kind: 'reject', answer: 'tcp-reset' }],
  ['LIMIT', { kind: 'accept' }],
]);

// ufw(8), "Application integration": the profiles that Debian's and Ubuntu's packages bring, by name alone.
const APPLICATIONS: ReadonlyMap<string, string> = new Map([
  ['OpenSSH', '22'],
  ['Nginx HTTP', '80'],
  ['Nginx HTTPS', '443'],
  ['Nginx Full', '80,443'],
  ['Apache', '80'],
  ['Apache Secure', '443'],
  ['Apache Full', '80,443'],
  ['Postfix', '25'],
  ['Postfix SMTPS', '465'],
  ['Postfix Submission', '587'],
  ['Samba', '139,445'],
  ['CUPS', '631'],
]);

const PROTOCOL = /\/(tcp|udp|ah|esp|gre|ipv6|igmp|any)$/;

function endOf(text: string): End {
  const six = text.includes('(v6)');
  const [whole = '', device] = text.replace('(v6)', '').split(' on ');
  // 22/tcp (OpenSSH): the profile behind the ports that it stands for.
  const plain = whole.replace(/\s\([^()]*\)/, '').trim();
  const protocol = PROTOCOL.exec(plain)?.[1];
  const [first = '', ...more] = plain.replace(PROTOCOL, '').split(/\s+/);
  const isAddress = parseIp(first.split('/')[0] ?? '') !== undefined;
  const rest = (isAddress || first === 'Anywhere' ? more : [first, ...more]).join(' ');
  const isPorts = /^[\d,:]+$/.test(rest);
  return {
    six: six || (isAddress && first.includes(':')),
    ...(isAddress ? { address: first } : {}),
    ...(isPorts ? { ports: rest } : {}),
    ...(protocol === undefined || protocol === 'any' ? {} : { protocol }),
    ...(rest === '' || isPorts ? {} : { application: rest }),
    ...(device === undefined ? {} : { device: device.trim() }),
  };
}

function portsMatch(field: 'port' | 'source-port', end: End): readonly RuleMatch[] {
  const known = end.application === undefined ? end.ports : APPLICATIONS.get(end.application);
  if (end.application !== undefined && known === undefined) return [unknownMatch(end.application)];
  return known === undefined ? [] : [portMatch(field, known.split(','), end.application ?? known, false)];
}

function endMatches(end: End, isSource: boolean, device: 'in' | 'out'): readonly RuleMatch[] {
  const { address, protocol } = end;
  return [
    ...(address === undefined ? [] : [match(isSource ? 'source' : 'destination', [address], address)]),
    ...(protocol === undefined ? [] : [match('protocol', [protocolName(protocol)], protocol)]),
    ...portsMatch(isSource ? 'source-port' : 'port', end),
    ...(end.device === undefined
      ? []
      : [match(device, [end.device.replace(/\+$/, '*')], `on ${end.device}`)]),
  ];
}

// Six connections of one source within 30 seconds are too many (ufw(8), LIMIT).
function limitRule(matches: readonly RuleMatch[], line: number): FilterRule {
  return {
    matches: [...matches, unknownMatch('LIMIT')],
    verdict: { kind: 'reject', answer: 'port-unreachable' },
    line,
  };
}

const ACTION = /\s(ALLOW|DENY|REJECT|LIMIT)(?: (IN|OUT|FWD))?\s/;
const NUMBER = /^\[ {0,3}\d{1,4}\] /;
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ['OUT', 'out'],
  ['FWD', 'fwd'],
]);

// 3306/tcp                   ALLOW IN    10.0.0.0/8
// [ 7] Anywhere on eth1           ALLOW IN    Anywhere                   # office
// 10.0.0.2 80/tcp on eth1    ALLOW FWD   Anywhere on eth0
export function readRow(text: string, line: number): Row | undefined {
  const plain = text.replace(NUMBER, '');
  const action = ACTION.exec(plain);
  const verdict = VERDICTS.get(action?.[1] ?? '');
  if (!action || !verdict || action.index === 0) return undefined;
  const direction = DIRECTIONS.get(action[2] ?? '') ?? 'in';
  const behind = plain.slice(action.index + action[0].length).split('#')[0] ?? '';
  const to = endOf(plain.slice(0, action.index).trim());
  const from = endOf(behind.replace(/\((?:out|log|log-all)(?:, out)?\)/, '').trim());
  const family = to.six || from.six ? 6 : 4;
  const matches = [
    match('family', [String(family)], `IPv${family}`),
    ...endMatches(to, false, direction === 'fwd' ? 'out' : 'in'),
    ...endMatches(from, true, direction === 'out' ? 'out' : 'in'),
  ];
  const rule: FilterRule = { matches, verdict, line };
  const rules = action[1] === 'LIMIT' ? [limitRule(matches, line), rule] : [rule];
  return { direction, family, rules };
}
