import type { InterpretedBlock } from '../model/diagnosis.ts';
import type { Span, Vantage } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { Line, Parser } from '../model/parser.ts';
import { Nearby } from '../failure/nearby.ts';
import { isOtherPrompt, type Aside } from './lines-of-no-tool.ts';
import { Block, type Ending, type Opening } from './block.ts';
import { NO_HEAD } from './block-heads.ts';
import { Ranges } from './line-ranges.ts';
import { parsersOf, type Parsers, type Start } from './block-starts.ts';
import { hidesWords, lineMarksOf, NOBODY, type LineMarks, type Wants } from './line-marks.ts';
import { Unnoted } from './unnoted.ts';
import { innermost, unwrap, type Inner } from './unwrap.ts';

/** What was read from one evidence. */
export interface Reading {
  readonly blocks: readonly InterpretedBlock[];
  readonly facts: readonly Fact[];
  readonly unread: readonly Span[];
}

/** Facts of one evidence at the most; beyond it a paste says nothing new. */
const MOST_FACTS = 20_000;

/** Shorter lines were not wrapped by a terminal or a mail program. */
const NARROWEST = 40;

/** So many lines in vain are tried as halves of a wrapped one; each success grants more. */
const JOINS_IN_VAIN = 2000;
const JOINS_PER_SUCCESS = 50;

/** A declined line, who wanted it, and what stands in its envelopes: nothing of use where they were not looked into. */
interface Pending {
  readonly line: Line;
  readonly wants: Wants;
  readonly inner: Inner | 'unopened';
}

/** Behind a message its struct may go on for so many lines, in words that nobody marks. */
const LINES_BEHIND = 12;

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** Both ways in which a wrapped line may go on: in the middle of a word, or at a space that was dropped. */
function joins(first: string, second: string): readonly string[] {
  return first.length < NARROWEST ? [] : [first + second, `${first} ${second.trimStart()}`];
}

/** The output between prompts and marks, as blocks: hands lines to parsers and keeps what they find. */
export class Output {
  readonly #parsers: Parsers;
  readonly #marks: LineMarks;
  readonly #evidence: number;
  readonly #from: Vantage;
  readonly #blocks: InterpretedBlock[] = [];
  readonly #facts: Fact[] = [];
  readonly #unread = new Ranges();
  #nearby = new Nearby();
  #block: Block;
  /** White space in front of the command, and of its output: the second is known from its first line on. */
  #indents: { readonly command: number; readonly output?: number };
  /** The last declined line: wrapped output continues on the next one. */
  #pending: Pending | undefined;
  /** The last line that nothing was understood of: a message may go on behind it. */
  #broken: Pending | undefined;
  /** Who wants the line that was last offered. */
  #wants = NOBODY;
  /** Up to this line everything is looked at closely. */
  #closeUntil = 0;
  readonly #unnoted = new Unnoted();
  #joinsLeft = JOINS_IN_VAIN;
  /** The paste is one line and nothing else. */
  readonly #alone: boolean;

  constructor(
    parsers: readonly Parser[],
    { evidence, from, alone }: { readonly evidence: number; readonly from: Vantage; readonly alone: boolean },
    opening: Opening,
  ) {
    this.#parsers = parsersOf(parsers);
    this.#marks = lineMarksOf(parsers, this.#parsers);
    this.#evidence = evidence;
    this.#from = from;
    this.#alone = alone;
    this.#block = this.#newBlock(opening);
    this.#indents = { command: 0 };
  }

  /** Ends the present block and begins another. `indent`: the white space in front of the command. */
  next(ending: Ending, opening: Opening, indent: number = 0): void {
    this.#close(ending);
    this.#block = this.#newBlock(opening);
    this.#indents = { command: indent };
  }

  end(ending: Ending, beyond: { readonly first: number; readonly last: number } | undefined): Reading {
    this.#close(ending);
    if (beyond) this.#unread.add(beyond.first, beyond.last);
    const evidence = this.#evidence;
    return {
      blocks: this.#blocks,
      facts: this.#facts,
      unread: this.#unread.all().map(({ first, last }) => ({ evidence, first, last })),
    };
  }

  /** The command of a block that has no line yet is repeated in the text. */
  echoed(line: number): void {
    const { opening } = this.#block;
    const commandLine = opening.head.commandLine ?? line;
    const { first } = opening.head.commandLine === undefined ? { first: line } : opening;
    this.#block = this.#newBlock({ ...opening, first, last: line, head: { ...opening.head, commandLine } });
  }

