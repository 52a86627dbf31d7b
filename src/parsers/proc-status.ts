import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Name:	redis-server
const NAME = /^Name:\t(\S.{0,63})$/;
// State:	T (stopped)
const STATE = /^State:\s{1,8}([RSDTtZXIP]) \([a-z -]{3,20}\)$/;
// Pid:	7788
const PID = /^Pid:\t(\d{1,9})$/;
// VmRSS:	    6312 kB
const OTHER = /^[A-Za-z][\w-]{2,40}:(?:\t|$)/;

function pidOf(command: CommandLine | undefined): number | undefined {
  const found = command?.words
    .map((word) => /^\/proc\/(\d{1,9})\/status$/.exec(word)?.[1])
    .find((pid) => pid !== undefined);
  return found === undefined ? undefined : Number(found);
}

class ProcStatusReader implements BlockReader {
  readonly #head: BlockHead;
  #pid: number | undefined;
  #name: string | undefined;
  #state: { readonly letter: string; readonly line: number } | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#pid = pidOf(command);
  }

  read({ text, number }: Line): boolean {
    const state = STATE.exec(text)?.[1];
    if (state !== undefined) this.#state ??= { letter: state, line: number };
    this.#name ??= NAME.exec(text)?.[1];
    const pid = PID.exec(text)?.[1];
    if (pid !== undefined) this.#pid ??= Number(pid);
    return state !== undefined || OTHER.test(text);
  }

  end(): readonly Draft[] {
    const pid = this.#pid;
    if (!this.#state || (this.#name === undefined && pid === undefined)) return [];
    const { letter, line } = this.#state;
    const name = this.#name ?? `pid ${pid ?? ''}`;
    const lines = [line, this.#head.commandLine].filter((each) => each !== undefined);
    return [
      { record: { kind: 'process', name, ...(pid === undefined ? {} : { pid }), state: letter }, lines },
    ];
  }
}

/** /proc/PID/status: T is stopped, t traced, D waits in the kernel. */
export const procStatus: Parser = {
  id: 'proc-status',
  marks: ['^name: ', '^state: '],
  claims: ({ words }) => words.slice(1).some((word) => /^\/proc\/.{1,40}\/status$/.test(word)),
  opens: (line) => NAME.test(line) || STATE.test(line),
  block: (head, command) => new ProcStatusReader(head, command),
};
