import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, Parser } from '../model/parser.ts';

/** The parsers by what they offer. */
export interface Parsers {
  readonly all: readonly Parser[];
  readonly openers: readonly Parser[];
  readonly ofLines: readonly Parser[];
}

export function parsersOf(all: readonly Parser[]): Parsers {
  return {
    all,
    openers: all.filter((parser) => parser.block !== undefined && parser.opens !== undefined),
    ofLines: all.filter((parser) => parser.line !== undefined),
  };
}

/** One tool's output begins: with which parser, and for which of the head's commands. */
export interface Start {
  readonly parser: Parser;
  readonly command?: CommandLine;
  /** The first of the head's commands that has not printed yet. */
  readonly next: number;
  /** White space in front of its first line. */
  readonly indent: number;
}

/** The first command from the given one on that a parser claims. */
export function claimedFrom(head: BlockHead, parsers: Parsers, from: number): Start | undefined {
  for (const [index, command] of head.commands.entries()) {
    const parser =
      index < from
        ? undefined
        : parsers.all.find((candidate) => candidate.block && candidate.claims?.(command) === true);
    if (parser) return { parser, command, next: index + 1, indent: 0 };
  }
  return undefined;
}

/** Column titles hold no number. */
export function isHeader(text: string): boolean {
  return text.length > 6 && !/\d/.test(text);
}

export function withoutGaps(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
