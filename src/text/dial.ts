import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp } from '../model/ip.ts';
import { seconds } from './command-line.ts';

/** Whom a command dials, as far as its words say. */
export interface Dial {
  readonly host?: string;
  readonly port?: number;
  /** Seconds that the command allows for connecting. */
  readonly deadline?: number;
}

function port(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= 65535 ? value : undefined;
}

function strip(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** The value of an option, as `-w 5`, `-w5`, `--name 5` or `--name=5`. */
export function option(words: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      if (word === name) return words[index + 1];
      if (
        name.startsWith('--')
          ? word.startsWith(`${name}=`)
          : word.startsWith(name) && word.length > name.length
      ) {
        return word.slice(name.startsWith('--') ? name.length + 1 : name.length);
      }
    }
  }
  return undefined;
}

/** The words that are no options; `valued` are the one-letter options that take the next word. */
function positionals(words: readonly string[], valued: string): readonly string[] {
  const found: string[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (/^\d?[<>]/.test(word)) {
      if (/^\d?[<>]+$/.test(word)) i++;
    } else if (!word.startsWith('-') || word === '-') {
      found.push(word);
    } else if (!word.startsWith('--') && valued.includes(word.at(-1) ?? '')) {
      i++;
    }
  }
  return found;
}

function netcat(words: readonly string[]): Dial {
  const [host, last] = positionals(words, 'wpsGiqIOPTXxeocgm');
  return dial(host, last, seconds(option(words, '-w', '-G')) ?? bundled(words));
}

/** `-vzw 3`, `-nvzw3`: a bundle whose last letter takes the value. */
function bundled(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    const match = /^-[a-z46]+w(\d*)$/.exec(word);
    if (match) return seconds(match[1] === '' ? words[index + 1] : match[1]);
  }
  return undefined;
}

function dial(host: string | undefined, portText: string | undefined, deadline?: number): Dial {
  const number = port(portText);
  return {
    ...(host === undefined ? {} : { host: strip(host) }),
    ...(number === undefined ? {} : { port: number }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

const URL_SHAPE =
  /^(?:([a-z][a-z+]{1,14}):\/\/)?(?:[^/@\s]{1,200}@)?(\[[0-9a-f:.%]{2,60}\]|[\w.-]{1,253})(?::(\d{1,5}))?(?:[/?#]|$)/i;
const SCHEME_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', telnet: '23', ftp: '21' };

function url(text: string | undefined, deadline?: number): Dial {
  const match = URL_SHAPE.exec(text ?? '');
  if (!match) return {};
  return dial(match[2], match[3] ?? SCHEME_PORTS[(match[1] ?? 'http').toLowerCase()], deadline);
}

function curl(words: readonly string[]): Dial {
  const targets = positionals(words, 'moHdXuAebxTFEwKCY');
  const limit = seconds(option(words, '--connect-timeout')) ?? seconds(option(words, '-m', '--max-time'));
  return url(
    targets.find((word) => word.includes('://') || word.includes('.') || word.includes(':')) ?? targets[0],
    limit,
  );
}

function mysql(words: readonly string[]): Dial {
  const host = option(words, '-h', '--host');
  const limit = seconds(option(words, '--connect-timeout', '--connect_timeout'));
  return dial(host, option(words, '-P', '--port') ?? (host === undefined ? undefined : '3306'), limit);
}

const DEV_TCP = /\/dev\/tcp\/([^/\s'"<>]{1,253})\/(\d{1,5})/;
// create_connection(('10.0.0.5', 3306), 5)      connect(3306, '10.0.0.5')
const PYTHON_PAIR = /\(\s*['"]([\w.:%-]{1,253})['"]\s*,\s*(\d{1,5})\s*\)(?:\s*,\s*(\d{1,4}(?:\.\d+)?))?/;
const NODE_PAIR = /[cC]onnect(?:ion)?\(\s*(\d{1,5})\s*,\s*['"]([\w.:%-]{1,253})['"]/;
const HOST_PORT = /^(\[[0-9a-f:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5})$/i;

/** Host and port of a program that is not known: only shapes that can mean nothing else. */
function generic(command: CommandLine): Dial {
  const text = command.words.join(' ');
  const pipe = DEV_TCP.exec(text);
  if (pipe) return devTcp(command, pipe);
  const pair = PYTHON_PAIR.exec(text);
  if (pair) return dial(pair[1], pair[2], seconds(pair[3]));
  const node = NODE_PAIR.exec(text);
  if (node) return dial(node[2], node[1]);
  const words = command.words.slice(1).filter((word) => !word.startsWith('-'));
  for (const [index, word] of words.entries()) {
    const joined = HOST_PORT.exec(word);
    if (joined) return dial(joined[1], joined[2]);
    if (canonicalIp(word) !== undefined && port(words[index + 1]) !== undefined)
      return dial(word, words[index + 1]);
  }
  return {};
}

/** `bash -c '</dev/tcp/"$1"/"$2"' _ HOST PORT` passes its values as arguments. */
function devTcp(command: CommandLine, match: RegExpExecArray): Dial {
  if (match[1]?.startsWith('$') !== true) return dial(match[1], match[2], command.timeout);
  const [host, last] = command.words.slice(-2);
  return dial(host, last, command.timeout);
}

const TOOLS: Readonly<Record<string, (words: readonly string[]) => Dial>> = {
  nc: netcat,
  ncat: netcat,
  netcat,
  'nc.openbsd': netcat,
  'nc.traditional': netcat,
  telnet: (words) => {
    const [host, last] = positionals(words, 'lbenX');
    return dial(host, last ?? '23');
  },
  curl,
  wget: (words) =>
    url(positionals(words, 'OoTtPUe')[0], seconds(option(words, '-T', '--timeout', '--connect-timeout'))),
  mysql,
  mariadb: mysql,
  mysqladmin: mysql,
  'mariadb-admin': mysql,
  psql: (words) => dial(option(words, '-h', '--host'), option(words, '-p', '--port') ?? '5432'),
  'redis-cli': (words) => dial(option(words, '-h'), option(words, '-p') ?? '6379'),
  ssh: (words) => {
    const target = positionals(words, 'pliFoJLRDEbcW')[0];
    return dial(target?.split('@').pop(), option(words, '-p') ?? '22');
  },
};

const QUOTED_SCRIPT = /\/dev\/tcp\/["']?\$/;

/** Whom the command dials. Nothing is guessed: what the words do not say stays unset. */
export function dialOf(command: CommandLine): Dial {
  const known = TOOLS[command.tool];
  const text = command.words.join(' ');
  if (!known && QUOTED_SCRIPT.test(text)) {
    const [host, last] = command.words.slice(-2);
    return dial(host, last, command.timeout);
  }
  const found = known ? known(command.words) : generic(command);
  return found.deadline === undefined && command.timeout !== undefined
    ? { ...found, deadline: command.timeout }
    : found;
}
