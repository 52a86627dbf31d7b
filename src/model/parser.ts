import type { CommandLine } from './command-line.ts';
import type { FactRecord } from './fact.ts';

/** A cleaned line; `number` is its 1-based place in the evidence. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** What is known of a block before its first line. */
export interface BlockHead {
  /** The command lines behind the prompt, in order; several where they were joined by `;` or `&&`. */
  readonly commands: readonly CommandLine[];
  /** The line on which the command stands. */
  readonly commandLine?: number;
  readonly host?: string;
  readonly user?: string;
  /** The prompt or sudo shows that it ran as root. */
  readonly root: boolean;
}

/** A fact before it knows its place. */
export interface Draft {
  readonly record: FactRecord;
  /** The lines that it stands on, the telling one first. */
  readonly lines: readonly number[];
  /** For a listing: as far as the parser can see, nothing is missing. */
  readonly whole?: boolean;
  readonly time?: number;
}

/** Reads the lines of one block, pushed one at a time. */
export interface BlockReader {
  /** False: the line is not this parser's, others may have it. */
  read(line: Line): boolean;
  /** `^C` stands here: what ran was ended by hand. */
  interrupt?(line: Line): void;
  /** The facts of the block. Called once, after the last line. */
  end(): readonly Draft[];
}

/**
 * One tool's output. A block parser is chosen by its command, or by the first line that only this tool prints; a line
 * parser reads lines that stand alone. Neither throws, and neither guesses a truncated field.
 */
export interface Parser {
  readonly id: string;
  /**
   * Literals in small letters of which every line holds one that it `opens` on, or reads by `line`; a leading `^` stands
   * for the start of a word, an `N` for any digit, a space for any white space. Left out: it is asked for every line.
   */
  readonly marks?: readonly string[];
  /** True where the command is this tool's. */
  claims?(command: CommandLine): boolean;
  /** True where the line can only be the start of this tool's output. */
  opens?(line: string): boolean;
  /** `command` is the one it claimed; absent where the block was recognised by a line. */
  block?(head: BlockHead, command: CommandLine | undefined): BlockReader;
  /** Its column titles may stand in front of every row: once more of them begins nothing. */
  readonly titlesEachRow?: true;
  /** Facts of a line that stands alone; an empty list for a line that is understood and says nothing. */
  line?(line: Line, head: BlockHead): readonly Draft[] | undefined;
}
