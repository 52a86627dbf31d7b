import { KEY_COUNTERS } from '../../model/counters.ts';
import LINES from './netstat-lines.json';

/**
 * The sentences that net-tools prints for counters, `N` in place of the number, by section. Those without a sentence
 * are printed as `Name: N`. Source: net-tools 2.10 beside nstat on one kernel; the last few of TcpExt from its
 * statistics.c and older releases.
 */
const SECTIONS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(LINES).map(([section, rows]) => [section, new Map(Object.entries(rows))]),
);

/** By the counter's name: the line's text. */
export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  [...SECTIONS.values()].flatMap((rows) => [...rows].map(([text, name]): [string, string] => [name, text])),
);

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
