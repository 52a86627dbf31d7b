// [12:720] -A INPUT -m comment --comment "say \"hi\" -j DROP" -j LOG --log-prefix "a b: "
const WORD = /"(?:[^"\\]|\\.)*"?|[^\s"]+/g;

/** The words of a rule as iptables-save quotes them. */
export function ruleWords(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map((word) =>
    word.startsWith('"')
      ? word.slice(1, word.endsWith('"') && word.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1')
      : word,
  );
}
