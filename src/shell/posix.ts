/** Commands as text for sh, bash, dash, zsh, ksh and busybox: what is written here means the same to all of them. */

import type { Command, Inside } from '../model/command.ts';
import { STAMP_BEGIN, STAMP_COMMAND, STAMP_END } from '../model/stamp.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** How tightly a text holds together: a looser one inside a tighter one has to be grouped. */
const LIST = 0;
const AND = 1;
const PIPE = 2;
const ONE = 3;

interface Text {
  readonly text: string;
  readonly holds: number;
}

/** A word: text to be quoted, or what a program prints. */
export type Word = string | { readonly output: readonly Word[] };

/** One program with its arguments. */
export interface Program {
  readonly words: readonly Word[];
  /** It shall find its input at its end. */
  readonly noInput: boolean;
  /** What it writes to stderr is thrown away. */
  readonly quiet: boolean;
}

// Everything else is quoted. Left out although some shells take it as it is: a leading = or % (zsh), ^ (zsh, old sh).
const PLAIN = /^[\w@+:,./-][\w@%+=:,./-]*$/;

// A terminal acts on control characters before the shell sees them (ESC [201~ even ends a bracketed paste), and text
// direction marks make a command look like another. Half a surrogate pair has no bytes. Quoted words that span lines and hold
// a `!` lose their quotes, or crash the shell, at the prompt of bash 5.2.15; every line break is a control character too.
const UNSAYABLE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

// As the first word these are syntax in one shell or another, unless quoted.
const RESERVED = new Set(
  (
    'case coproc do done elif else end esac fi for foreach function if in namespace nocorrect noglob repeat ' +
    'select then time until while'
  ).split(' '),
);

