import type { CommandLine } from '../model/command-line.ts';
import type { InterpretedBlock } from '../model/diagnosis.ts';
import type { BlockHead, BlockReader, Line, Parser } from '../model/parser.ts';
import { FailureReader } from '../failure/failure-reader.ts';
import type { Standing } from '../failure/message.ts';
import { completed, completedBehind, completedByLine, type Nearby } from '../failure/nearby.ts';
import { Aggregate } from './aggregate.ts';
import { readElapsed, withElapsed, type Elapsed } from '../failure/elapsed.ts';
import { placed, type Setting } from './fact-places.ts';
import type { Wants } from './line-marks.ts';
import type { Unnoted } from './unnoted.ts';
import { claimedFrom, isHeader, withoutGaps, type Parsers, type Start } from './block-starts.ts';

export interface Opening {
  readonly head: BlockHead;
  readonly first: number;
  /** The last line of the command. */
  readonly last: number;
  /** When a stamp says that it ran. */
  readonly time?: number;
  /** Output that is known to be no tool's: not understanding it is no loss. */
  readonly quiet?: boolean;
  readonly start?: Start;
}

/**
 * How a block ended: another prompt or mark follows it, the text ends with it, something else than a command's output
 * follows it, or its end is missing.
 */
export type Ending = 'proven' | 'told' | 'left' | 'missing';

const HIDES_ERRORS = /(?:2|&)>/;
/** Lines of a reader that are kept to be looked at again: an attempt may be told without its target. */
const MOST_KEPT = 200;
/** So many lines of something else may stand within an output. */
const PATIENCE = 24;

/** The output of one command, read line by line. */
export class Block {
  readonly opening: Opening;
  readonly #parsers: Parsers;
  readonly #found: Aggregate;
  readonly #parser: Parser | undefined;
  readonly #command: CommandLine | undefined;
  readonly #next: number;
  readonly #wrapped = new Map<number, number>();
  readonly #texts = new Map<number, string>();
  readonly #failures: FailureReader;
  /** The lines that nobody understood, up to the block's first, and up to the present one. */
  readonly #nearby: Nearby;
  readonly #before: Nearby;
  readonly #unnoted: Unnoted;
  /** Lines that nobody understood behind what its own reader has read. */
  readonly #behind: Line[] = [];
  #reader: BlockReader | undefined;
  #tool: string;
  #header: string | undefined;
  #accepted = 0;
  #lines = 0;
  #missed = 0;
  #cut = false;
  /** Lines in a row that its own reader has declined. */
  #idle = 0;
  #elapsed: Elapsed | undefined;
  #last: number;

  /** `nearby`: the lines that nobody understood, up to the block's first. */
  constructor(opening: Opening, parsers: Parsers, room: number, nearby: Nearby, unnoted: Unnoted) {
    this.#unnoted = unnoted;
    this.opening = opening;
    this.#parsers = parsers;
    this.#found = new Aggregate(room);
    this.#nearby = nearby.snapshot();
    this.#before = nearby;
    this.#failures = new FailureReader(nearby);
    this.#last = opening.last;
    const start = opening.start ?? claimedFrom(opening.head, parsers, 0);
    this.#parser = start?.parser;
    this.#command = start?.command;
    this.#next = start?.next ?? 0;
    this.#reader = start?.parser.block?.(opening.head, start.command);
    this.#tool = start?.parser.id ?? opening.head.commands[0]?.tool ?? 'text';
  }

  /** Nothing stands in it yet. */
  get isFresh(): boolean {
    return this.#lines === 0;
  }

  get hasReader(): boolean {
    return this.#reader !== undefined;
  }

  /** A line that shows that something is missing. */
  cut(): void {
    this.#cut = true;
  }

