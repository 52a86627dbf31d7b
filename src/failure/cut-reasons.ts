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

/** Windows' sentences are so long that consoles and tables cut them at their edge, without a mark. */
const SENTENCES = [
  'A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond',
  'No connection could be made because the target machine actively refused it',
  'An existing connection was forcibly closed by the remote host',
  'An established connection was aborted by the software in your host machine',
  'A socket operation was attempted to an unreachable host',
  'A socket operation was attempted to an unreachable network',
] as const;
/** So many of its letters begin no other sentence. */
const ENOUGH = 34;

/** A long sentence that the text begins at its end, written out. */
function withWholeSentence(text: string): string {
  for (const sentence of SENTENCES) {
    const start = text.lastIndexOf(sentence.slice(0, ENOUGH));
    const begun = start < 0 ? '' : text.slice(start).replace(CUT, '').trimEnd();
    if (start >= 0 && begun.length < sentence.length && sentence.startsWith(begun))
      return text.slice(0, start) + sentence;
  }
  return text;
}

/** The text with a reason that was cut at its end written out, where only one begins so. */
export function withWholeReason(written: string): string {
  const text = withWholeSentence(written);
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
