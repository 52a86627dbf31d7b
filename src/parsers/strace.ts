import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readElapsed } from '../failure/elapsed.ts';
import { TraceLines } from './strace/call.ts';
import { Trace } from './strace/trace.ts';

// connect(3, {sa_family=AF_INET, ...      [pid 18884] socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3
// setitimer(ITIMER_REAL, {it_interval={0, 0}, it_value={5, 0}}, NULL) = 0      getsockopt(3, SOL_SOCKET, SO_ERROR, ...
const OPENS =
  /(?:^|[\] \d])(?:connect\(\d{1,7}(?:<[^>]{0,120}>)?, \{sa_family=AF_|socket\([AP]F_(?:INET6?|UNIX|LOCAL|FILE), SOCK_|setitimer\(ITIMER_REAL, \{|getsockopt\(\d{1,7}(?:<[^>]{0,120}>)?, SOL_SOCKET, SO_ERROR, \[)/;

// *   Trying 10.0.2.5:3306...      Trying 10.0.2.5...      Connecting to 10.0.2.5:8081...
// --2026-11-21 12:00:52--  http://10.77.2.3:86/
const TRYING = /^(?:(?:\* {1,3})?(?:Trying|Connecting to) \S|--\d{4}-\d\d-\d\d [\d:]{8}--)/;

class StraceReader implements BlockReader {
  readonly #lines = new TraceLines();
  readonly #trace: Trace;
  /** All that is printed here is strace's or the traced program's. */
  readonly #owned: boolean;
  #seen = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#trace = new Trace(head, command);
    this.#owned = command !== undefined;
  }

  read({ text, number }: Line): boolean {
    const line = this.#lines.read(text);
    if (line) {
      this.#seen = true;
      this.#trace.take(line, number);
      return true;
    }
    if (!this.#seen) return false;
    // A call that was cut: `read(3, `
    if (text === '' || /^[a-z_]\w{1,30}\(\d{1,7}[,<]/.test(text)) return true;
    return this.#owned && this.#repeats(text, number);
  }

  /** What the program says of the attempt that was traced is no second one. */
  #repeats(text: string, line: number): boolean {
    if (readElapsed(text) !== undefined) return false;
    return this.#trace.settled || TRYING.test(text) || this.#trace.tells(text, line);
  }

  end(): readonly Draft[] {
    return this.#trace.end();
  }
}

/** strace: connect() and what poll(), select() and SO_ERROR say of it. */
export const strace: Parser = {
  id: 'strace',
  marks: ['sa_family=af_', 'socket(af_', 'socket(pf_', 'setitimer(itimer_real', 'sol_socket, so_error'],
  claims: ({ tool }) => tool === 'strace',
  opens: (line) => OPENS.test(line) && new TraceLines().read(line) !== undefined,
  block: (head, command) => new StraceReader(head, command),
};
