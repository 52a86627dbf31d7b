import { maskBits } from '../listing/netmask.ts';
import type { RouteRecord } from '../model/fact.ts';
import { canonicalIp, familyOf } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Network Destination        Netmask          Gateway       Interface  Metric
const HEADER4 = /^\s{0,3}Network Destination\s+Netmask\s+Gateway\s+Interface\s+Metric$/;
//  If Metric Network Destination      Gateway
const HEADER6 = /^\s{0,3}If\s+Metric\s+Network Destination\s+Gateway$/;
// IPv4 Route Table      Active Routes:      Persistent Routes:      Interface List      ====...
const TITLE = /^(?:IPv[46] Route Table|Active Routes:|Interface List)$/;
const PERSISTENT = /^Persistent Routes:$/;
//  12...00 15 5d 01 02 03 ......Microsoft Hyper-V Network Adapter      Default Gateway:         10.77.1.1
const OTHER =
  /^(?:={10,}|\s{0,3}\d{1,5}(?:\.{3}|\s?\.\.).{3,200}|\s{2}None|Default Gateway:\s.{2,60}|\s{0,3}Network Address\s.{5,80})$/;
const MOST = 5000;

//           0.0.0.0          0.0.0.0        10.77.1.1        10.77.1.2     15
//         10.77.1.0    255.255.255.0         On-link         10.77.1.2    271
function routeOf4(words: readonly string[]): RouteRecord | 'other' | undefined {
  const [to = '', mask = '', gateway = '', own = '', metric = ''] = words;
  const address = canonicalIp(to);
  const bits = maskBits(mask);
  const source = canonicalIp(own);
  if (address === undefined || bits === undefined || source === undefined || words.length !== 5)
    return undefined;
  if (!/^\d{1,10}$/.test(metric)) return undefined;
  if (/^(?:22[4-9]|23\d|255)\./.test(address)) return 'other';
  const via = canonicalIp(gateway);
  return {
    kind: 'route',
    to: bits === 0 ? 'default' : `${address}/${bits}`,
    type: bits === 32 && address === source ? 'local' : 'unicast',
    ...(via === undefined ? {} : { via }),
    source,
    chosen: false,
    family: 4,
    metric: Number(metric),
  };
}

//  12    271 fe80::/64                On-link      (a long prefix has its gateway on the next line)
function routeOf6(words: readonly string[]): RouteRecord | 'other' | undefined {
  const [index = '', metric = '', prefix = '', gateway = ''] = words;
  const [base = '', bits = ''] = prefix.split('/');
  const address = canonicalIp(base);
  if (!/^\d{1,5}$/.test(index) || !/^\d{1,10}$/.test(metric) || words.length > 4) return undefined;
  if (address === undefined || familyOf(address) !== 6 || !/^\d{1,3}$/.test(bits)) return undefined;
  if (address.startsWith('ff00')) return 'other';
  const via = canonicalIp(gateway);
  return {
    kind: 'route',
    to: bits === '0' ? 'default' : `${address}/${bits}`,
    type: 'unicast',
    ...(via === undefined ? {} : { via }),
    chosen: false,
    family: 6,
    metric: Number(metric),
  };
}

class RoutePrintReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #family: 4 | 6 | undefined;

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || OTHER.test(text)) return true;
    if (HEADER4.test(text) || HEADER6.test(text)) {
      this.#family = HEADER4.test(text) ? 4 : 6;
      return true;
    }
    if (TITLE.test(text) || PERSISTENT.test(text)) {
      this.#family = undefined;
      return true;
    }
    const words = text.trim().split(/\s+/, 6);
    const route = this.#family === 4 ? routeOf4(words) : this.#family === 6 ? routeOf6(words) : undefined;
    if (typeof route === 'object' && this.#drafts.length < MOST)
      this.#drafts.push({ record: route, lines: [number] });
    // What is stored for the next start, or the gateway of the row above.
    return (
      route !== undefined || (this.#drafts.length > 0 && /^\s{2,45}[\da-fx.:]{2,45}(?:\s|$)/i.test(text))
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** `route print` and `netstat -r` of Windows. No listing: a row that is cut off would look like a route that is missing. */
export const windowsRoutes: Parser = {
  id: 'windows-routes',
  marks: ['network destination', 'interface list', 'ipv4 route table', 'ipv6 route table', 'active routes:'],
  claims: ({ tool, words }) => /^route(?:\.exe)?$/i.test(tool) && words.some((word) => /^print$/i.test(word)),
  opens: (line) => HEADER4.test(line) || HEADER6.test(line) || TITLE.test(line),
  block: () => new RoutePrintReader(),
};
