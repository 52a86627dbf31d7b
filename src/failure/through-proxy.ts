import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp } from '../model/ip.ts';
import type { NextHop } from '../model/next-hop.ts';
import type { Draft } from '../model/parser.ts';
import { withoutFields } from '../model/without-fields.ts';
import { curlTargets, dialOf, type Dial } from '../command/dial.ts';
import { option } from '../command/options.ts';
import { proxyOf } from '../command/proxy-option.ts';
import { portNumber } from './endpoint-parts.ts';
import type { SeenAttempt } from './attempt.ts';

/** Whom an attempt means where a proxy was dialled: what is printed is then its next hop. */

function bare(host: string): string {
  const name = host.replace(/^\[|\]$/g, '');
  return canonicalIp(name) ?? name.toLowerCase().replace(/\.$/, '');
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && bare(a) === bare(b);
}

function printedPort({ port }: SeenAttempt): number | undefined {
  return portNumber(port === undefined ? undefined : String(port));
}

/** The proxy is what was dialled, as far as the line says whom. */
function isProxy(seen: SeenAttempt, proxy: Dial, meant: Dial): boolean {
  const port = printedPort(seen);
  if (port !== undefined && proxy.port !== undefined && port !== proxy.port) return false;
  if (seen.host === undefined && seen.address === undefined) return true;
  if (isSame(seen.host, proxy.host) || isSame(seen.address, proxy.host)) return true;
  // An address, of a proxy that is named by its name: then its port tells it from the target.
  const printed = seen.address ?? seen.host ?? '';
  const isNamed = canonicalIp(bare(proxy.host ?? '')) === undefined;
  return isNamed && canonicalIp(bare(printed)) !== undefined && port !== undefined && port !== meant.port;
}

/**
 * curl dials whom its URL names, or a proxy that the environment names: a redirect, --connect-to and a second URL left
 * aside, another port in its message is that proxy's. Another host at the same port may be one that somebody made
 * unreadable.
 */
function dialsAnother(seen: SeenAttempt, meant: Dial, { tool, words }: CommandLine): boolean {
  if (tool !== 'curl' || meant.host === undefined || curlTargets(words).length !== 1) return false;
  if (words.some((word) => /^(?:--location|--connect-to|-K|--config|-[a-zA-Z]*L[a-zA-Z]*)/.test(word)))
    return false;
  if (option(words, '--noproxy') === '*') return false;
  const port = printedPort(seen);
  return port !== undefined && meant.port !== undefined && port !== meant.port;
}

function hopOf(seen: SeenAttempt, proxy: Dial | undefined): NextHop {
  const host = seen.host ?? seen.address ?? proxy?.host;
  const literal = host === undefined ? undefined : canonicalIp(bare(host));
  const address = (seen.address === undefined ? undefined : canonicalIp(bare(seen.address))) ?? literal;
  const port = printedPort(seen) ?? proxy?.port;
  return {
    ...(host === undefined || literal !== undefined ? {} : { name: host }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    ...seen.via,
  };
}

/** The attempt at whom it means, with its proxy as the hop; as it was where nothing tells of a proxy. */
export function throughProxy(seen: SeenAttempt, command: CommandLine | undefined): SeenAttempt {
  const meant = seen.meant ?? (command === undefined ? {} : dialOf(command));
  if (meant.host === undefined || seen.relay === true) return seen;
  const proxy = seen.proxy ?? (command && proxyOf(command));
  // The tool has said both.
  const isTold = seen.via !== undefined && !isSame(seen.host, seen.via.name ?? seen.via.address);
  const isHop =
    seen.meant !== undefined ||
    (proxy !== undefined && isProxy(seen, proxy, meant)) ||
    (command !== undefined && dialsAnother(seen, meant, command));
  if (!isHop || (isTold && seen.host !== undefined)) return seen;
  return { ...withoutFields(seen, 'address'), host: meant.host, port: meant.port, via: hopOf(seen, proxy) };
}

/** Where nothing says whom it means, the hop that it dialled stands for whom: that is all that is known. */
export function orItsHop(draft: Draft): Draft {
  const { record } = draft;
  if (record.kind !== 'attempt' || record.transport === 'unix' || record.via === undefined) return draft;
  if (record.name !== undefined || record.address !== undefined || record.port !== undefined) return draft;
  const end = withoutFields(record.via, 'reached', 'denied');
  return record.via.reached === true
    ? draft
    : { ...draft, record: { ...withoutFields(record, 'via'), ...end } };
}
