import { cleanLine, NO_MARGIN, quoteDepth, type Margin } from './clean.ts';
import { linesOf } from './lines.ts';
import { readPrompt } from './prompt.ts';
import { readStamp } from './stamps.ts';

/** What the first lines of a paste tell about all of it. */
export interface Layout {
  readonly margin: Margin;
  /** A command stands behind a prompt or in a stamp: the text itself says what ran. */
  readonly prompted: boolean;
  /** It is one line and nothing else. */
  readonly alone: boolean;
}

const SAMPLE = 200;
const QUOTED_SHARE = 0.8;

function sampleOf(text: string): readonly string[] {
  const sample: string[] = [];
  for (const line of linesOf(text)) {
    if (sample.length >= SAMPLE) break;
    const start = line.slice(0, 2000);
    if (start.trim() !== '') sample.push(start);
  }
  return sample;
}

/** A `>` in front of nearly every line is a quotation mark, not a prompt. */
function quotesOf(sample: readonly string[]): number {
  const depths = sample.map(quoteDepth).filter((depth) => depth > 0);
  return sample.length > 0 && depths.length / sample.length > QUOTED_SHARE ? Math.min(...depths) : 0;
}

function commonIndent(lines: readonly string[]): string {
  let common: string | undefined;
  for (const line of lines) {
    const indent = line.slice(0, line.length - line.trimStart().length);
    common ??= indent;
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  return common ?? '';
}

function showsCommand(line: string): boolean {
  const stamp = readStamp(line);
  if (stamp) return true;
  const prompt = readPrompt(line);
  return prompt !== undefined && prompt.command !== '';
}

/** Judged on the first filled lines. */
export function layoutOf(text: string): Layout {
  const sample = sampleOf(text);
  const quotes = quotesOf(sample);
  const unquoted = sample
    .map((line) => cleanLine(line, { ...NO_MARGIN, quotes }))
    .filter((line) => line !== '');
  const indent = commonIndent(unquoted);
  const margin = quotes === 0 && indent === '' ? NO_MARGIN : { quotes, indent };
  return {
    margin,
    prompted: unquoted.some((line) => showsCommand(line.trimStart())),
    alone: sample.length === 1,
  };
}
