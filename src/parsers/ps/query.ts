import type { CommandLine } from '../../model/command-line.ts';
import { argumentsOf } from '../../listing/socket-listing.ts';

const AUX = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND'.split(' ');
const JOBS = 'PPID PID PGID SID TTY TPGID STAT UID TIME COMMAND'.split(' ');
const FULL = 'UID PID PPID C STIME TTY TIME CMD'.split(' ');
const PGREP = ['PID', 'CMD'];
/** Titles that do not follow from the word in capitals (ps(1), standard format specifiers). */
const TITLES: Readonly<Record<string, string>> = {
  args: 'COMMAND',
  cmd: 'CMD',
  comm: 'COMMAND',
  command: 'COMMAND',
  ucmd: 'CMD',
  ucomm: 'COMMAND',
  s: 'S',
  state: 'S',
};

export function isPs({ tool, words }: CommandLine): boolean {
  return (
    tool === 'ps' ||
    (tool === 'pgrep' && words.slice(1).some((word) => /^-[a-z]{1,8}$/.test(word) && /[al]/.test(word)))
  );
}

/** The lists behind `-o` and `o`: `pid,stat,wchan:20,comm`, `stat=`. */
function formatOf(words: readonly string[]): readonly string[] | undefined {
  const lists = words.flatMap((word, i) => {
    if (/^(?:-?[a-zA-Z]{0,6}o|--format)$/.test(word)) return [words[i + 1] ?? ''];
    const glued = /^(?:-o|o|--format=)([a-z][a-z,=:\d]{1,200})$/.exec(word)?.[1];
    return glued === undefined ? [] : [glued];
  });
  return lists.length === 0
    ? undefined
    : lists
        .join(',')
        .split(/[,\s]+/)
        .filter((name) => name !== '');
}

/** The columns of its rows, where a pipe or `=` takes the header away. */
export function columnsAsked(command: CommandLine): readonly string[] | undefined {
  if (command.tool === 'pgrep') return PGREP;
  const words = argumentsOf(command);
  const format = formatOf(words);
  if (format) {
    const names = format.map((name) => name.split(/[:=]/, 1)[0] ?? name);
    // A column of several words: nobody knows where the next one begins.
    if (names.includes('lstart')) return undefined;
    return names.map((name) => TITLES[name] ?? name.toUpperCase());
  }
  if (words.some((word) => /^-?[ax]*u[axwf]*$/.test(word))) return AUX;
  if (words.some((word) => /^[ax]*j[axwf]*$/.test(word))) return JOBS;
  return words.some((word) => /^-[a-zA-Z]*f/.test(word)) ? FULL : undefined;
}

/** `ps -o stat= -p 812`: the process that is asked about. */
export function pidAsked(command: CommandLine): number | undefined {
  const words = argumentsOf(command);
  const index = words.findIndex((word) => /^-?p$|^--pid$/.test(word));
  const value = index < 0 ? undefined : words[index + 1];
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Every process of the machine: `ps aux`, `ps -ef`, `ps -A`. */
export function listsAll(command: CommandLine): boolean {
  const words = argumentsOf(command);
  const chosen = words.some((word) => /^-?[CpuUgGt]$|^--(?:pid|user|group)/.test(word));
  return (
    command.tool === 'ps' && !chosen && words.some((word) => /^-[a-zA-Z]*[eA]|^a[uxj]+[wf]*$/.test(word))
  );
}
