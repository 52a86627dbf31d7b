import type { ResolutionRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';
// gai_strerror() of glibc in 19 locales, of macOS and Windows.
import resolver from './resolver.json' with { type: 'json' };

/** What a lookup of one name gave. */
export type Lookup = Omit<ResolutionRecord, 'kind' | 'server' | 'took'> & {
  readonly server?: string | undefined;
  readonly took?: number | undefined;
};

/** A name without the dot that makes it absolute. */
export function plainName(name: string): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}

export function resolutionDraft(lookup: Lookup, lines: readonly number[]): Draft {
  const { name, addresses, result, couldBe, by, server, took } = lookup;
  return {
    record: {
      kind: 'resolution',
      name: plainName(name),
      addresses: [...new Set(addresses)],
      result,
      ...(couldBe === undefined ? {} : { couldBe }),
      by,
      ...(server === undefined ? {} : { server }),
      ...(took === undefined ? {} : { took }),
    },
    lines: [...new Set(lines)],
  };
}

type Result = Pick<Lookup, 'result' | 'couldBe'>;

const UNKNOWN: Result = {
  result: 'no-such-name',
  couldBe: ['no-such-name', 'no-address', 'server-failed', 'no-answer'],
};

/** macOS says this of every lookup that failed. */
const NODENAME = 'nodename nor servname provided, or not known';

function says(error: keyof typeof resolver, text: string): boolean {
  return text !== NODENAME && resolver[error].includes(text.replace(/\.$/, ''));
}

/** What a message of getaddrinfo() says, in any measured language; with none, how it failed is not shown. */
export function resolverResult(text: string): Result {
  if (says('EAI_NONAME', text)) return { result: 'no-such-name' };
  // EAI_AGAIN stands for a server that refused or failed as well as for one that was silent.
  if (says('EAI_AGAIN', text)) return { result: 'server-failed', couldBe: ['server-failed', 'no-answer'] };
  return says('EAI_NODATA', text) ? { result: 'no-address' } : UNKNOWN;
}

/** A status of a DNS answer: NXDOMAIN, SERVFAIL, REFUSED. */
export function statusResult(status: string): ResolutionRecord['result'] | undefined {
  if (status === 'NXDOMAIN') return 'no-such-name';
  return /^(?:SERVFAIL|REFUSED|NOTAUTH|NOTIMP|FORMERR)$/.test(status) ? 'server-failed' : undefined;
}

/** Not glibc's: other systems say so of a resolver that is silent, too. */
const VAGUE = new Set([NODENAME, 'Unknown host', 'No such host is known']);
const DEFINITE: readonly string[] = [...resolver.EAI_NONAME, ...resolver.EAI_NODATA].filter(
  (text) => !VAGUE.has(text),
);

/**
 * A message of glibc, or Node's name for it, that is never printed of a silent resolver (EAI_AGAIN is): there is no such
 * name, or it has no address. Measured with nsswitch's files and dns.
 */
export function isDefiniteNo(message: string): boolean {
  return /\bENOTFOUND\b/.test(message) || DEFINITE.some((text) => message.includes(text));
}