  /** What was ended by hand has printed all of its lines only where it has no end of its own. */
  interrupt(line: number): void {
    this.#reader?.interrupt?.({ number: line, text: '^C' });
    const endless = ['tcpdump', 'tshark', 'ping', 'strace', 'journalctl', 'tail', 'mtr'];
    if (this.#command === undefined || !endless.includes(this.#command.tool)) this.#cut = true;
  }

  reach(line: number): void {
    this.#last = Math.max(this.#last, line);
  }

  blank(line: Line): void {
    this.#reader?.read(line);
  }

  get hasMissed(): boolean {
    return this.#missed > 0;
  }

  /** A line that nobody has understood. */
  miss(line: Line): void {
    if (this.#accepted > 0 && this.#behind.length < MOST_KEPT) this.#behind.push(line);
    this.#missed++;
    this.#lines++;
  }

  /** What every parser has declined: a known wording of a failure or of a state. */
  readFailure(line: Line, last: number, standing: Standing): boolean {
    if (!this.#failures.read(line, this.opening.head, standing)) return false;
    this.#took(line, last);
    return true;
  }

  /** The block's own reader: it, or the same output begins once more. */
  readOwn(line: Line, last: number): 'read' | 'declined' | Start {
    const again = this.#startsAgain(line.text);
    if (again) return again;
    if (this.#reader?.read(line) !== true) {
      this.#idle++;
      return 'declined';
    }
    this.#accept(line, last);
    this.#idle = 0;
    return 'read';
  }

  /** What its own reader declined: a parser that knows the line as a start, then the line parsers. */
  readOthers(line: Line, last: number, wants: Wants): 'read' | 'declined' | Start {
    const start = this.#startOf(line.text, wants.openers);
    if (start) return start;
    return this.#readAlone(line, last, wants.ofLines) || (wants.time && this.#readTime(line, last))
      ? 'read'
      : 'declined';
  }

  /** Its own reader may know what nobody else does: not one that has declined so many lines in a row. */
  get reads(): boolean {
    return this.#reader !== undefined && this.#idle < PATIENCE;
  }

  #accept(line: Line, last: number): void {
    this.#accepted++;
    if (this.#texts.size < MOST_KEPT) this.#texts.set(line.number, line.text);
    this.#took(line, last);
    if (this.#header === undefined && isHeader(line.text) && this.#parser?.opens?.(line.text) === true) {
      this.#header = withoutGaps(line.text);
    }
  }

  #took(line: Line, last: number): void {
    this.#lines++;
    this.reach(last);
    if (last > line.number) this.#wrapped.set(line.number, last);
  }

  /** The same header once more: the next command of the list, or the same one in a loop. */
  #startsAgain(text: string): Start | undefined {
    if (this.#header === undefined || this.#parser?.titlesEachRow === true || !isHeader(text))
      return undefined;
    if (withoutGaps(text) !== this.#header || !this.#parser) return undefined;
    const next = this.#startFor(this.#parser, 0);
    if (next.command !== undefined || this.#command === undefined) return next;
    return this.#command.conditional === true ? { ...next, command: this.#command } : undefined;
  }

  #startOf(text: string, openers: readonly Parser[]): Start | undefined {
    if (openers.length === 0) return undefined;
    const trimmed = text.trimStart();
    for (const parser of openers) {
      if (parser === this.#parser) continue;
      if (parser.opens?.(text) === true) return this.#startFor(parser, 0);
      if (trimmed.length < text.length && parser.opens?.(trimmed) === true) {
        return this.#startFor(parser, text.length - trimmed.length);
      }
    }
    return undefined;
  }

  #startFor(parser: Parser, indent: number): Start {
    const { commands } = this.opening.head;
    const index = commands.findIndex((command, i) => i >= this.#next && parser.claims?.(command) === true);
    const command = commands[index];
    return command === undefined
      ? { parser, next: this.#next, indent }
      : { parser, command, next: index + 1, indent };
  }

  #readAlone(line: Line, last: number, parsers: readonly Parser[]): boolean {
    if (parsers.length === 0) return false;
    const trimmed = line.text.trimStart();
    const lines = trimmed.length < line.text.length ? [line, { ...line, text: trimmed }] : [line];
    for (const offered of lines) {
      for (const parser of parsers) {
        const drafts = parser.line?.(offered, this.opening.head);
        if (!drafts) continue;
        if (drafts.length > 0) this.#unnoted.flush(this.#before);
        for (const draft of drafts)
          this.#found.add(completed(completedByLine(draft, offered.text), this.#before));
        if (this.#tool === 'text' && drafts.length > 0) this.#tool = parser.id;
        this.#took(line, last);
        return true;
      }
    }
    return false;
  }

  /** What time(1) prints behind the output. */
  #readTime(line: Line, last: number): boolean {
    const follows = this.#lines > 0 || this.opening.head.commandLine !== undefined;
    const seconds = follows ? readElapsed(line.text) : undefined;
    if (seconds === undefined) return false;
    if (seconds !== 'other') this.#elapsed = { seconds, line: line.number };
    this.#took(line, last);
    return true;
  }

  /** Commands of the head that a parser claims and that have printed nothing, each as a block of its own. */
  unstarted(): readonly Start[] {
    const { head } = this.opening;
    const starts: Start[] = [];
    let start = claimedFrom(head, this.#parsers, this.#next);
    while (start) {
      starts.push(start);
      start = claimedFrom(head, this.#parsers, start.next);
    }
    return starts.filter(({ parser }) => parser !== this.#parser);
  }

  /** Called once, after the last line. */
  end(ending: Ending, setting: Setting): InterpretedBlock | undefined {
    const { head, first, time } = this.opening;
    const own = this.#reader?.end() ?? [];
    // What its own tool told of the command's attempts, the words of the same output tell no second time.
    const isTold = this.#command !== undefined && own.some(({ record }) => record.kind === 'attempt');
    for (const draft of own) {
      const text = this.#texts.get(draft.lines[0] ?? 0) ?? '';
      const named = completed(text === '' ? draft : completedByLine(draft, text), this.#nearby);
      this.#found.add(completedBehind(named, this.#behind));
    }
    for (const draft of this.#failures.end(head)) {
      if (!isTold || draft.record.kind !== 'attempt') this.#found.add(draft);
    }
    const ground = {
      head,
      command: this.#command,
      time,
      partial: this.#isPartial(ending),
      wrapped: this.#wrapped,
    };
    const facts = placed(withElapsed(this.#found.drafts(), this.#elapsed, head), ground, setting);
    if (this.#lines === 0 && facts.length === 0 && head.commandLine === undefined) return undefined;
    const command = (this.#command ?? head.commands[0])?.text;
    return {
      tool: this.#tool,
      ...(command === undefined ? {} : { command }),
      lines: [first, this.#last],
      facts,
    };
  }

  /** True where a listing of this block may lack lines. */
  #isPartial(ending: Ending): boolean {
    if (this.#cut || ending === 'missing' || this.#found.overflowed) return true;
    return this.#accepted === 0 ? !this.#printedNothing(ending) : this.#sharesParser();
  }

  /** An empty output is a statement only of a command that surely ran, could complain, and was seen to end. */
  #printedNothing(ending: Ending): boolean {
    const command = this.#command;
    if (command === undefined || command.conditional === true || HIDES_ERRORS.test(command.text))
      return false;
    const ended = ending === 'proven' || (ending === 'told' && this.opening.head.commandLine !== undefined);
    return this.#lines === 0 && ended && !this.#sharesParser();
  }

  /** A later command of the list prints alike and was not told apart. */
  #sharesParser(): boolean {
    const { commands } = this.opening.head;
    return commands.some((command, i) => i >= this.#next && this.#parser?.claims?.(command) === true);
  }
}
