import type { CommandLine } from '../model/command-line.ts';
import { withoutFields } from '../model/without-fields.ts';
import type { BlockHead, Line } from '../model/parser.ts';
import { dialOf } from '../command/dial.ts';
import type { Whom } from './whom.ts';

/** What the command that was typed in the same block says of a message: it belongs to it. */

// Their output is another program's, which dialled nobody that they name.
const READERS: ReadonlySet<string> = new Set(
  'cat tail head less more grep egrep zgrep awk sed journalctl dmesg docker podman kubectl oc stern systemctl'.split(
    ' ',
  ),
);

// What they print is their own program's, whichever of its libraries words it.
const RUNTIMES: Readonly<Record<string, string>> = {
  dotnet: 'dotnet pwsh',
  erlang: 'erl iex mix rebar3',
  go: 'go',
  java: 'java',
  kafka: 'kcat kafkacat',
  node: 'node nodejs npm npx yarn pnpm ts-node tsx bun deno',
  perl: 'perl',
  php: 'php php-fpm artisan composer',
  python: 'python pip pip3 pipenv poetry uv pytest gunicorn uvicorn',
  ruby: 'ruby irb rails rake bundle bundler puma sidekiq',
  rust: 'cargo rustup',
};
const BY_PROGRAM = new Map(
  Object.entries(RUNTIMES).flatMap(([runtime, programs]) => programs.split(' ').map((one) => [one, runtime])),
);
// python3.11      php8.2      kafka-topics.sh
const VARIANT = /^(kafka)-[a-z-]{3,40}(?:\.sh)?$|^(python|php|ruby|perl|node)[\d.]{1,6}$/;

/** The language or the client library whose program the command runs. */
export function runtimeOf(command: CommandLine | undefined): string | undefined {
  if (!command) return undefined;
  const [, client, language] = VARIANT.exec(command.tool) ?? [];
  return BY_PROGRAM.get(command.tool) ?? client ?? language;
}

/** What it prints is another program's: docker logs, and not docker pull. */
function isReader({ tool, words }: CommandLine): boolean {
  return READERS.has(tool) && !/^(?:swarm|login|pull|push)$/.test(words[1] ?? '');
}

/** The command that prints the block's messages: the only one, or the only one that runs a program. */
export function speakerOf({ commands }: BlockHead): CommandLine | undefined {
  if (commands.some(isReader)) return undefined;
  if (commands.length <= 1) return commands[0];
  const running = commands.filter((one) => runtimeOf(one) !== undefined);
  return running.length === 1 ? running[0] : undefined;
}

/** The command is known to print such words itself, or says whom the message is about. */
export function isReadWell(whom: Whom, command: CommandLine | undefined): boolean {
  if (!command) return false;
  if (runtimeOf(command) !== undefined) return true;
  const { host, port, path } = dialOf(command);
  if (path !== undefined) return whom.path === undefined || whom.path === path;
  const named = whom.host ?? whom.address;
  const isSame = named === undefined || host === undefined || named === host;
  return isSame && (named ?? host) !== undefined && (whom.port ?? port) !== undefined;
}

/** True where the command names it only as the beginning of something longer. */
function isBeginning(end: string, command: string): boolean {
  let next = command.indexOf(end);
  for (let from = next; from >= 0; from = command.indexOf(end, from + 1)) {
    next = from + end.length;
    if (!/[\w./-]/.test(command[next] ?? '')) return false;
  }
  return next >= 0;
}

/** The same of a port. */
function isCutPort({ port }: Whom, text: string, command: CommandLine): boolean {
  const typed = dialOf(command).port;
  if (port === undefined || typed === undefined || typed === port) return false;
  return text.endsWith(`:${port}`) && String(typed).startsWith(String(port));
}

/** A host or a path at the end of the command's own output that begins as the typed one does: the paste was cut there. */
export function withoutCutEnd(whom: Whom, { text }: Line, head: BlockHead): Whom {
  const [command] = head.commands;
  const field = whom.path === undefined ? 'host' : 'path';
  const end = whom[field];
  if (end === undefined || command === undefined || head.commands.length > 1) return whom;
  if (isCutPort(whom, text, command)) return withoutFields(whom, 'port');
  if (![text, text.replace(/[."'/]{1,3}$/, '')].some((line) => line.endsWith(end))) return whom;
  const typed = dialOf(command).host;
  const isShort = end.length <= 3 && typed !== undefined && typed !== end;
  if (!isShort && !isBeginning(end, command.text)) return whom;
  return withoutFields(whom, field);
}
