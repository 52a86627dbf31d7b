import type { CommandLine, Passes } from '../model/command-line.ts';
import { passesOf } from './pipe.ts';
import { splitCommands, type SimpleCommand } from './shell-words.ts';
import { peel, programName, type Peeled } from './wrappers.ts';

export { seconds } from './wrappers.ts';

const LONGEST = 2000;
/** How deep scripts within scripts are followed. */
const DEEPEST = 4;

const UNKNOWN: Passes = { kind: 'unknown' };

// They print nothing of a connection: beside another command they are left out.
const SILENT = new Set(
  'cd clear echo exit export false pwd printf read set sleep test true unset wait : [ [['.split(' '),
);
// Behind a pipe these are what matters: `echo | nc db1 5432`.
const FED = new Set('curl mariadb mysql nc ncat netcat openssl psql redis-cli socat telnet'.split(' '));

const GROUPS: ReadonlyMap<string, 'opens' | 'header' | 'closes' | 'leads'> = new Map([
  ['(', 'opens'],
  ['{', 'opens'],
  ['while', 'opens'],
  ['until', 'opens'],
  ['if', 'opens'],
  ['for', 'header'],
  ['select', 'header'],
  ['case', 'header'],
  ['do', 'leads'],
  ['then', 'leads'],
  ['else', 'leads'],
  ['elif', 'leads'],
  ['!', 'leads'],
  ['done', 'closes'],
  ['fi', 'closes'],
  ['esac', 'closes'],
  ['}', 'closes'],
  [')', 'closes'],
]);

// 2>&1      >&2      2>/dev/null      </dev/null
const NO_OUTPUT_LOST = /^(?:\d?>&\d?|2>.*|<\/dev\/null)$/;
// >file      &>file      1>>file
const OUTPUT_TO_FILE = /^(?:1|&)?>{1,2}[|&]?(?!\/dev\/(?:tcp|udp))/;
const REDIRECTION_ONLY = /^\d?(?:[<>]|&>|>{2})&?$/;

interface Redirected {
  readonly words: readonly string[];
  /** What it prints goes to a file. */
  readonly away: boolean;
}

/** Takes the redirections off; what reads or writes /dev/tcp stays. */
function withoutRedirections(words: readonly string[]): Redirected {
  const kept: string[] = [];
  let away = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const alone = REDIRECTION_ONLY.test(word);
    const whole = alone ? word + (words[i + 1] ?? '') : word;
    const file = OUTPUT_TO_FILE.test(whole);
    if (file || NO_OUTPUT_LOST.test(whole)) {
      away ||= file && !NO_OUTPUT_LOST.test(whole);
      if (alone) i++;
    } else {
      kept.push(word);
    }
  }
  return { words: kept, away };
}

function narrower(outer: Passes, inner: Passes): Passes {
  if (outer.kind === 'all') return inner;
  return inner.kind === 'all' ? outer : UNKNOWN;
}

/** What a command has from what stands around it. */
interface Around {
  readonly text: string;
  readonly depth: number;
  readonly passes: Passes;
  readonly conditional: boolean;
}

function toolOf(words: readonly string[]): string {
  const first = words[0];
  // </dev/tcp/db1/5432: the shell itself connects.
  return first !== undefined && /^\d*[<>]/.test(first) ? 'bash' : programName(first);
}

function sharedOf(peeled: Peeled, conditional: boolean): Partial<CommandLine> {
  return {
    ...(peeled.timeout === undefined ? {} : { timeout: peeled.timeout }),
    ...(peeled.inside === undefined ? {} : { inside: peeled.inside }),
    ...(peeled.host === undefined ? {} : { host: peeled.host }),
    ...(conditional ? { conditional } : {}),
  };
}

function commandsOf(simple: SimpleCommand, around: Around): readonly CommandLine[] {
  const { words, away } = withoutRedirections(simple.words);
  if (words.length === 0) return [];
  const peeled = peel(words);
  const passes = away || peeled.clipped === true ? UNKNOWN : around.passes;
  const shared = sharedOf(peeled, around.conditional);
  const inner =
    peeled.script === undefined || around.depth >= DEEPEST
      ? []
      : readScript(peeled.script, { ...around, depth: around.depth + 1 });
  if (inner.length > 0) {
    return inner.map((command) => ({
      ...command,
      ...shared,
      text: around.text,
      sudo: peeled.sudo || command.sudo,
      passes: narrower(passes, command.passes),
    }));
  }
  const rest = peeled.words.length === 0 ? words : peeled.words;
  return [{ text: around.text, words: rest, tool: toolOf(rest), sudo: peeled.sudo, passes, ...shared }];
}

