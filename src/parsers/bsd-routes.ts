import type { RouteRecord } from '../model/fact.ts';
import { canonicalIp, familyOf, type Family } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Internet:      Internet6:
const TITLE = /^Internet(6)?:$/;
// Destination        Gateway            Flags               Netif Expire      (netstat(1) of macOS and FreeBSD)
const HEADER = /^Destination\s+Gateway\s+Flags\s+(?:Refs\s+Use\s+)?(?:Nhop#\s+)?(?:Mtu\s+)?Netif\b/;
const FLAGS = /^[UGHRSDMBLCWXcIigmrYw123]{1,12}$/;
const MOST = 5000;

/** netstat leaves zeros at the end out, and a length that the address's class already says (netname() in its route.c). */
function prefixOf4(text: string, isHost: boolean): string | undefined {
  const [short = '', length] = text.split('/');
  if (!/^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(short)) return undefined;
  const parts = short.split('.').map(Number);
  const address = canonicalIp([...parts, 0, 0, 0].slice(0, 4).join('.'));
  const [first = 0] = parts;
  const byClass = first < 128 ? 8 : first < 192 ? 16 : 24;
  const bits = length ?? (isHost || parts.length === 4 ? '32' : String(byClass));
  return address === undefined || !/^\d{1,2}$/.test(bits) || Number(bits) > 32
    ? undefined
    : `${address}/${bits}`;
}

/** `fe80::%lo0/64`: the zone stands before the length. */
function prefixOf6(text: string): string | undefined {
  const [base = '', bits = '128'] = text.replace(/%[\w.-]{1,15}/, '').split('/');
  const address = canonicalIp(base);
  const isSix = address !== undefined && familyOf(address) === 6;
  return !isSix || !/^\d{1,3}$/.test(bits) || Number(bits) > 128 ? undefined : `${address}/${bits}`;
}

// default            192.168.1.1        UGScg                 en0
// 10.8/16            utun3              USc                 utun3
// default                                 fe80::%utun0                    UGcIg               utun0
function routeOf(text: string, family: Family): RouteRecord | 'other' | undefined {
  const [to = '', gateway = '', flags = '', ...more] = text.trim().split(/\s+/, 9);
  if (!FLAGS.test(flags)) return undefined;
  const prefix = to === 'default' ? to : family === 4 ? prefixOf4(to, flags.includes('H')) : prefixOf6(to);
  const device = more.find((word) => /^[a-z]{2,12}\d{1,4}$/.test(word));
  if (prefix === undefined || device === undefined) return undefined;
  // L: a neighbour in the table of routes. i (macOS): a default route for programs bound to that interface alone.
  // R, B: how a connect() ends there was not measured, and is not what Linux's routes of these kinds do.
  if (/[LIRB]/.test(flags)) return 'other';
  const via = flags.includes('G') ? canonicalIp(gateway.replace(/%[\w.-]{1,15}$/, '')) : undefined;
  return {
    kind: 'route',
    to: prefix,
    type: 'unicast',
    ...(via === undefined ? {} : { via }),
    interface: device,
    chosen: false,
    family,
  };
}

class BsdRoutesReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #family: Family | undefined;

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || text === 'Routing tables') return true;
    const title = TITLE.exec(text);
    if (title) {
      this.#family = title[1] === undefined ? 4 : 6;
      return true;
    }
    if (HEADER.test(text)) return true;
    const route = this.#family === undefined ? undefined : routeOf(text, this.#family);
    if (typeof route === 'object' && this.#drafts.length < MOST)
      this.#drafts.push({ record: route, lines: [number] });
    return route !== undefined;
  }

  /** No listing: cloned and scoped routes are told by flags alone, so that absence is not read from it. */
  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** The routing table as netstat -r of macOS and the BSDs prints it. */
export const bsdRoutes: Parser = {
  id: 'bsd-routes',
  marks: ['internet:', 'internet6:', 'routing tables'],
  opens: (line) => TITLE.test(line) || line === 'Routing tables',
  block: () => new BsdRoutesReader(),
};
