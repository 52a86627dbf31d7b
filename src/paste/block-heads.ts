import type { BlockHead } from '../model/parser.ts';
import { readCommand, type ReadCommand } from '../command/command-line.ts';
import type { Prompt } from './prompt.ts';
import { printsStamps } from './stamps.ts';

/** What is known of a block before its first line, by what shows it. */

export const NO_HEAD: BlockHead = { commands: [], root: false };

/** So many commands are remembered: a paste repeats the few that it has. */
const MOST_REMEMBERED = 200;

const NO_COMMANDS: ReadCommand = { commands: [] };

/** Reads commands, each text once. */
export class Commands {
  readonly #read = new Map<string, ReadCommand>();

  /** A stamped command's output comes with marks of its own, so it says nothing of what stands right behind it. */
  read(text: string, shell: Prompt['shell'] = 'posix'): ReadCommand {
    if (printsStamps(text)) return NO_COMMANDS;
    const key = `${shell} ${text}`;
    const known = this.#read.get(key);
    if (known) return known;
    const read = readCommand(text, shell);
    if (this.#read.size < MOST_REMEMBERED) this.#read.set(key, read);
    return read;
  }
}

/** A command alone: told with the paste, or in a stamp that names the machine. */
export function commandHead(read: ReadCommand, shown: { line?: number; host?: string } = {}): BlockHead {
  const host = read.host ?? shown.host;
  return {
    commands: read.commands,
    ...(shown.line === undefined ? {} : { commandLine: shown.line }),
    ...(host === undefined ? {} : { host }),
    root: read.commands.some((each) => each.sudo),
  };
}

/** A prompt; `line`: where something was typed behind it. */
export function promptHead(prompt: Prompt, read: ReadCommand, line: number | undefined): BlockHead {
  const host = read.host ?? hostOfAll(read.commands, prompt.host);
  return {
    commands: read.commands,
    ...(line === undefined ? {} : { commandLine: line }),
    ...(host === undefined ? {} : { host }),
    ...(prompt.user === undefined ? {} : { user: prompt.user }),
    root: prompt.root || read.commands.some((each) => each.sudo),
  };
}

/** Where only some of the commands ran elsewhere, the prompt's host is not that of every line. */
function hostOfAll(commands: BlockHead['commands'], shown: string | undefined): string | undefined {
  return commands.some((each) => each.host !== undefined) ? undefined : shown;
}
