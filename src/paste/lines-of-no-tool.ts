/** Lines between the outputs that no tool printed: what a terminal, a pager, a shell or a forum puts there. */

// ```console      ~~~
const FENCE = /^\s*(?:`{3,}|~{3,})[\w+-]{0,20}$/;
// ```$ ss -lnt      LISTEN 0 128 *:22 *:*```      `nc: connect to ...`
const FENCED_START = /^\s*`{3}(?=[^`\s])/;
const FENCED_END = /(?<=[^`])`{3}$/;
const CODE_SPAN = /^`([^`]+)`$/;

// ...      [snip]      --More--      (END)      lines 1-23/40
const CUT =
  /^\s*(?:\.{3,}|…+|[[(<](?:\.{3}|…|snip|snipped|cut|truncated|output omitted)[\])>]|\(END\)|:|\.{3}skipping\.{3})$/;
const PAGER = /^\s*(?:-{2,}\s?(?:[Mm]ore|snip)\s?--|(?:lines|Zeilen|lignes) \d+-\d)/;

// [1] 75      [1]+  Done                    nc -lv 3306      [1]  + 4711 exit 1     nc
const JOB =
  /^\[\d{1,3}\](?:\s+\d{1,9}|\s?[+-]?\s+(?:\d+ )?(?:[Dd]one|[Ss]topped|[Rr]unning|[Ee]xit|[Tt]erminated|[Kk]illed).*)$/;
// [sudo] password for ops:      Password:      ops@db1's password:
const PASSWORD = /^(?:\[sudo\] .{1,60}:|Password:|\S{1,120}'s password:|Sorry, try again\.)$/;
const LOGIN = /^(?:Last login: .*|logout)$/;
// A name and a time, as chats put them over a message: Alice Smith  10:42 AM
const CHAT = /^[\p{L}.' -]{2,40} {1,2}(?:\[\d{1,2}:\d\d(?: ?[AP]M)?\]|\d{1,2}:\d\d ?[AP]M)$/u;
// less marks the lines behind a file's end.
const FILLER = /^~$/;

const SILENT = [JOB, PASSWORD, LOGIN, CHAT, FILLER];

/** Each of these lines begins or ends with one of these letters: most lines of a log do not. */
function mayBeSilent(line: string): boolean {
  return '[PSLl~'.includes(line[0] ?? '') || /[:\dM\]]/.test(line.at(-1) ?? '');
}

// mysql> \q      MariaDB [(none)]> show      postgres=# select 1;      127.0.0.1:6379> PING      telnet> quit      >>>
const OTHER_PROMPT =
  /^(?:(?:mysql|telnet|ftp|sftp|ncat|SQL|cqlsh|test|redis|sqlite|ssh|nslookup)> ?|cqlsh:\w{1,40}> |MariaDB \[[^\]]{1,64}\]> ?|[\w-]{1,63}[=-][#>] ?|(?:redis )?[\w.:-]{1,64}:\d{1,5}> ?|(?:\w{1,40} )?\[(?:direct: )?\w{1,20}\] \w{1,40}> ?|>>> ?|In \[\d{1,4}\]: ?|\s{2,8}[-'"]> )/;

export type Aside =
  /** A code fence: what stands before and behind it does not belong together. */
  | 'fence'
  /** It shows that something is missing. */
  | 'cut'
  /** ^C: what ran was ended by hand. */
  | 'interrupt'
  | 'silent';

/** What kind of aside a cleaned line is, or nothing. */
export function asideOf(line: string): Aside | undefined {
  const first = line.trimStart()[0] ?? '';
  if ((first === '`' || first === '~') && FENCE.test(line)) return 'fence';
  if (first === '^' && /^\s*(?:\^[CZ\\]){1,9}$/.test(line)) return 'interrupt';
  if ('.…[(<:-lLZ'.includes(first) && (CUT.test(line) || PAGER.test(line))) return 'cut';
  if (line.length > 200 || !mayBeSilent(line)) return undefined;
  return SILENT.some((pattern) => pattern.test(line)) ? 'silent' : undefined;
}

/** True for what was typed at the prompt of another program than a shell. */
export function isOtherPrompt(line: string): boolean {
  if (!/[>#]|^In \[/.test(line)) return false;
  return OTHER_PROMPT.test(line.slice(0, 200));
}

/** A line without the code marks that a chat or a forum put around it. */
export function withoutCodeMarks(line: string): string {
  if (!line.includes('`')) return line;
  const span = CODE_SPAN.exec(line);
  if (span) return span[1] ?? '';
  return FENCE.test(line) ? line : line.replace(FENCED_START, '').replace(FENCED_END, '');
}