  /** True where a parser knows the line without what stands before it. */
  understands(line: Line): boolean {
    const { head } = this.#block.opening;
    return (
      this.#parsers.openers.some((parser) => parser.opens?.(line.text) === true) ||
      this.#parsers.ofLines.some((parser) => parser.line?.(line, head) !== undefined)
    );
  }

  cut(): void {
    this.#block.cut();
  }

  blank(line: Line): void {
    this.#block.blank(line);
  }

  aside(aside: Aside, number: number): void {
    const { isFresh, opening } = this.#block;
    if (aside === 'fence') {
      // Behind a fence the command that was told is still to come, another one has ended.
      if (!isFresh || opening.head.commandLine !== undefined) this.#plain(number);
      return;
    }
    if (aside === 'cut') this.#block.cut();
    if (aside === 'interrupt') this.#block.interrupt(number);
    this.#block.reach(number);
  }

  line(raw: Line): void {
    const text = this.#withoutIndent(raw);
    const line = text === raw.text ? raw : { number: raw.number, text };
    const { number } = line;
    if (this.#offer(line, number)) {
      this.#dropPending();
      return;
    }
    const wants = this.#wants;
    const pending = this.#pending;
    if (pending?.line.number === number - 1 && this.#mayJoin(pending, text, wants, this.#block.reads)) {
      if (this.#offerJoined(pending.line, text)) return;
    }
    this.#dropPending();
    const inner = this.#isOfNobody(line, wants) ? 'unopened' : this.#unwrapped(line, wants);
    if (inner === 'read') return;
    this.#pending = { line, wants, inner };
    this.#block.reach(number);
  }

  /** Nothing that stands in the line's envelopes can be read either: none of its words is known. */
  #isOfNobody(line: Line, wants: Wants): boolean {
    return wants === NOBODY && line.number > this.#closeUntil && !this.#block.reads && !hidesWords(line.text);
  }

  /** False where what the two lines were before they were broken is nobody's. */
  #mayJoin(first: Pending, second: string, wants: Wants, isRead: boolean): boolean {
    if (first.line.text.length < NARROWEST || this.#joinsLeft <= 0) return false;
    if (isRead || wants !== NOBODY || first.wants !== NOBODY) return true;
    if (this.#marks.stretches(first.line.text, second)) return true;
    this.#joinsLeft--;
    return false;
  }

  /** What stands in the line's envelopes, each text as if it stood alone: read by a parser, or the innermost texts. */
  #unwrapped(line: Line, wants: Wants): 'read' | Inner {
    const leaves: string[] = [];
    let logged = false;
    let read = false;
    let open: readonly string[] = [line.text];
    for (let depth = 0; open.length > 0; depth++) {
      const next: string[] = [];
      for (const text of open) {
        const found = unwrap(text, depth);
        if (!found && depth > 0) leaves.push(text);
        if (found?.logged === true) logged = true;
        for (const inner of found?.texts ?? []) {
          if (this.#offer({ number: line.number, text: inner }, line.number)) read = true;
          else next.push(inner);
        }
      }
      open = next;
    }
    const inner = { leaves, logged };
    if (!read) return inner;
    if (leaves.length > 0) this.#readFailure({ line, wants, inner }, inner);
    return 'read';
  }

  #offerJoined(pending: Line, text: string): boolean {
    if (this.#joinsLeft <= 0) return false;
    const { number } = pending;
    const held = this.#pending;
    this.#pending = undefined;
    const read = joins(pending.text, text).some((joined) =>
      this.#offer({ number, text: joined }, number + 1),
    );
    this.#joinsLeft += read ? JOINS_PER_SUCCESS : -1;
    if (!read) this.#pending = held;
    return read;
  }

  #newBlock(opening: Opening): Block {
    const room = MOST_FACTS - this.#facts.length;
    // What stood before a command that the text shows says nothing of its output.
    const isTyped = opening.head.commandLine !== undefined && opening.start === undefined;
    if (isTyped) this.#nearby = new Nearby();
    else this.#unnoted.flush(this.#nearby);
    return new Block(opening, this.#parsers, room, this.#nearby, this.#unnoted);
  }

  #plain(number: number): void {
    this.next('left', { head: NO_HEAD, first: number, last: number });
  }

