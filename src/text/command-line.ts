import type { CommandLine } from '../model/command-line.ts';
import { passesOf } from './pipe.ts';
import { splitCommands, type SimpleCommand } from './shell-words.ts';

interface Peeled {
  words: readonly string[];
  sudo: boolean;
  timeout?: number;
  inside?: string;
  host?: string;
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** `5`, `5s`, `300ms`, `2m` in seconds. */
export function seconds(text: string | undefined): number | undefined {
  const match = text === undefined ? null : DURATION.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (UNITS[match[2] ?? 's'] ?? 1);
}

/** The words behind the options; `valued` are the one-letter options that take the next word. */
function afterOptions(words: readonly string[], valued: string): readonly string[] {
  let i = 0;
  while (i < words.length) {
    const word = words[i] ?? '';
    if (word === '--') return words.slice(i + 1);
    if (!word.startsWith('-')) break;
    i += word.length === 2 && valued.includes(word[1] ?? '') ? 2 : 1;
  }
  return words.slice(i);
}

function base(word: string | undefined): string {
  return word?.split('/').pop() ?? '';
}

function valueOf(words: readonly string[], ...names: readonly string[]): string | undefined {
  const index = words.findIndex((word) => names.includes(word));
  return index < 0 ? undefined : words[index + 1];
}

type Peel = (words: readonly string[]) => Partial<Peeled> & { words: readonly string[] };

const insideContainer: Peel = (words) => {
  if (words[1] !== 'exec') return { words };
  const rest = afterOptions(words.slice(2), 'uwe');
  return { words: rest.slice(1), inside: rest[0] ?? 'container' };
};

const insidePod: Peel = (words) => {
  const at = words.indexOf('--');
  if (!words.includes('exec') || at < 0) return { words };
  const pod = afterOptions(words.slice(words.indexOf('exec') + 1), 'nc')[0];
  return { words: words.slice(at + 1), inside: pod ?? 'pod' };
};

/** Takes one wrapper off. */
const WRAPPERS: Readonly<Record<string, Peel>> = {
  sudo: (words) => ({ words: afterOptions(words.slice(1), 'ugC'), sudo: true }),
  doas: (words) => ({ words: afterOptions(words.slice(1), 'uC'), sudo: true }),
  time: (words) => ({ words: afterOptions(words.slice(1), 'fo') }),
  env: (words) => ({ words: afterOptions(words.slice(1), 'u') }),
  nice: (words) => ({ words: afterOptions(words.slice(1), 'n') }),
  command: (words) => ({ words: afterOptions(words.slice(1), '') }),
  exec: (words) => ({ words: afterOptions(words.slice(1), 'a') }),
  stdbuf: (words) => ({ words: afterOptions(words.slice(1), '') }),
  watch: (words) => ({ words: afterOptions(words.slice(1), 'n') }),
  busybox: (words) => ({ words: words.slice(1) }),
  timeout: (words) => {
    const rest = afterOptions(words.slice(1), 'ks');
    const limit = seconds(rest[0]);
    return limit === undefined ? { words: rest.slice(1) } : { words: rest.slice(1), timeout: limit };
  },
  docker: insideContainer,
  podman: insideContainer,
  nerdctl: insideContainer,
  kubectl: insidePod,
  oc: insidePod,
  nsenter: (words) => {
    const pid = valueOf(words, '-t', '--target');
    return { words: afterOptions(words.slice(1), 'tSG'), inside: pid === undefined ? 'netns' : `pid ${pid}` };
  },
  ip: (words) =>
    words[1] === 'netns' && words[2] === 'exec'
      ? { words: words.slice(4), inside: words[3] ?? 'netns' }
      : { words },
  ssh: (words) => {
    const rest = afterOptions(words.slice(1), 'pliFoJLRDEbc');
    const host = rest[0]?.split('@').pop();
    return rest.length < 2 || host === undefined ? { words } : { words: rest.slice(1), host };
  },
};

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);

function peel(words: readonly string[]): Peeled {
  let peeled: Peeled = { words, sudo: false };
  for (let depth = 0; depth < 8; depth++) {
    const start = peeled.words.findIndex((word) => !ASSIGNMENT.test(word) && word !== '!');
    const inner = start < 0 ? [] : peeled.words.slice(start);
    const wrapper = WRAPPERS[base(inner[0])];
    const next = wrapper?.(inner);
    if (!next || next.words.length === inner.length) return { ...peeled, words: inner };
    peeled = { ...peeled, ...next };
  }
  return peeled;
}

/** `sh -c 'script'`: the script, where there is one. */
function innerScript(words: readonly string[]): string | undefined {
  if (!SHELLS.has(base(words[0]))) return undefined;
  const flag = words.findIndex((word, i) => i > 0 && /^-[a-z]*c$/.test(word));
  return flag < 0 ? undefined : words[flag + 1];
}

function pipelines(commands: readonly SimpleCommand[]): readonly (readonly SimpleCommand[])[] {
  const lines: SimpleCommand[][] = [];
  let open = false;
  for (const command of commands) {
    if (open) lines.at(-1)?.push(command);
    else lines.push([command]);
    open = command.then === '|';
  }
  return lines;
}

export interface ReadCommand {
  readonly commands: readonly CommandLine[];
  /** The host of an `ssh host command`. */
  readonly host?: string;
}

/** Reads what stood behind a prompt. Total: any text gives some reading. */
export function readCommand(text: string): ReadCommand {
  const bounded = text.slice(0, 2000);
  let host: string | undefined;
  const commands: CommandLine[] = [];
  for (const [first, ...rest] of pipelines(splitCommands(bounded))) {
    if (!first) continue;
    const peeled = peel(first.words);
    host ??= peeled.host;
    const script =
      innerScript(peeled.words) ?? (peeled.host === undefined ? undefined : peeled.words.join(' '));
    const outer = { text: bounded, sudo: peeled.sudo, ...definedOf(peeled) };
    const passes = passesOf(rest.map((command) => command.words));
    const nested =
      script === undefined || /^<?\/dev\/tcp|<\s*\/dev\/tcp/.test(script) ? [] : readCommand(script).commands;
    if (nested.length > 0 && script !== undefined) {
      commands.push(
        ...nested.map((inner) => ({
          ...inner,
          ...outer,
          sudo: outer.sudo || inner.sudo,
          passes: inner.passes.kind === 'all' ? passes : inner.passes,
        })),
      );
    } else {
      commands.push({ ...outer, words: peeled.words, tool: base(peeled.words[0]), passes });
    }
  }
  return host === undefined ? { commands } : { commands, host };
}

function definedOf(peeled: Peeled): { timeout?: number; inside?: string } {
  return {
    ...(peeled.timeout === undefined ? {} : { timeout: peeled.timeout }),
    ...(peeled.inside === undefined ? {} : { inside: peeled.inside }),
  };
}
