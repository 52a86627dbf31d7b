import type { Evidence } from '../model/evidence.ts';
import type { Line, Parser } from '../model/parser.ts';
import { asideOf, withoutCodeMarks } from './lines-of-no-tool.ts';
import { cleanLine, isOverlong, type Margin } from './clean.ts';
import { Echo } from './repeated-command.ts';
import { commandHead, Commands, NO_HEAD, promptHead } from './block-heads.ts';
import { layoutOf, type Layout } from './layout.ts';
import { countLines, linesOf, MOST_LINES } from './lines.ts';
import { Output, type Reading } from './output.ts';
import { isSurelyCommand } from '../command/programs.ts';
import { isBareSign, readPrompt, readPromptHead, type Prompt } from './prompt.ts';
import { printsStamps, readStamp, type Stamp } from './stamps.ts';
import { TypedCommand } from './multi-line-command.ts';

export type { Reading } from './output.ts';

/** Prompts that are remembered: a paste shows few. */
const MOST_PROMPTS = 12;

// A prompt's sign; `]` is one behind `user@host:/path` only.
const MAY_BE_PROMPT = /[$#%>❯➜λ]|@[^\]]{1,300}\]/;
// The first line of a prompt that takes two begins with a frame, or names a user's host.
const MAY_BE_HEAD = /^[┌╭]|@/;

interface Typing {
  readonly prompt: Prompt;
  readonly command: TypedCommand;
  /** The line with the prompt, and the first one of a prompt that takes two. */
  readonly line: Line;
  readonly first: number;
}

interface Held {
  readonly line: Line;
  readonly user: string;
  readonly host: string;
}

function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length;
}

/** Reads one evidence, pushed line by line. Never throws; keeps no more than the facts and the ranges of lines. */
class EvidenceReader {
  readonly #output: Output;
  readonly #margin: Margin;
  readonly #echo: Echo | undefined;
  readonly #commands = new Commands();
  #number = 0;
  #known: readonly Prompt[] = [];
  /** A command that is still being typed. */
  #typing: Typing | undefined;
  /** A prompt with nothing behind it: pages put the command on the next line. */
  #bare: Prompt | undefined;
  #held: Held | undefined;
  /** The begin mark of stamped output whose end mark has not come. */
  #stamp: Extract<Stamp, { kind: 'begin' }> | undefined;

  constructor(parsers: readonly Parser[], evidence: number, source: Omit<Evidence, 'text'>, layout: Layout) {
    this.#margin = layout.margin;
    // Where the text shows commands, it says itself what ran.
    const told = layout.prompted ? undefined : source.ran?.command;
    this.#echo = told === undefined ? undefined : new Echo(told);
    const head = told === undefined ? NO_HEAD : commandHead(this.#commands.read(told));
    const { alone } = layout;
    const from = source.from ?? 'unknown';
    this.#output = new Output(parsers, { evidence, from, alone }, { head, first: 1, last: 1 });
  }

  push(raw: string): void {
    this.#number++;
    const line = { number: this.#number, text: withoutCodeMarks(cleanLine(raw, this.#margin)) };
    if (line.text.trim() === '') this.#blank(line);
    else this.#take(line);
    if (isOverlong(raw)) this.#output.cut();
  }

  /** `lines`: how many the text has, where not all of them were pushed. */
  end(lines: number = this.#number): Reading {
    this.#release();
    const beyond = lines > this.#number ? { first: this.#number + 1, last: lines } : undefined;
    if (beyond) this.#output.cut();
    return this.#output.end(this.#stamp === undefined ? 'told' : 'missing', beyond);
  }

  #blank(line: Line): void {
    if (this.#typing?.command.take(line) === true) return;
    this.#release();
    this.#output.blank(line);
  }

  #take(line: Line): void {
    const stamp = readStamp(line.text);
    if (stamp) {
      this.#release();
      this.#mark(stamp);
      return;
    }
    if (this.#echo?.take(line.text) === true) {
      this.#output.echoed(line.number);
      return;
    }
    const prompt = this.#promptOn(line);
    if (prompt) this.#prompt(prompt, line);
    else if (!this.#goesOn(line)) this.#other(line);
  }

  #promptOn(line: Line): Prompt | undefined {
    if (this.#typing && TypedCommand.isMarked(line.text)) return undefined;
    if (!MAY_BE_PROMPT.test(line.text)) return undefined;
    const prompt = readPrompt(line.text, this.#known);
    // Within stamped output a comment or a heading is likelier than a prompt.
    return prompt && this.#stamp && isBareSign(prompt) ? undefined : prompt;
  }

  /** The line belongs to the command that is being typed. */
  #goesOn(line: Line): boolean {
    const typing = this.#typing;
    if (!typing) return false;
    const isOutput = !TypedCommand.isMarked(line.text) && this.#output.understands(line);
    if (isOutput || !typing.command.take(line)) return false;
    if (!typing.command.isOpen) this.#release();
    return true;
  }

  #other(line: Line): void {
    const bare = this.#bare;
    this.#release();
    this.#bare = undefined;
    if (bare && isSurelyCommand(line.text.trim())) {
      this.#prompt({ ...bare, command: line.text.trim() }, line);
      return;
    }
    const aside = asideOf(line.text);
    const head = aside === undefined && MAY_BE_HEAD.test(line.text) ? readPromptHead(line.text) : undefined;
    if (aside !== undefined) this.#output.aside(aside, line.number);
    else if (head) this.#held = { line, ...head };
    else this.#output.line(line);
  }

  #prompt(found: Prompt, line: Line): void {
    const held =
      found.host === undefined && this.#held?.line.number === line.number - 1 ? this.#held : undefined;
    if (held) this.#held = undefined;
    this.#release();
    const prompt = held ? { ...found, host: held.host, user: held.user } : found;
    if (!held) this.#remember(prompt);
    const command = new TypedCommand(prompt.command, line);
    this.#typing = { prompt, command, line, first: held?.line.number ?? line.number };
    this.#bare = prompt.command === '' ? prompt : undefined;
    if (prompt.shell !== 'posix' || !command.isOpen) this.#release();
  }

