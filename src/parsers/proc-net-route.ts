import { maskBits } from '../listing/netmask.ts';
import type { RouteRecord } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
const HEADER = /^Iface\s+Destination\s+Gateway\s+Flags\s+RefCnt\s+Use\s+Metric\s+Mask\s/;
const PATH = /^\/proc\/(?:self\/|1\/)?net\/route$/;
const WORD = /^[0-9A-F]{8}$/;
// route(7) and <linux/route.h>
const UP = 0x1;
const GATEWAY = 0x2;
const REJECT = 0x200;
const MOST = 5000;

/** `01014D0A` is 10.77.1.1: the lowest byte stands first (x86, ARM). */
function addressOf(word: string): string | undefined {
  if (!WORD.test(word)) return undefined;
  return [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16)).join('.');
}

// eth0	00000000	01014D0A	0003	0	0	0	00000000	0	0	0
function routeOf(text: string): RouteRecord | 'other' | undefined {
  const words = text.trim().split(/\s+/, 12);
  const [device = '', to = '', gateway = '', flagText = '', , , metric = '', mask = ''] = words;
  const [address, via, bits] = [addressOf(to), addressOf(gateway), maskBits(addressOf(mask) ?? '')];
  if (words.length !== 11 || address === undefined || via === undefined || bits === undefined)
    return undefined;
  if (!/^[\w.@*-]{1,15}$/.test(device) || !/^[0-9A-F]{4}$/.test(flagText) || !/^\d{1,10}$/.test(metric))
    return undefined;
  const flags = Number.parseInt(flagText, 16);
  // A blackhole, an unreachable or a prohibited route look alike.
  if ((flags & UP) === 0 || (flags & REJECT) !== 0 || device === '*') return 'other';
  return {
    kind: 'route',
    to: bits === 0 ? 'default' : `${address}/${bits}`,
    type: 'unicast',
    ...((flags & GATEWAY) === 0 ? {} : { via }),
    interface: device,
    chosen: false,
    family: 4,
    metric: Number(metric),
  };
}

class ProcRouteReader implements BlockReader {
  readonly #drafts: Draft[] = [];

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || HEADER.test(text)) return true;
    const route = routeOf(text);
    if (typeof route === 'object' && this.#drafts.length < MOST)
      this.#drafts.push({ record: route, lines: [number] });
    return route !== undefined;
  }

  /** No listing: it is IPv4's alone, and nothing marks its end. */
  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** /proc/net/route: the routes where no tool is. */
export const procNetRoute: Parser = {
  id: 'proc-net-route',
  marks: ['iface destination gateway'],
  claims: ({ tool, words }) =>
    ['cat', 'more', 'less'].includes(tool) && words.some((word) => PATH.test(word)),
  opens: (line) => HEADER.test(line),
  block: () => new ProcRouteReader(),
};
