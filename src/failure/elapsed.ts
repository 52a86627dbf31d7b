import type { BlockHead, Draft } from '../model/parser.ts';
import { timed } from './attempt.ts';

// real	0m3.071s      real 3.06      real	0m 3.06s      and zsh's: nc -vz db1 3306  0.00s user 0.00s system 0% cpu 3.070 total
const REAL = /^real\s+(?:(\d{1,4})m ?(?=[\d.,]{1,12}s$))?(\d{1,6}[.,]\d{2,6})s?$/;
const ZSH = /^\S.{0,300}\s\d+[.,]\d+s user \d+[.,]\d+s system .{1,12} cpu (?:(\d{1,4}):)?(\d+[.,]\d+) total$/;
// 0.00user 0.00system 0:03.07elapsed 0%CPU (0avgtext+0avgdata 3584maxresident)k
const GNU = /^\d{1,6}\.\d\duser \d{1,6}\.\d\dsystem (\d{1,4}):(\d{2}\.\d{2})elapsed (?:\d{1,5}|\?)%CPU /;
// 	Elapsed (wall clock) time (h:mm:ss or m:ss): 0:03.07
const VERBOSE = /^\s*Elapsed \(wall clock\) time \(h:mm:ss or m:ss\): (\d{1,4}):(\d{2}\.\d{2})$/;
const OTHER =
  /^(?:(?:user|sys)\s+(?:\d{1,4}m ?)?\d{1,6}(?:[.,]\d{1,6})?s?|\d{1,9}inputs\+\d{1,9}outputs \(\d{1,9}major\+\d{1,9}minor\)pagefaults \d{1,9}swaps|Command (?:exited with non-zero status|terminated by signal) \d{1,3})$/;
// 	Maximum resident set size (kbytes): 1968
const OTHER_VERBOSE =
  /^\s*(?:Command being timed|(?:User|System) time \(seconds\)|Percent of CPU this job got|(?:Average|Maximum) [a-z ]{5,30} \(kbytes\)|(?:Major|Minor) \([A-Za-z/ ]{5,20}\) page faults|(?:Voluntary|Involuntary) context switches|Swaps|File system (?:in|out)puts|Socket messages (?:sent|received)|Signals delivered|Page size \(bytes\)|Exit status): \S/;

// One of these stands in every line that time(1) prints.
const MARK =
  /^(?:real|user|sys)\s| cpu |elapsed |inputs\+|^Command (?:exited|terminated)|^\s*(?:[A-Z][a-z]{3,11} [^:]{2,40}|Elapsed .{30,40}|Swaps): \S/;

/** Seconds that time(1) measured; `other` for its lines that say nothing of the wait. */
export function readElapsed(text: string): number | 'other' | undefined {
  if (!MARK.test(text)) return undefined;
  const match = REAL.exec(text) ?? ZSH.exec(text) ?? GNU.exec(text) ?? VERBOSE.exec(text);
  if (match) return Number(match[1] ?? 0) * 60 + Number(match[2]?.replace(',', '.'));
  return OTHER.test(text) || OTHER_VERBOSE.test(text) ? 'other' : undefined;
}

/** What time(1) printed in a block, and on which line. */
export interface Elapsed {
  readonly seconds: number;
  readonly line: number;
}

/** Gives the time to the one attempt of its block: around a list or a loop it is nobody's. */
export function withElapsed(
  drafts: readonly Draft[],
  elapsed: Elapsed | undefined,
  { commands }: BlockHead,
): readonly Draft[] {
  const [only, ...more] = drafts.filter(({ record }) => record.kind === 'attempt');
  if (!elapsed || !only || more.length > 0 || only.record.kind !== 'attempt') return drafts;
  const several = commands.length > 1 || commands.some((command) => command.conditional === true);
  if (several || only.record.count !== 1 || only.record.took !== undefined) return drafts;
  const record = timed(only.record, elapsed.seconds);
  if (record === only.record) return drafts;
  const whole: Draft = {
    ...only,
    record,
    lines: [...new Set([...only.lines, elapsed.line])],
  };
  return drafts.map((draft) => (draft === only ? whole : draft));
}
