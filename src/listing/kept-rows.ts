import type { Passes } from '../model/command-line.ts';
import { letsThrough } from '../command/pipe.ts';

/** What a pipe leaves of a listing of sockets: ports and states of which every row came through. */

/** What a filter sees of a tool's rows. */
export interface RowWords {
  /** Strings that stand in every row. */
  readonly every: readonly string[];
  /** The state word as a listener's row has it. */
  readonly listener: string;
  /** The port that a word of the filter stands for; left out: `3306` and `:3306`. */
  readonly port?: (word: string) => number | undefined;
  /** False where ports may be printed as names. */
  readonly numeric: boolean;
}

/** Ports and states that a pipe keeps all rows of. */
export interface Kept {
  readonly ports: readonly number[] | 'all';
  readonly listenersOnly: boolean;
}

function decimalPort(word: string): number | undefined {
  const match = /^:?(\d{1,5}) ?$/.exec(word);
  return match ? Number(match[1]) : undefined;
}

/** What a pipe behind a listing keeps; nothing where it cannot be told. */
export function keptBy(passes: Passes, rows: RowWords): Kept | undefined {
  if (passes.kind === 'all') return { ports: 'all', listenersOnly: false };
  if (passes.kind === 'unknown') return undefined;
  if (rows.every.some((text) => letsThrough(passes, text))) return { ports: 'all', listenersOnly: false };
  if (letsThrough(passes, rows.listener)) return { ports: 'all', listenersOnly: true };
  const port = rows.port ?? decimalPort;
  const words = passes.ignoreCase ? passes.words.map((word) => word.toUpperCase()) : passes.words;
  const ports = words.map(port).filter((value) => value !== undefined);
  return ports.length > 0 && rows.numeric ? { ports, listenersOnly: false } : undefined;
}
