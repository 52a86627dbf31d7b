import type { Evidence, Vantage } from '../model/evidence.ts';
import type { Fact, Place } from '../model/fact.ts';
import type { InterpretedBlock } from '../model/diagnosis.ts';
import type { Span } from '../model/evidence.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { cleanLine, isQuoted } from './clean.ts';
import { readCommand } from './command-line.ts';
import { readPrompt, type Prompt } from './prompt.ts';
import { readStamp, type Stamp } from './stamps.ts';

/** What was read from one evidence. */
export interface Reading {
  readonly blocks: readonly InterpretedBlock[];
  readonly facts: readonly Fact[];
  readonly unread: readonly Span[];
}

/** A line that only shows that the text was cut. */
const CUT = /^\s*(?:\.{3,}|…|\[(?:\.{3}|…|snip|cut)\]|<snip>|--\s?[Mm]ore\s?--.*|\(END\))\s*$/;

interface OpenBlock {
  head: BlockHead;
  inside?: string;
  stamped: boolean;
  first: number;
  last: number;
  cut: boolean;
  parser?: Parser;
  reader?: BlockReader;
  drafts: Draft[];
  tool: string;
  /** The last declined line: wrapped output continues on the next one. */
  pending?: Line;
}

const NO_COMMANDS: BlockHead = { commands: [], root: false };

/** Facts of one evidence at the most; beyond it a paste says nothing new. */
const MOST_FACTS = 20_000;

/** Reads one evidence, pushed line by line. Never throws; keeps no more than the facts and the ranges of lines. */
export class EvidenceReader {
  readonly #parsers: readonly Parser[];
  readonly #evidence: number;
  readonly #from: Vantage;
  readonly #blocks: InterpretedBlock[] = [];
  readonly #facts: Fact[] = [];
  readonly #unread: { first: number; last: number }[] = [];
  #line = 0;
  #block: OpenBlock;
  #stampHost: string | undefined;
  #stampOpen = false;
  #quotedMode: boolean;

