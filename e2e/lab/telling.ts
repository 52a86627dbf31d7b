/** What of a tool's output the kernel decides: how an attempt ended, and which sockets listen. */
const WORDS =
  /connection refused|no route to host|network is unreachable|timed? ?out|connection reset|permission denied|operation not permitted|too many open files|invalid argument|protocol not available|cannot assign requested address|no such file or directory|name or service not known|no address associated with hostname|temporary failure in name resolution|succeeded|connected to|\bopen\b|\blisten\b|ERROR \d+ \(\w+\)|curl: \(\d+\)|\(\d+\)$|reject-with \S+|errno \d+/gim;
const LISTENER = /^[*\d.:a-f[\]]+:(?:\d+|\*)$/;
const ADDRESS = /\binet6? [\da-f.:/]+/g;

/** Two runs agree if this is the same; process ids, counters, times and inodes are left out. */
export function telling(text: string): readonly string[] {
  const [, ...output] = text.split('\n');
  const lines = output.filter((line) => !line.startsWith('Ncat: Version'));
  const found = lines.flatMap((line) => [
    ...(line.match(WORDS) ?? []).map((word) => word.toLowerCase()),
    ...(/\blisten\b/i.test(line) ? line.split(/\s+/).filter((word) => LISTENER.test(word)) : []),
    ...(line.match(ADDRESS) ?? []),
  ]);
  return [...new Set(found)].sort();
}
