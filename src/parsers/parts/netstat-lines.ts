import { KEY_COUNTERS } from '../../model/counters.ts';
import LINES from './netstat-lines.json';

/**
 * The sentences that net-tools prints for counters, `N` in place of the number, by section. Those without a sentence
 * are printed as `Name: N`. Source: net-tools 2.10 beside nstat on one kernel; the last few of TcpExt from its
 * statistics.c, `connections openings`, `send out` and `retransmited` as net-tools 1.60 prints them.
 */
const SECTIONS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(LINES).map(([section, rows]) => [section, new Map(Object.entries(rows))]),
);

/** By the counter's name: how its line may be worded. */
const TEXTS: ReadonlyMap<string, readonly string[]> = [...SECTIONS.values()]
  .flatMap((rows) => [...rows])
  .reduce(
    (texts, [text, name]) => texts.set(name, [...(texts.get(name) ?? []), text]),
    new Map<string, string[]>(),
  );

export function textsOf(name: string): readonly string[] {
  return TEXTS.get(name) ?? [`    ${name.replace(/^(?:TcpExt|IpExt)/, '')}: `];
}

/** Printed at zero as well: without its line the listing lost it (net-tools' statistics.c: `number`, not `opt_number`). */
const ALWAYS_PRINTED: ReadonlySet<string> = new Set([
  'IpInDiscards',
  'TcpActiveOpens',
  'TcpPassiveOpens',
  'TcpAttemptFails',
  'TcpEstabResets',
  'TcpRetransSegs',
  'TcpInErrs',
  'TcpOutRsts',
]);

export function isLeftOutAtZero(name: string): boolean {
  return !ALWAYS_PRINTED.has(name);
}

/** The title under which a counter is printed: that of `TcpExtTCPTimeouts` is `TcpExt`. */
export function sectionOf(name: string): string | undefined {
  return ['TcpExt', 'IpExt', 'Icmp', 'Tcp', 'Ip'].find((section) => name.startsWith(section));
}

/** Sentences that one section alone has. */
const ANYWHERE: ReadonlyMap<string, string> = new Map(
  ['Ip', 'Tcp', 'TcpExt'].flatMap((section) => [...(SECTIONS.get(section) ?? [])]),
);

/** The sentences of the counters that tell most, without their number. */
export const KEY_SENTENCES: readonly string[] = [...ANYWHERE].flatMap(([text, name]) =>
  KEY_COUNTERS.includes(name)
    ? text
        .replace(/^N /, '')
        .split(/\bN\b/, 1)
        .map((part) => part.toLowerCase())
    : [],
);

// TCPReqQFullDrop: N
const PLAIN = /^([A-Z]\w{1,60}): N$/;

/** ICMP's histograms have the same words for both directions. */
export function readSection(
  text: string,
  named: string | undefined,
  present: string | undefined,
): string | undefined {
  if (named !== undefined) return named === 'Icmp' ? 'IcmpIn' : named;
  if (!present?.startsWith('Icmp')) return undefined;
  if (/^\s{2,8}ICMP input histogram:$/.test(text)) return 'IcmpIn';
  return /^\s{2,8}ICMP output histogram:$/.test(text) ? 'IcmpOut' : undefined;
}

/** nstat's name for a line; without its section only where it can be no other's. */
export function nameOfLine(template: string, section: string | undefined): string | undefined {
  if (section === undefined) {
    const plain = PLAIN.exec(template)?.[1];
    if (plain === undefined) return ANYWHERE.get(template);
    return KEY_COUNTERS.find((name) => name === `TcpExt${plain}`);
  }
  const known = SECTIONS.get(section)?.get(template) ?? sentHere(template, section);
  const plain = PLAIN.exec(template)?.[1];
  return known ?? (plain === undefined ? undefined : section.replace(/^(Icmp)(?:In|Out)$/, '$1') + plain);
}

/** `1 ICMP messages sent` stands between the histograms. */
function sentHere(template: string, section: string): string | undefined {
  return section === 'IcmpIn' ? SECTIONS.get('IcmpOut')?.get(template) : undefined;
}