function word(text: Word): string | undefined {
  if (typeof text !== 'string') return substitution(text.output);
  if (PLAIN.test(text)) return text;
  return UNSAYABLE.test(text) ? undefined : `'${text.replaceAll("'", `'\\''`)}'`;
}

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? present : undefined;
}

/** What a program prints, as one word. */
function substitution(words: readonly Word[]): string | undefined {
  const text = programText({ words, noInput: false, quiet: false });
  return text && `"$(${text})"`;
}

/** The words of a program that asks no other one for a word. */
export function plainWords({ words }: Program): readonly string[] | undefined {
  const plain = words.filter((one) => typeof one === 'string');
  return plain.length === words.length ? plain : undefined;
}

function program(...words: readonly Word[]): Program {
  return { words, noInput: false, quiet: false };
}

function programText({ words, noInput, quiet }: Program): string | undefined {
  const [name = '', ...rest] = words;
  const first = typeof name === 'string' && RESERVED.has(name) ? `'${name}'` : word(name);
  const redirections = [noInput ? '</dev/null' : [], quiet ? '2>/dev/null' : []].flat();
  const quoted = all([first, ...rest.map(word)]);
  return quoted && [...quoted, ...redirections].join(' ');
}

/** nsenter into the network of the process whose number that program prints. */
function networkOf(printsPid: readonly Word[]): readonly Word[] {
  return ['nsenter', '-t', { output: ['sudo', ...printsPid] }, '-n'];
}

/** The words that lead into the place; undefined where a name would be read as an option. */
function entering(place: Inside, piped: boolean): readonly Word[] | undefined {
  const interactive = piped ? ['-i'] : [];
  const { kind, ...named } = place;
  const names: readonly string[] = Object.values(named);
  if (names.some((name) => name === '' || name.startsWith('-'))) return undefined;
  switch (kind) {
    case 'docker':
      return ['docker', 'exec', ...interactive, place.container];
    case 'netns':
      return ['ip', 'netns', 'exec', place.name];
    case 'docker-net':
      return networkOf(['docker', 'inspect', '-f', '{{.State.Pid}}', place.container]);
    case 'pod-net': {
      const namespace = place.namespace === undefined ? [] : ['--namespace', `^${place.namespace}$`];
      const id = { output: ['sudo', 'crictl', 'pods', '-q', '--name', `^${place.pod}$`, ...namespace] };
      return networkOf(['crictl', 'inspectp', '-o', 'go-template', '--template', '{{.info.pid}}', id]);
    }
    case 'debug': {
      const namespace = place.namespace === undefined ? [] : ['-n', place.namespace];
      const target = place.container === undefined ? [] : [`--target=${place.container}`];
      return ['kubectl', 'debug', '-i', ...namespace, place.pod, `--image=${place.image}`, ...target, '--'];
    }
    case 'kubectl': {
      const namespace = place.namespace === undefined ? [] : ['-n', place.namespace];
      const container = place.container === undefined ? [] : ['-c', place.container];
      return ['kubectl', 'exec', ...interactive, ...namespace, place.pod, ...container, '--'];
    }
  }
}

function before(words: readonly Word[] | undefined, then: Program | undefined): Program | undefined {
  return words && then && { ...then, words: [...words, ...then.words] };
}

function insideProgram({ place, of }: Of<'inside'>, piped: boolean): Program | undefined {
  const direct = programOf(of, piped);
  const nested = direct === undefined ? print(of, piped)?.text : undefined;
  return before(entering(place, piped), nested === undefined ? direct : program('sh', '-c', nested));
}

// What starts programs takes a leading - for an option, and sudo like a shell takes `a=b` for an assignment.
const STARTABLE = /^[^-=][^=]*$/;

/** A spread command as one program, if it is one. `piped`: it reads what another one writes. */
export function programOf(command: Command, piped: boolean): Program | undefined {
  switch (command.kind) {
    case 'run':
      if (!STARTABLE.test(command.words[0] ?? '')) return undefined;
      return { words: command.words, noInput: command.stdin === 'none', quiet: command.quiet === true };
    case 'script':
      // The name that the shell prints in front of its errors.
      return program(command.program, '-c', command.body, command.program, ...command.arguments);
    case 'sudo':
      return before(['sudo'], programOf(command.of, piped));
    case 'limited': {
      const sound = Number.isSafeInteger(command.seconds) && command.seconds > 0;
      return before(sound ? ['timeout', String(command.seconds)] : undefined, programOf(command.of, piped));
    }
    case 'inside':
      return insideProgram(command, piped);
    default:
      return undefined;
  }
}

/** The members joined by an operator, grouped where they hold together less tightly than it does. */
function joined(of: readonly Command[], operator: string, holds: number, piped: boolean): Text | undefined {
  const members = all(of.map((member, i) => print(member, piped || (holds === PIPE && i > 0))));
  const [first, ...more] = members ?? [];
  if (first === undefined || members === undefined) return undefined;
  if (more.length === 0) return first;
  const texts = members.map((member) => (member.holds < holds ? `{ ${member.text}; }` : member.text));
  return { text: texts.join(operator), holds };
}

function printLine(...lines: readonly string[]): string | undefined {
  return programText(program('printf', String.raw`%s\n`, ...lines));
}

/** On one line: pasted lines would be echoed among the output, and a mark has to be a line. */
function stampedText(of: readonly Command[]): Text | undefined {
  const parts = all(
    of.map((command) => {
      const text = command.kind === 'stamped' ? undefined : print(command, false)?.text;
      if (text === undefined) return undefined;
      const mark = printLine(STAMP_COMMAND + text);
      return mark && `${mark}; ${text}; `;
    }),
  );
  const end = printLine(STAMP_END);
  if (parts === undefined || parts.length === 0 || end === undefined) return undefined;
  const begin = String.raw`printf '%s\n' "${STAMP_BEGIN}$(uname -n) $(date -u +%Y-%m-%dT%H:%M:%SZ)"`;
  return { text: `{ ${begin}; ${parts.join('')}${end}; } 2>&1`, holds: ONE };
}

function writeText({ path, lines, sudo }: Of<'write'>): Text | undefined {
  const content = lines.length === 0 ? 'true' : printLine(...lines);
  const file = path.startsWith('/') ? word(path) : undefined;
  if (content === undefined || file === undefined) return undefined;
  return { text: `${content} | ${sudo ? 'sudo ' : ''}tee ${file} >/dev/null`, holds: PIPE };
}

function print(command: Command, piped: boolean): Text | undefined {
  switch (command.kind) {
    case 'run':
    case 'script':
    case 'sudo':
    case 'limited':
    case 'inside': {
      const one = programOf(command, piped);
      const text = one && programText(one);
      return text === undefined ? undefined : { text, holds: ONE };
    }
    case 'sequence':
      return joined(command.of, '; ', LIST, piped);
    case 'and':
      return joined(command.of, ' && ', AND, piped);
    case 'pipe':
      return joined(command.of, ' | ', PIPE, piped);
    case 'stamped':
      return stampedText(command.of);
    case 'write':
      return writeText(command);
  }
}

/** A spread command as POSIX shell text; undefined where it cannot be said safely. */
export function posixText(command: Command): string | undefined {
  return print(command, false)?.text;
}
