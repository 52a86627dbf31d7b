/** The words of a pcap filter. */

const TOKEN = /&&|\|\||!=?|[^\s()!&|[]+(?:\[[^\]]{0,40}\])?|[()&|[]/g;

/** `not(port 22)`, `tcp[13]&2!=0`, `!(icmp)`: brackets and signs stand alone. */
export function tokensOf(filter: string): readonly string[] {
  return filter.slice(0, 2000).match(TOKEN) ?? [];
}

/** `3306`, or `3306-3310`. */
export function portOrRange(text: string): readonly [number, number] | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : undefined;
}
