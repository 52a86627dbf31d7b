/** The first `count` words of a line and what stands behind them. Linear, unlike a pattern with many `\s+`. */
export function columns(text: string, count: number): { words: readonly string[]; rest: string } {
  const words: string[] = [];
  let at = 0;
  while (words.length < count) {
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (at >= text.length) break;
    const start = at;
    while (at < text.length && text[at] !== ' ' && text[at] !== '\t') at++;
    words.push(text.slice(start, at));
  }
  return { words, rest: text.slice(at).trim() };
}
