import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { collect, isRoot, ORDINARY_PATH, type Host } from './host.ts';
import { onScreen } from './screen.ts';
import { TOOLS, type Tool, type ToolId } from './tools.ts';

export interface Typed {
  readonly command: string;
  /** The flavour that a name such as `nc` stands for. */
  readonly tool?: ToolId;
  readonly locale?: string;
  /** Typed into a shell that talks to a person: its own errors then have no line number. */
  readonly interactive?: boolean;
  readonly keys?: readonly { readonly after: number; readonly type: string }[];
  /** It is stopped after so many seconds. */
  readonly limit?: number;
}

export interface Shown {
  /** Prompt and command, then what the terminal showed. */
  readonly text: string;
  readonly status: number;
  readonly seconds: number;
}

const COLUMNS = 110;
/** Seconds that a command may take. */
const LIMIT = 60;
const USER = 'ops';

/** Types one command at the prompt of an ordinary user of the host, in a terminal of its own. */
export async function type(host: Host, typed: Typed): Promise<Shown> {
  const asUser = isRoot
    ? ['setpriv', '--reuid', USER, '--regid', USER, '--init-groups']
    : typed.command.includes('sudo ')
      ? []
      : ['setpriv', '--ambient-caps', '-all', '--inh-caps', '-all'];
  const links = typed.tool === undefined ? '' : `/run/lab/bin/${typed.tool}:`;
  const sudo = isRoot ? '' : '/run/lab/bin/sudo:';
  const lang = typed.locale === undefined ? 'C.UTF-8' : `${typed.locale}.UTF-8`;
  const variables = {
    PATH: `${links}${sudo}${ORDINARY_PATH}`,
    HOME: '/home/ops',
    USER,
    LOGNAME: USER,
    TERM: 'xterm',
    SHELL: '/bin/bash',
    LANG: lang,
    LOCPATH: typed.locale === undefined ? '' : '/run/lab/locale',
    TYPED: typed.command,
  };
  const assignments = Object.entries(variables).flatMap(([key, value]) =>
    value === '' ? [] : [`${key}=${value}`],
  );
  const interactive = typed.interactive === true ? '--norc -ic' : '-c';
  const inTerminal = `stty cols ${COLUMNS} rows 50; cd; exec env -u TYPED bash ${interactive} "$TYPED"`;
  const [program = '', ...rest] = [
    ...host.enter,
    ...asUser,
    ...['env', '-i', ...assignments],
    // What outlives its time is ended from inside: it would keep the terminal open.
    ...['timeout', '-k', '2', String(typed.limit ?? LIMIT)],
    ...['script', '-qec', inTerminal, '/dev/null'],
  ];
  const started = performance.now();
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new AbortController();
  const ran = collect(child, (typed.limit ?? LIMIT) + 5);
  void press(typed.keys ?? [], (text) => child.stdin.write(text), ended.signal);
  const { output, status } = await ran;
  ended.abort();
  const seconds = (performance.now() - started) / 1000;
  const shown = onScreen(output);
  const text = `${USER}@${host.name}:~$ ${typed.command}\n${shown}`;
  return { text: text.endsWith('\n') ? text : `${text}\n`, status, seconds };
}

async function press(
  keys: NonNullable<Typed['keys']>,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const { after, type: text } of keys) {
      await pause(after * 1000, undefined, { signal });
      write(text);
    }
  } catch {
    // The command ended before the key was pressed.
  }
}

/** Shell text that makes /run/lab/bin: a folder a tool in which each of the names it goes by is this tool. */
export function linkTools(store: string): string {
  return Object.entries(TOOLS)
    .flatMap(([id, { binary, as }]: [string, Tool]) => [
      `mkdir -p ${store}/bin/${id}`,
      ...(as ?? []).map((name) => `ln -sf ${binary} ${store}/bin/${id}/${name}`),
    ])
    .join('\n');
}
