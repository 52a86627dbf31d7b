import type { RouteRecord } from '../../model/fact.ts';
import { canonicalIp, familyOf } from '../../model/ip.ts';
import { maskBits } from '../../listing/netmask.ts';

const TYPES = new Set(['unicast', 'local', 'blackhole', 'unreachable', 'prohibit', 'throw']);
// They carry no connection.
const OTHERS = new Set(['broadcast', 'multicast', 'anycast', 'nat']);

function isType(word: string): word is RouteRecord['type'] {
  return TYPES.has(word);
}

/** `10.0.0.0/24`, `fd00::/64`, and a single address with its full length. */
function prefixOf(word: string | undefined): string | undefined {
  const [base = '', bits, more] = (word ?? '').split('/');
  const address = canonicalIp(base);
  const family = address === undefined ? undefined : familyOf(address);
  if (address === undefined || family === undefined || more !== undefined) return undefined;
  if (bits === undefined) return `${address}/${family === 4 ? 32 : 128}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
    ? `${address}/${bits}`
    : undefined;
}

function behind(words: readonly string[], name: string): string | undefined {
  const index = words.indexOf(name);
  return index < 0 ? undefined : words[index + 1];
}

/** What stands behind the destination: `via`, `dev`, `src` and the like. */
export function hopFields(words: readonly string[]): Partial<RouteRecord> {
  const at = words.indexOf('via');
  // via inet6 fe80::1
  const via = canonicalIp((words[at + 1]?.startsWith('inet') === true ? words[at + 2] : words[at + 1]) ?? '');
  const device = behind(words, 'dev');
  const source = canonicalIp(behind(words, 'src') ?? '');
  const table = behind(words, 'table');
  const metric = behind(words, 'metric');
  return {
    ...(at >= 0 && via !== undefined ? { via } : {}),
    ...(device === undefined ? {} : { interface: device }),
    ...(source === undefined ? {} : { source }),
    ...(table === undefined ? {} : { table }),
    ...(metric !== undefined && /^\d{1,10}$/.test(metric) ? { metric: Number(metric) } : {}),
    ...(words.includes('linkdown') || words.includes('dead') ? { down: true as const } : {}),
  };
}

function familyOfRoute(to: string, via: string | undefined): RouteRecord['family'] {
  return familyOf((to === 'default' ? via : to.split('/')[0]) ?? '');
}

// default via 10.0.1.1 dev eth0 proto dhcp src 10.0.1.7 metric 100
// 10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.7
// blackhole 10.9.0.0/16
// unreachable fd00:8::/32 dev lo metric 1024 pref medium
// local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1
/** A row of `ip route`; `other` is one that carries no connection. */
export function readIpRow(text: string): RouteRecord | 'other' | undefined {
  const words = text.trim().split(/\s+/, 40);
  const first = words[0] ?? '';
  const typed = isType(first) || OTHERS.has(first);
  const rest = typed ? words.slice(1) : words;
  const to = rest[0] === 'default' ? 'default' : prefixOf(rest[0]);
  if (to === undefined) return undefined;
  const attributes = rest.slice(1);
  const bare =
    attributes.length === 0 ||
    /^(?:via|dev|proto|scope|src|metric|table|nhid|encap|onlink)$/.test(attributes[0] ?? '');
  if (!bare || (!typed && attributes.length === 0 && to !== 'default')) return undefined;
  if (OTHERS.has(first)) return 'other';
  const hop = hopFields(attributes);
  const family = familyOfRoute(to, hop.via);
  return {
    kind: 'route',
    to,
    type: isType(first) ? first : 'unicast',
    ...hop,
    chosen: false,
    ...(family === undefined ? {} : { family }),
  };
}

function netToolsRoute(
  to: string,
  via: string | undefined,
  device: string,
  metric: string | undefined,
): RouteRecord {
  const gateway = via === undefined ? undefined : canonicalIp(via);
  const through = gateway === undefined || /^(?:0\.0\.0\.0|::)$/.test(gateway) ? {} : { via: gateway };
  return {
    kind: 'route',
    to,
    type: 'unicast',
    ...through,
    interface: device,
    chosen: false,
    ...(metric !== undefined && /^\d{1,10}$/.test(metric) ? { metric: Number(metric) } : {}),
  };
}

// 0.0.0.0         10.0.1.1        0.0.0.0         UG    100    0        0 eth0
// 10.8.0.0        -               255.255.0.0     !     0      -        0 -
// 10.9.0.0        0.0.0.0         255.255.0.0     U     0      0        0 *      (a blackhole or a throw)
/** A row of `route -n` or `netstat -rn`; `rejects`: one that lets nothing through, in a way that is not shown. */
export function readIpv4Row(text: string, metrics: boolean): RouteRecord | 'rejects' | undefined {
  const [to = '', via = '', mask = '', flags = '', metric, , , device, more] = text.trim().split(/\s+/, 9);
  const bits = maskBits(mask);
  const prefix = to === 'default' ? 'default' : canonicalIp(to);
  if (prefix === undefined || bits === undefined || device === undefined || more !== undefined)
    return undefined;
  if (!/^(?:!|U)[A-Za-z!]{0,8}$/.test(flags)) return undefined;
  if (flags.includes('!') || device === '*' || device === '-') return 'rejects';
  const isDefault = bits === 0 && (prefix === 'default' || prefix === '0.0.0.0');
  const destination = isDefault ? 'default' : `${prefix}/${bits}`;
  return { ...netToolsRoute(destination, via, device, metrics ? metric : undefined), family: 4 };
}

// ::/0                           fd00:1::1                  UG   1024 1      0 eth0
// fd00:8::/32                    ::                         !n   1024 1      0 lo
// ::/0                           ::                         !n   -1  1      0 lo      (the end of every table)
export function readIpv6Row(text: string): RouteRecord | 'rejects' | 'other' | undefined {
  const [to = '', via = '', flags = '', metric = '', , , device, more] = text.trim().split(/\s+/, 8);
  const prefix = prefixOf(to.replaceAll(/[[\]]/g, ''));
  if (prefix === undefined || !to.includes('/') || device === undefined || more !== undefined)
    return undefined;
  if (!/^[!U][A-Za-z!]{0,8}$/.test(flags) || !/^-?\d{1,10}$/.test(metric)) return undefined;
  if (flags.includes('!')) return metric === '-1' ? 'other' : 'rejects';
  if (prefix.startsWith('ff00::')) return 'other';
  const route = netToolsRoute(prefix === '::/0' ? 'default' : prefix, via, device, metric);
  // `n` marks an address of this machine.
  return { ...route, type: flags === 'Un' && prefix.endsWith('/128') ? 'local' : 'unicast', family: 6 };
}