interface Group {
  readonly start: number;
  readonly conditional: boolean;
}

/** Walks over the simple commands of one script. */
class Script {
  readonly #simple: readonly SimpleCommand[];
  readonly #around: Around;
  readonly #found: CommandLine[] = [];
  readonly #groups: Group[] = [];
  #at = 0;
  #behind: SimpleCommand['then'];

  constructor(simple: readonly SimpleCommand[], around: Around) {
    this.#simple = simple;
    this.#around = around;
  }

  run(): readonly CommandLine[] {
    for (; this.#at < this.#simple.length; this.#at++) {
      const command = this.#simple[this.#at];
      if (command) this.#read(command);
      this.#behind = this.#simple[this.#at]?.then;
    }
    const telling = this.#found.filter((command) => !isSilent(command));
    return telling.length > 0 ? telling : this.#found;
  }

  #read(command: SimpleCommand): void {
    let { words } = command;
    for (;;) {
      const word = words[0] ?? '';
      const role = GROUPS.get(word);
      if (role === undefined) break;
      if (role === 'closes') {
        this.#close();
        return;
      }
      if (role !== 'leads') {
        this.#groups.push({ start: this.#found.length, conditional: word !== '(' && word !== '{' });
      }
      if (role === 'header') return;
      words = words.slice(1);
    }
    if (words.length > 0) this.#pipeline({ ...command, words });
  }

  /** The rest of the pipeline behind the present command. */
  #downstream(): readonly SimpleCommand[] {
    const rest: SimpleCommand[] = [];
    while (this.#simple[this.#at]?.then === '|' && this.#at + 1 < this.#simple.length) {
      this.#at++;
      const next = this.#simple[this.#at];
      if (next) rest.push(next);
    }
    return rest;
  }

  #pipeline(first: SimpleCommand): void {
    // What stands behind && depends on what stands before it.
    const depends = this.#behind === '&&' || this.#behind === '||';
    const rest = this.#downstream();
    const fed = rest.findIndex((command) => isFed(command));
    const members = fed < 0 ? [first, ...rest] : rest.slice(fed);
    this.#add(members, depends);
  }

  #add(members: readonly SimpleCommand[], depends: boolean): void {
    const [first, ...rest] = members;
    if (!first) return;
    const conditional =
      depends || this.#around.conditional || this.#groups.some((group) => group.conditional);
    const passes = passesOf(rest.map(({ words }) => withoutRedirections(words).words));
    this.#found.push(...commandsOf(first, { ...this.#around, passes, conditional }));
  }

  /** A pipe behind a loop or a group takes the output of all that stands in it. */
  #close(): void {
    const group = this.#groups.pop();
    const rest = this.#downstream();
    if (rest.length === 0 || !group) return;
    const passes = passesOf(rest.map(({ words }) => words));
    for (const [index, command] of this.#found.entries()) {
      if (index >= group.start) {
        this.#found[index] = { ...command, passes: narrower(passes, command.passes) };
      }
    }
    const fed = rest.findIndex((command) => isFed(command));
    if (fed >= 0) this.#add(rest.slice(fed), false);
  }
}

function isFed(command: SimpleCommand): boolean {
  return FED.has(programName(peel(command.words).words[0]));
}

function isSilent(command: CommandLine): boolean {
  // `echo > /dev/tcp/db1/5432` connects, and `echo $?` prints how the command before it ended.
  return SILENT.has(command.tool) && !command.words.some((word) => /\/dev\/tcp\/|\$/.test(word));
}

function readScript(text: string, around: Around): readonly CommandLine[] {
  return new Script(splitCommands(text.slice(0, LONGEST)), around).run();
}

export interface ReadCommand {
  readonly commands: readonly CommandLine[];
  /** The host of an `ssh host command`, where all of them ran there. */
  readonly host?: string;
}

/** Reads what stood behind a prompt. Total: any text gives some reading. */
export function readCommand(text: string, shell: 'posix' | 'powershell' | 'cmd' = 'posix'): ReadCommand {
  const bounded = text.slice(0, LONGEST);
  // A backslash parts folders there.
  const posix = shell === 'posix' ? bounded : bounded.replaceAll('\\', '/');
  const around: Around = { text: bounded, depth: 0, passes: { kind: 'all' }, conditional: false };
  const commands = readScript(posix, around);
  const host = commands[0]?.host;
  return host !== undefined && commands.every((command) => command.host === host)
    ? { commands, host }
    : { commands };
}