  #remember(prompt: Prompt): void {
    if (this.#known.length >= MOST_PROMPTS || this.#known.some(({ mark }) => mark === prompt.mark)) return;
    this.#known = [...this.#known, prompt];
  }

  /** Lets go of what waited for the next line: a command that is typed now begins its block. */
  #release(): void {
    const typing = this.#typing;
    const held = this.#held;
    this.#typing = undefined;
    this.#held = undefined;
    if (typing) this.#run(typing);
    if (held) this.#output.line(held.line);
  }

  #run({ prompt, command, line, first }: Typing): void {
    const ending = this.#stamp === undefined ? 'proven' : 'missing';
    this.#stamp = undefined;
    const { text, last, held } = command;
    const read = this.#commands.read(text, prompt.shell);
    const head = promptHead(prompt, read, text === '' ? undefined : line.number);
    this.#output.next(ending, { head, first, last, quiet: printsStamps(text) }, indentOf(line));
    for (const output of held) {
      if (output.text.trim() === '') this.#output.blank(output);
      else this.#output.line(output);
    }
  }

  #mark(stamp: Stamp): void {
    const number = this.#number;
    const at = { first: number, last: number };
    if (stamp.kind === 'end') {
      this.#stamp = undefined;
      this.#output.next('proven', { head: NO_HEAD, ...at });
      return;
    }
    const ending = stamp.kind === 'begin' && this.#stamp !== undefined ? 'missing' : 'proven';
    // A command's mark without a begin mark: the paste lacks its start, and still ends with an end mark.
    this.#stamp = stamp.kind === 'begin' ? stamp : (this.#stamp ?? { kind: 'begin' });
    const { host, time } = this.#stamp;
    const shown = host === undefined ? {} : { host };
    const head =
      stamp.kind === 'begin'
        ? { ...NO_HEAD, ...shown }
        : commandHead(this.#commands.read(stamp.command), { line: number, ...shown });
    this.#output.next(ending, { head, ...at, ...(time === undefined ? {} : { time }) });
  }
}

/** Reads one whole evidence. */
export function readEvidence(parsers: readonly Parser[], evidence: Evidence, index: number): Reading {
  const { text } = evidence;
  const reader = new EvidenceReader(parsers, index, evidence, layoutOf(text));
  let count = 0;
  for (const line of linesOf(text)) {
    reader.push(line);
    count++;
  }
  return reader.end(count < MOST_LINES ? count : countLines(text));
}
