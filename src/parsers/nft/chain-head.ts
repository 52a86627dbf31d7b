import type { FilterChain, Hook, Verdict } from '../../model/ruleset.ts';
import { unquoted } from './tokens.ts';

type Head = Omit<FilterChain, 'name' | 'rules' | 'line'>;

const HOOKS: readonly Hook[] = [
  'ingress',
  'prerouting',
  'input',
  'forward',
  'output',
  'postrouting',
  'egress',
];

// nft(8), "Standard priority names".
const PRIORITIES = new Map([
  ['raw', -300],
  ['mangle', -150],
  ['dstnat', -100],
  ['filter', 0],
  ['security', 50],
  ['srcnat', 100],
]);

/** `filter`, `-5`, `dstnat + 10`, `filter - 1`. */
function priorityOf(words: readonly string[]): number | undefined {
  const [name = '', sign = '', offset = ''] = words;
  const base = PRIORITIES.get(name) ?? Number(name === '' ? Number.NaN : name);
  const shift = sign === '+' || sign === '-' ? Number(offset) * (sign === '-' ? -1 : 1) : 0;
  return Number.isFinite(base + shift) ? base + shift : undefined;
}

/** `device "eth0"`, `devices = { eth0, eth1 }`. */
function devicesOf(tokens: readonly string[]): readonly string[] | undefined {
  const at = tokens.findIndex((token) => token === 'device' || token === 'devices');
  if (at < 0) return undefined;
  if (tokens[at] === 'device') return [unquoted(tokens[at + 1] ?? '')];
  const body = tokens.slice(at, tokens.indexOf('}', at));
  return body
    .slice(3)
    .filter((token) => token !== ',')
    .map(unquoted);
}

const POLICIES = new Map<string, Verdict>([
  ['accept', { kind: 'accept' }],
  ['drop', { kind: 'drop' }],
]);

/** `policy drop;` */
export function readPolicy(tokens: readonly string[]): Verdict | undefined {
  const at = tokens.indexOf('policy');
  return at < 0 ? undefined : POLICIES.get(tokens[at + 1] ?? '');
}

// type filter hook input priority filter; policy accept;
// type filter hook ingress device "eth0" priority -500; policy accept;
/** What makes a chain a base chain; its policy is accept unless it says otherwise. */
export function readChainHead(tokens: readonly string[]): Head {
  const hook = HOOKS.find((name) => name === tokens[tokens.indexOf('hook') + 1]);
  if (tokens[0] !== 'type' || hook === undefined) return {};
  const at = tokens.indexOf('priority');
  const priority = at < 0 ? undefined : priorityOf(tokens.slice(at + 1, at + 4));
  const devices = devicesOf(tokens);
  return {
    hook,
    ...(tokens[1] === 'nat' ? { nat: true as const } : {}),
    ...(priority === undefined ? {} : { priority }),
    policy: readPolicy(tokens) ?? { kind: 'accept' },
    ...(devices === undefined ? {} : { devices }),
  };
}
