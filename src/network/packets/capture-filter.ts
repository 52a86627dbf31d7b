import { sameIp } from '../../model/ip.ts';
import type { CaptureDetails } from '../../model/packet.ts';
import { meaningOfBytes } from './filter-bytes.ts';
import { portOrRange, tokensOf } from './filter-words.ts';
import type { Glimpse } from './glimpse.ts';

/**
 * Would a capture with this filter have shown that packet? pcap-filter(7) in three values: what the expression says
 * in words that are not known here, or of a field that is not known of the packet, stays open.
 */

type Answer = boolean | undefined;

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function and(a: Answer, b: Answer): Answer {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function or(a: Answer, b: Answer): Answer {
  return not(and(not(a), not(b)));
}

const PROTOCOLS: Readonly<Record<string, (seen: Glimpse) => Answer>> = {
  tcp: ({ protocol }) => protocol === 'tcp',
  icmp: ({ protocol, family }) => protocol === 'icmp' && family === 4,
  icmp6: ({ protocol, family }) => protocol === 'icmp' && family === 6,
  ip: ({ family }) => family === 4,
  ip6: ({ family }) => family === 6,
  udp: () => false,
  arp: () => false,
};
const TYPES = new Set(['host', 'port', 'portrange', 'net']);

/** The qualifiers of a primitive; one without any takes those of the one before. */
interface Qualifiers {
  readonly protocol?: string;
  readonly side?: 'src' | 'dst';
  readonly type: string;
}

function sides(seen: Glimpse, side: Qualifiers['side'], what: 'address' | 'port'): readonly unknown[] {
  const from = what === 'address' ? seen.from : seen.fromPort;
  const to = what === 'address' ? seen.to : seen.toPort;
  return side === 'src' ? [from] : side === 'dst' ? [to] : [from, to];
}

function primitive({ type, side, protocol }: Qualifiers, value: string, seen: Glimpse): Answer {
  const byProtocol = protocol === undefined ? true : (PROTOCOLS[protocol]?.(seen) ?? undefined);
  return and(byProtocol, byType(type, side, value, seen));
}

function byType(type: string, side: Qualifiers['side'], value: string, seen: Glimpse): Answer {
  if (type === 'port' || type === 'portrange') {
    const range = portOrRange(value);
    if (seen.protocol !== 'tcp') return false;
    if (!range) return undefined;
    return sides(seen, side, 'port').reduce<Answer>((found, port) => {
      const isIn = typeof port === 'number' ? port >= range[0] && port <= range[1] : undefined;
      return or(found, isIn);
    }, false);
  }
  if (type !== 'host' || !/^[\d.:a-f]+$/i.test(value)) return undefined;
  return sides(seen, side, 'address').reduce<Answer>((found, address) => {
    return or(found, typeof address === 'string' ? sameIp(address, value) : undefined);
  }, false);
}

class Expression {
  readonly #tokens: readonly string[];
  readonly #seen: Glimpse;
  #at = 0;
  #before: Qualifiers = { type: 'host' };
  #depth = 0;

  constructor(tokens: readonly string[], seen: Glimpse) {
    this.#tokens = tokens;
    this.#seen = seen;
  }

  get #token(): string {
    return this.#tokens[this.#at] ?? '';
  }

  /** The whole expression; what is left over was not understood. */
  answer(): Answer {
    const answer = this.#any();
    return this.#at < this.#tokens.length ? undefined : answer;
  }

  /** `and` and `or` have one precedence and bind from the left. */
  #any(): Answer {
    let answer = this.#one();
    while (this.#at < this.#tokens.length && this.#token !== ')') {
      const isOr = this.#token === 'or' || this.#token === '||';
      if (isOr || this.#token === 'and' || this.#token === '&&') this.#at++;
      const next = this.#one();
      answer = isOr ? or(answer, next) : and(answer, next);
    }
    return answer;
  }

  #one(): Answer {
    const token = this.#token;
    if (token === '!' || token === 'not') {
      this.#at++;
      return not(this.#one());
    }
    if (token !== '(') return token.includes('[') ? this.#bytes() : this.#primitive();
    if (this.#depth++ > 20) {
      this.#at = this.#tokens.length;
      return undefined;
    }
    this.#at++;
    const answer = this.#any();
    if (this.#token === ')') this.#at++;
    return answer;
  }

  /** tcp[tcpflags] & (tcp-syn|tcp-rst) != 0 */
  #bytes(): Answer {
    const start = this.#at;
    let open = 0;
    while (this.#at < this.#tokens.length && !/^(?:and|or|&&|\|\|)$/.test(this.#token)) {
      if (this.#token === '(') open++;
      if (this.#token === ')' && open-- === 0) break;
      this.#at++;
    }
    return meaningOfBytes(this.#tokens.slice(start, this.#at).join(''), this.#seen);
  }

  #primitive(): Answer {
    let protocol: string | undefined;
    let side: Qualifiers['side'];
    let type: string | undefined;
    while (this.#at < this.#tokens.length) {
      const token = this.#token;
      if (token in PROTOCOLS && protocol === undefined) protocol = token;
      else if ((token === 'src' || token === 'dst') && side === undefined) side = token;
      else if (TYPES.has(token) && type === undefined) type = token;
      else break;
      this.#at++;
    }
    const named = side !== undefined || type !== undefined;
    if (protocol !== undefined && !named) return PROTOCOLS[protocol]?.(this.#seen);
    const value = this.#tokens[this.#at++] ?? '';
    const qualifiers = named
      ? { type: type ?? 'host', ...(protocol ? { protocol } : {}), ...(side ? { side } : {}) }
      : this.#before;
    this.#before = qualifiers;
    return primitive(qualifiers, value, this.#seen);
  }
}

/** Nothing where it cannot be told. */
export function captureShows(capture: CaptureDetails, seen: Glimpse): boolean | undefined {
  if (capture.filter === undefined) return undefined;
  const tokens = tokensOf(capture.filter);
  if (tokens.length > 200) return undefined;
  return tokens.length === 0 ? true : new Expression(tokens, seen).answer();
}

/** The filter looks at nothing that address translation changes on the way. */
export function looksAtAddresses({ filter }: CaptureDetails): boolean {
  return filter === undefined || /\b(?:host|net|src|dst|ether|vlan|gateway|\d+\.\d+)\b|\[|:/.test(filter);
}