  /** A line that is indented less than a block's first stands behind the block. */
  #withoutIndent(line: Line): string {
    const { command, output = indentOf(line.text) >= command ? command : 0 } = this.#indents;
    this.#indents = { command, output };
    if (indentOf(line.text) >= output) return line.text.slice(output);
    this.#plain(line.number);
    return line.text;
  }

  #offer(line: Line, last: number): boolean {
    let result = this.#block.readOwn(line, last);
    if (result === 'declined') {
      const wants = this.#marks.wants(line.text);
      this.#wants = wants;
      if (wants === NOBODY) return false;
      result = this.#block.readOthers(line, last, wants);
    }
    if (typeof result === 'string') return result === 'read';
    this.#dropPending();
    this.#start(result, line, last);
    return this.#offerAgain({ ...line, text: line.text.slice(result.indent) }, last);
  }

  /** To the block that it began: another start is none. */
  #offerAgain(line: Line, last: number): boolean {
    const own = this.#block.readOwn(line, last);
    if (own !== 'declined') return own === 'read';
    return this.#block.readOthers(line, last, this.#marks.wants(line.text)) === 'read';
  }

  #start(start: Start, line: Line, last: number): void {
    const { opening, isFresh, hasReader } = this.#block;
    const { head, time } = opening;
    const timed = time === undefined ? {} : { time };
    if (isFresh && !hasReader && opening.quiet !== true) {
      this.#block = this.#newBlock({ ...opening, start });
    } else {
      this.#end(start.command === undefined ? 'left' : 'proven');
      this.#block = this.#newBlock({ head, first: line.number, last, start, ...timed });
    }
    const { output = 0 } = this.#indents;
    this.#indents = { command: 0, output: output + start.indent };
  }

  #close(ending: Ending): void {
    this.#dropPending();
    const block = this.#block;
    this.#end(ending);
    // What is left of a list of commands has printed nothing, if every line is accounted for.
    const rest = block.hasMissed ? 'left' : ending;
    for (const start of block.unstarted()) {
      const { head, first, last } = block.opening;
      this.#block = this.#newBlock({ head, first, last, start });
      this.#end(rest);
    }
  }

  #end(ending: Ending): void {
    const setting = {
      evidence: this.#evidence,
      from: this.#from,
      block: this.#blocks.length,
    };
    const block = this.#block.end(ending, setting);
    if (!block) return;
    this.#blocks.push(block);
    for (const fact of block.facts) this.#facts.push(fact);
  }

  #dropPending(): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    const isRead =
      pending.inner === 'unopened' ? this.#readBroken(pending) : this.#readFailure(pending, pending.inner);
    const { line } = pending;
    if (isRead || isOtherPrompt(line.text)) return;
    this.#block.miss(line);
    if (this.#block.opening.quiet !== true) this.#unread.add(line.number, line.number);
  }

  /** What no parser takes may still be a known wording, in its envelope's text or in a line that was broken. */
  #readFailure(pending: Pending, inner: Inner): boolean {
    const { line } = pending;
    const { number } = line;
    const { leaves, logged } = inner;
    const texts = leaves.length > 0 ? leaves : [line.text];
    let read = false;
    for (const text of texts) if (this.#readWords({ number, text }, number, logged)) read = true;
    // What looked like an envelope may have been a part of the message.
    if (!read && leaves.length > 0) read = this.#readWords(line, number, logged);
    if (!read) return this.#readBroken(pending);
    this.#broken = undefined;
    return true;
  }

  #readWords(line: Line, last: number, logged: boolean): boolean {
    const enveloped = logged || this.#block.opening.head.commandLine !== undefined;
    this.#unnoted.flush(this.#nearby);
    const read = this.#block.readFailure(line, last, { enveloped, alone: this.#alone });
    if (read) this.#closeUntil = last + LINES_BEHIND;
    return read;
  }

  /** The second half of a line whose first half nobody understood. */
  #readBroken(pending: Pending): boolean {
    const { line, inner } = pending;
    const { number, text } = line;
    const broken = this.#broken;
    this.#broken = pending;
    if (inner === 'unopened') this.#unnoted.add(text);
    if (broken?.line.number !== number - 1 || !this.#mayJoin(broken, text, pending.wants, false))
      return false;
    const { logged } = inner === 'unopened' ? innermost(text) : inner;
    const first = broken.line.number;
    const read = joins(broken.line.text, text).some((joined) =>
      this.#readWords({ number: first, text: joined }, number, logged),
    );
    this.#joinsLeft += read ? JOINS_PER_SUCCESS : -1;
    if (read) this.#unread.takeBack(first);
    return read;
  }
}