  constructor(parsers: readonly Parser[], evidence: number, source: Omit<Evidence, 'text'>, quoted: boolean) {
    this.#parsers = parsers;
    this.#evidence = evidence;
    this.#from = source.from ?? 'unknown';
    this.#quotedMode = quoted;
    const told = source.ran === undefined ? undefined : readCommand(source.ran.command);
    this.#block = this.#open(
      told === undefined ? NO_COMMANDS : { commands: told.commands, root: told.commands.some((c) => c.sudo) },
      1,
      false,
    );
  }

  push(raw: string): void {
    this.#line++;
    const text = cleanLine(raw, this.#quotedMode);
    const line: Line = { number: this.#line, text };
    if (text.trim() === '') {
      this.#block.reader?.read(line);
      return;
    }
    const stamp = readStamp(text);
    if (stamp) {
      this.#stamp(stamp);
      return;
    }
    const prompt = readPrompt(text);
    if (prompt) {
      this.#prompt(prompt);
      return;
    }
    this.#block.last = line.number;
    if (CUT.test(text)) this.#block.cut = true;
    else this.#read(line);
  }

  end(): Reading {
    this.#close(false);
    const evidence = this.#evidence;
    return {
      blocks: this.#blocks,
      facts: this.#facts,
      unread: this.#unread.map(({ first, last }) => ({ evidence, first, last })),
    };
  }

  #stamp(stamp: Stamp): void {
    if (stamp.kind === 'command') {
      this.#close(true);
      const read = readCommand(stamp.command);
      const host = this.#stampHost;
      const head = {
        commands: read.commands,
        commandLine: this.#line,
        root: read.commands.some((c) => c.sudo),
      };
      this.#block = this.#open(host === undefined ? head : { ...head, host }, this.#line, true);
      return;
    }
    this.#close(true);
    this.#stampOpen = stamp.kind === 'begin';
    if (stamp.kind === 'begin') this.#stampHost = stamp.host;
    this.#block = this.#open(NO_COMMANDS, this.#line, false);
  }

  #prompt(prompt: Prompt): void {
    this.#close(true);
    const read = readCommand(prompt.command);
    const host = read.host ?? prompt.host;
    const head: BlockHead = {
      commands: read.commands,
      ...(prompt.command === '' ? {} : { commandLine: this.#line }),
      ...(host === undefined ? {} : { host }),
      ...(prompt.user === undefined ? {} : { user: prompt.user }),
      root: prompt.root || read.commands.some((c) => c.sudo),
    };
    this.#stampOpen = false;
    this.#block = this.#open(head, this.#line, false);
  }

  #open(head: BlockHead, first: number, stamped: boolean): OpenBlock {
    const inside = head.commands.find((command) => command.inside !== undefined)?.inside;
    const block: OpenBlock = {
      head,
      ...(inside === undefined ? {} : { inside }),
      stamped,
      first,
      last: first,
      cut: false,
      drafts: [],
      tool: head.commands[0]?.tool ?? 'text',
    };
    // A command whose output has no telling first line is read from its first line on.
    for (const command of head.commands) {
      const parser = this.#parsers.find((candidate) => candidate.block && candidate.claims?.(command));
      const reader = parser?.block?.(head, command);
      if (parser && reader) return { ...block, parser, reader, tool: parser.id };
    }
    return block;
  }

  /** `proven`: another prompt or stamp shows that the block is complete. */
  #close(proven: boolean): void {
    const block = this.#block;
    this.#flushReader();
    if (block.pending) this.#markUnread(block.pending.number);
    const cut = block.cut || (block.stamped && this.#stampOpen && !proven);
    const facts = block.drafts.map((draft) => this.#place(draft, block, cut));
    const hasLines = block.last > block.first || facts.length > 0 || block.head.commandLine !== undefined;
    if (!hasLines) return;
    const command = block.head.commands[0]?.text;
    this.#blocks.push({
      tool: block.tool,
      ...(command === undefined ? {} : { command }),
      lines: [block.first, block.last],
      facts,
    });
    this.#facts.push(...facts.slice(0, Math.max(0, MOST_FACTS - this.#facts.length)));
  }

  #flushReader(): void {
    const { reader, drafts } = this.#block;
    if (reader) drafts.push(...reader.end());
    delete this.#block.reader;
  }

  #read(line: Line): void {
    const block = this.#block;
    if (this.#offer(line)) {
      if (block.pending) this.#markUnread(block.pending.number);
      delete block.pending;
      return;
    }
    if (block.pending) {
      const joined = { number: block.pending.number, text: `${block.pending.text} ${line.text.trimStart()}` };
      if (this.#offer(joined)) {
        delete block.pending;
        return;
      }
      this.#markUnread(block.pending.number);
    }
    block.pending = line;
  }

  /** The block's reader first, then a parser that knows this line as a start, then the line parsers. */
  #offer(line: Line): boolean {
    const block = this.#block;
    if (block.reader?.read(line)) return true;
    const opener = this.#parsers.find(
      (parser) => parser !== block.parser && parser.block && parser.opens?.(line.text),
    );
    if (opener) {
      this.#flushReader();
      const command = block.head.commands.find((candidate) => opener.claims?.(candidate));
      const reader = opener.block?.(block.head, command);
      if (reader?.read(line)) {
        block.parser = opener;
        block.reader = reader;
        if (block.tool === 'text') block.tool = opener.id;
        return true;
      }
    }
    for (const parser of this.#parsers) {
      const drafts = parser.line?.(line, block.head);
      if (drafts) {
        if (block.drafts.length < MOST_FACTS) block.drafts.push(...drafts);
        if (block.tool === 'text' && drafts.length > 0) block.tool = parser.id;
        return true;
      }
    }
    return false;
  }

  #markUnread(number: number): void {
    const last = this.#unread.at(-1);
    if (last?.last === number - 1) last.last = number;
    else if (this.#unread.length < MOST_FACTS) this.#unread.push({ first: number, last: number });
  }

  #place(draft: Draft, block: OpenBlock, cut: boolean): Fact {
    const { host } = block.head;
    const place: Place = {
      vantage: this.#from,
      ...(host === undefined ? {} : { host }),
      shownBy: this.#from === 'unknown' ? 'unknown' : 'told',
      ...(block.inside === undefined ? {} : { inside: block.inside }),
    };
    return {
      ...draft.record,
      at: draft.lines.map((number) => ({ evidence: this.#evidence, first: number, last: number })),
      place,
      block: this.#blocks.length,
      ...(draft.whole === undefined ? {} : { whole: draft.whole && !cut }),
      ...(draft.time === undefined ? {} : { time: draft.time }),
    };
  }
}

/** The largest paste that is read; what stands behind it is left unread. */
export const MOST_LINES = 1_000_000;

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let count = 0; count < MOST_LINES; count++) {
    const end = text.indexOf('\n', start);
    if (end < 0) {
      yield text.slice(start);
      return;
    }
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** A `>` in front of nearly every line is a quotation mark, not a prompt. Judged on the first 200 lines. */
export function looksQuoted(text: string): boolean {
  let quoted = 0;
  let filled = 0;
  for (const line of linesOf(text)) {
    if (filled >= 200) break;
    if (line.trim() === '') continue;
    filled++;
    if (isQuoted(line)) quoted++;
  }
  return filled > 0 && quoted / filled > 0.8;
}

/** Reads one whole evidence. */
export function readEvidence(parsers: readonly Parser[], evidence: Evidence, index: number): Reading {
  const reader = new EvidenceReader(parsers, index, evidence, looksQuoted(evidence.text));
  for (const line of linesOf(evidence.text)) reader.push(line);
  return reader.end();
}
