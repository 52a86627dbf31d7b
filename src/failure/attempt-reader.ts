import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { exitStatus } from '../command/exit-status.ts';
import { Sighting, type Said, type Scene } from './attempt-under-way.ts';

/** What a line's reader may look at besides the line. */
export interface Around {
  readonly command: CommandLine | undefined;
  /** What is known of the attempt under way. */
  readonly soFar: Said | undefined;
}

/**
 * `begins`: a new attempt, complete or not; the tool's output may start with it. `next`: a new attempt within the
 * tool's output. `adds`: says more of the one under way, and is nobody's without one or the
 * tool's command. `belongs`: part of the output, and says nothing. `alone`: an attempt of its own where what should
 * stand before it is missing; it is no start of the output.
 */
export type Turn = 'begins' | 'next' | 'adds' | 'belongs' | 'alone';

export type Row = readonly [
  pattern: RegExp,
  turn: Turn,
  read?: (match: RegExpExecArray, around: Around) => Said | undefined,
];

/** The lines of one tool that tells of its attempts one after the other. */
export interface Grammar {
  readonly id: string;
  /** The tool's name in facts; the id where left out. */
  readonly tool?: string;
  /** Names of the tool's programs, or what tells its command. */
  readonly programs: readonly string[] | ((command: CommandLine) => boolean);
  readonly rows: readonly Row[];
  /** As `Parser.marks`. */
  readonly marks?: readonly string[];
  /** Stands in every line with which an attempt begins: most lines of a paste are none, and this tells at once. */
  readonly mark: RegExp;
  /** What an exit status says where no line was printed. */
  readonly exits?: Readonly<Record<number, Said>>;
}

const BEGINNING: ReadonlySet<Turn> = new Set(['begins', 'next', 'alone']);

/** Attempts of one block at the most. */
const MOST_ATTEMPTS = 5000;

class AttemptReader implements BlockReader {
  readonly #grammar: Grammar;
  readonly #scene: Scene;
  readonly #done: Draft[] = [];
  #open: Sighting | undefined;
  #seen = 0;

  constructor(grammar: Grammar, head: BlockHead, command: CommandLine | undefined) {
    this.#grammar = grammar;
    this.#scene = { tool: grammar.tool ?? grammar.id, head, command };
  }

  read(line: Line): boolean {
    if (line.text.trim() === '') return this.#seen > 0;
    return this.#row(line) || this.#exit(line);
  }

  interrupt(line: Line): void {
    if (this.#open) this.#row(line);
  }

  #row(line: Line): boolean {
    for (const [pattern, turn, read] of this.#grammar.rows) {
      const match = pattern.exec(line.text);
      if (!match || !this.#fits(turn)) continue;
      const around = { command: this.#scene.command, soFar: this.#open?.said };
      const said = read ? read(match, around) : {};
      if (!said) continue;
      if (BEGINNING.has(turn) || (turn === 'adds' && !this.#open)) this.#begin();
      this.#open?.add(line, said);
      return true;
    }
    return false;
  }

  /** Behind the tool's own command the first line needs no opening. */
  #fits(turn: Turn): boolean {
    if (turn === 'begins' || turn === 'alone' || this.#open) return true;
    return this.#seen > 0 && turn !== 'next' ? turn === 'belongs' : this.#scene.command !== undefined;
  }

  #begin(): void {
    this.#close();
    this.#seen++;
    this.#open = new Sighting(this.#scene);
  }

  #close(): void {
    const draft = this.#open?.draft();
    if (draft && this.#done.length < MOST_ATTEMPTS) this.#done.push(draft);
    this.#open = undefined;
  }

  /** `; echo $?` tells how it ended where nothing else does. */
  #exit(line: Line): boolean {
    const { command } = this.#scene;
    const status = command === undefined ? undefined : exitStatus(command, line.text);
    if (status === undefined || command === undefined) return false;
    const ended = this.#open?.draft() !== undefined || this.#done.length > 0;
    const own = status === 124 && command.timeout !== undefined;
    const said = own ? { outcome: 'own-deadline' as const } : this.#grammar.exits?.[status];
    if (ended || !said) return true;
    if (!this.#open) this.#begin();
    this.#open?.add(line, said);
    return true;
  }

  end(): readonly Draft[] {
    this.#close();
    return this.#done;
  }
}

/** A parser of attempts, made from the tool's grammar. */
export function attemptParser(grammar: Grammar): Parser {
  const { programs, rows, mark, marks } = grammar;
  const around = { command: undefined, soFar: undefined };
  const starts = (turn: Turn, text: string): boolean =>
    mark.test(text) &&
    rows.some(([pattern, its, read]) => {
      const match = its === turn ? pattern.exec(text) : null;
      return match !== null && (read ? read(match, around) !== undefined : true);
    });
  const parser: Parser = {
    id: grammar.id,
    ...(marks === undefined ? {} : { marks }),
    claims: (command) =>
      typeof programs === 'function' ? programs(command) : programs.includes(command.tool),
    opens: (text) => starts('begins', text),
    block: (head, command) => new AttemptReader(grammar, head, command),
  };
  if (!rows.some(([, turn]) => turn === 'alone')) return parser;
  return {
    ...parser,
    line: (line, head) => {
      if (!starts('alone', line.text)) return undefined;
      const reader = new AttemptReader(grammar, head, undefined);
      return reader.read(line) ? reader.end() : undefined;
    },
  };
}
