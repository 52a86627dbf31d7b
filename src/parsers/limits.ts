import type { CommandLine } from '../model/command-line.ts';
import type { LimitRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { shortOptions } from '../listing/socket-listing.ts';

type What = LimitRecord['what'];

// Max open files            1024                 524288               files
// Max processes             96343                96343                processes
const PROC =
  /^Max (open files|processes) {1,40}(\d{1,19}|unlimited) {1,40}(?:\d{1,19}|unlimited) {1,40}(?:files|processes) *$/;
// Limit                     Soft Limit           Hard Limit           Units
const PROC_HEADER = /^Limit {10,40}Soft Limit {2,20}Hard Limit {2,20}Units *$/;
// Max cpu time              unlimited            unlimited            seconds
const PROC_OTHER =
  /^Max [a-z ]{3,24} {1,24}(?:\d{1,20}|unlimited) {1,24}(?:\d{1,20}|unlimited)(?: {1,24}[a-z]{1,12})? *$/;
// open files                          (-n) 20000      max user processes                  (-u) 96343
const ULIMIT = /^(open files|max user processes) {1,40}\(-[nu]\) (\d{1,19}|unlimited)$/;
// core file size              (blocks, -c) 0
const ULIMIT_OTHER = /^[A-Za-z-]{3,20}[a-z -]{0,24} {1,40}\((?:[\w ]{1,20}, )?-\w\) (?:\d{1,20}|unlimited)$/;
// NOFILE   max number of open files 1024 1024 files      RESOURCE DESCRIPTION              SOFT HARD UNITS
const PRLIMIT =
  /^(NOFILE|NPROC) {1,12}max number of (?:open files|processes) {1,40}(\d{1,19}|unlimited) {1,20}(?:\d{1,19}|unlimited)(?: \w{1,10})?$/;
const PRLIMIT_OTHER =
  /^(?:RESOURCE {1,12}DESCRIPTION {1,50}SOFT|[A-Z]{2,10} {1,12}[A-Za-z][\w -]{5,50} {1,30}(?:\d{1,20}|unlimited) )/;
// 1024      unlimited
const BARE = /^\s{0,8}(\d{1,19}|unlimited)$/;

const NAMES: Readonly<Record<string, What>> = {
  'open files': 'open-files',
  NOFILE: 'open-files',
  processes: 'processes',
  'max user processes': 'processes',
  NPROC: 'processes',
};

/** The process that `/proc/812/limits` or `prlimit -p 812` is about. */
function pidOf(command: CommandLine | undefined): number | undefined {
  const words = command?.words ?? [];
  for (const [index, word] of words.entries()) {
    const pid = /^\/proc\/(\d{1,9})\//.exec(word)?.[1] ?? /^--pid=(\d{1,9})$/.exec(word)?.[1];
    const next = /^(?:-p|--pid|-np)$/.test(word) ? words[index + 1] : undefined;
    const found = pid ?? (next !== undefined && /^\d{1,9}$/.test(next) ? next : undefined);
    if (found !== undefined) return Number(found);
  }
  return undefined;
}

/** `ls /proc/812/fd | wc -l` counts what is open; the process may be looked up: `/proc/$(pgrep -x nginx)/fd`. */
function countsDescriptors({ tool, text }: CommandLine): boolean {
  return (
    /^(?:ls|find)$/.test(tool) && /\/proc\/[^/|]{1,60}\/fd\/?[^|]{0,20}\|\s{0,5}wc -l\s{0,5}$/.test(text)
  );
}

function readsLimits({ tool, words }: CommandLine): boolean {
  return (
    tool === 'ulimit' ||
    tool === 'prlimit' ||
    words.slice(1).some((word) => /^\/proc\/.{1,40}\/limits$/.test(word))
  );
}

class LimitsReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #pid: Pick<LimitRecord, 'pid'>;
  readonly #drafts: Draft[] = [];
  #seen = 0;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    const pid = pidOf(command);
    this.#pid = pid === undefined ? {} : { pid };
  }

  read({ text, number }: Line): boolean {
    const [, name, value] = PROC.exec(text) ?? ULIMIT.exec(text) ?? PRLIMIT.exec(text) ?? [];
    const what = NAMES[name ?? ''];
    if (what !== undefined && value !== undefined) this.#add(what, value, number);
    const known =
      what !== undefined ||
      [PROC_HEADER, PROC_OTHER, ULIMIT_OTHER, PRLIMIT_OTHER].some((row) => row.test(text));
    return known || this.#bare(text, number);
  }

  #add(what: What, value: string, line: number): void {
    if (this.#drafts.length >= 100) return;
    const limit = value === 'unlimited' ? {} : { limit: Number(value) };
    this.#drafts.push({ record: { kind: 'limit', what, ...limit, ...this.#pid }, lines: [line] });
  }

  /** One number, for what the command asked. */
  #bare(text: string, line: number): boolean {
    const value = BARE.exec(text)?.[1];
    const command = this.#command;
    if (value === undefined || command === undefined || this.#seen++ > 4) return false;
    if (countsDescriptors(command)) this.#used(Number(value), command, line);
    const options = shortOptions(command);
    // The hard limit stops nobody.
    const asks = command.tool === 'ulimit' && /^S?[nu]$/.test(options) && this.#seen === 1;
    if (asks) this.#add(options.endsWith('n') ? 'open-files' : 'processes', value, line);
    return command.tool === 'ulimit' || countsDescriptors(command);
  }

  #used(counted: number, command: CommandLine, line: number): void {
    if (!Number.isSafeInteger(counted)) return;
    // A long listing begins with its total.
    const used = shortOptions(command).includes('l') ? counted - 1 : counted;
    const lines = [line, this.#head.commandLine].filter((each) => each !== undefined);
    // Nothing was counted: ls could not look in, and complained elsewhere.
    if (used > 0)
      this.#drafts.push({ record: { kind: 'limit', what: 'open-files', used, ...this.#pid }, lines });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** ulimit, prlimit and /proc/PID/limits: how many descriptors a process may have; /proc/PID/fd: how many it has. */
export const limits: Parser = {
  id: 'limits',
  marks: ['soft limit hard limit', 'max open files ', 'max processes ', '(-n) ', '(-u) ', 'max number of '],
  claims: (command) => readsLimits(command) || countsDescriptors(command),
  opens: (line) => PROC_HEADER.test(line) || PROC.test(line) || ULIMIT.test(line) || PRLIMIT.test(line),
  block: (head, command) => new LimitsReader(head, command),
};
