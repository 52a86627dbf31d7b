// (111: Connection ref$      info: "Network is unr>: an editor or a pager cut the line
const CUT = /\s?(?:[$>…]|\.{3})\s*$/;
const REASONS = [
  'Connection refused',
  'Connection reset by peer',
  'Connection timed out',
  'Operation timed out',
  'No route to host',
  'Network is unreachable',
  'Name or service not known',
  'Temporary failure in name resolution',
] as const;
/** Fewer letters could begin something else. */
const SHORTEST = 12;

/** The text with a reason that was cut at its end written out, where only one begins so. */
export function withWholeReason(text: string): string {
  const cut = CUT.exec(text);
  if (!cut) return text;
  const stem = text.slice(0, cut.index);
  const whole = REASONS.flatMap((reason) => {
    for (let size = reason.length - 1; size >= SHORTEST; size--)
      if (stem.endsWith(reason.slice(0, size))) return [stem.slice(0, -size) + reason];
    return [];
  });
  return whole.length === 1 ? (whole[0] ?? text) : text;
}
