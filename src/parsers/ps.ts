import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { columns } from '../listing/columns.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';
import { columnsAsked, isPs, listsAll, pidAsked } from './ps/query.ts';

// USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
//   PID STAT WCHAN                COMMAND
// UID        PID  PPID  C STIME TTY          TIME CMD
const HEADER = /^\s{0,8}(?=[A-Z% ]{0,40}\bPID\b(?!\s+FD\b))[A-Z%][A-Z%:\s]{2,200}$/;
const STATE = /^[RSDTtZXIWKP][<NLsl+]{0,5}$/;

// |   \_ /usr/sbin/nginx -g daemon off;      (a forest: f, --forest)
const BRANCH = /^[\s|]{0,200}\\_ /;

const MOST = 5000;

interface Row {
  readonly name: string;
  readonly pid?: number;
  readonly state?: string;
}

/** `/usr/sbin/nginx -g ...`, `nginx: master process /usr/sbin/nginx`, `postgres: 15/main: writer`. */
function nameOf(command: string): string | undefined {
  const first = columns(command.replace(BRANCH, ''), 1).words[0];
  if (first === undefined || first.startsWith('[')) return undefined;
  const name = first.replace(/:$/, '').split('/').pop() ?? '';
  return /^-?[\w.@:+-]{1,64}$/.test(name) ? name.replace(/^-/, '') : undefined;
}

const COMMANDS = new Set(['COMMAND', 'CMD', 'COMM', 'UCMD', 'ARGS']);
const STATES = new Set(['STAT', 'S', 'STATE']);

/** A row under these titles; the last column has the rest of the line. */
function readRow(text: string, titles: readonly string[], asked: number | undefined): Row | undefined {
  const { words, rest } = columns(text, titles.length - 1);
  if (words.length < titles.length - 1) return undefined;
  const cells = new Map(titles.map((title, i) => [title, i === titles.length - 1 ? rest : (words[i] ?? '')]));
  const find = (names: ReadonlySet<string>): string | undefined =>
    [...cells].find(([title]) => names.has(title))?.[1];
  const pid = cells.get('PID') ?? asked?.toString();
  if (pid === undefined || !/^\d{1,9}$/.test(pid)) return undefined;
  const state = find(STATES);
  if (state !== undefined && !STATE.test(state)) return undefined;
  const name = find(COMMANDS);
  const known = name === undefined ? `pid ${pid}` : nameOf(name);
  if (known === undefined) return name?.startsWith('[') === true ? { name: '' } : undefined;
  return { name: known, pid: Number(pid), ...(state === undefined ? {} : { state: state.slice(0, 1) }) };
}

class PsReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  #titles: readonly string[] | undefined;
  #header: number | undefined;
  #missed = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    this.#titles = command === undefined ? undefined : columnsAsked(command);
  }

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      this.#header ??= number;
      this.#titles = text.trim().split(/\s+/);
      return true;
    }
    if (text.trim() === '') return true;
    const asked = this.#command === undefined ? undefined : pidAsked(this.#command);
    const row = this.#titles === undefined ? undefined : readRow(text, this.#titles, asked);
    if (!row) {
      this.#missed = true;
      return false;
    }
    if (row.name !== '' && this.#drafts.length < MOST) {
      const lines =
        row.name.startsWith('pid ') && this.#head.commandLine !== undefined
          ? [number, this.#head.commandLine]
          : [number];
      this.#drafts.push({ record: { kind: 'process', ...row }, lines });
    }
    return true;
  }

  end(): readonly Draft[] {
    const command = this.#command;
    const listing = plainListingDraft({
      of: 'process',
      tool: 'ps',
      families: [],
      command: command !== undefined && listsAll(command) ? command : undefined,
      head: this.#head,
      header: this.#header,
      firstRow: this.#drafts[0]?.lines[0],
      intact: this.#header !== undefined && !this.#missed && this.#drafts.length < MOST,
    });
    return listing && this.#header !== undefined ? [listing, ...this.#drafts] : this.#drafts;
  }
}

/** ps, and pgrep -a: which processes are there, and whether one is stopped or waits in the kernel. */
export const ps: Parser = {
  id: 'ps',
  marks: ['^pid'],
  claims: isPs,
  opens: (line) => HEADER.test(line),
  block: (head, command) => new PsReader(head, command),
};
