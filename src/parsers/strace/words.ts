import type { CommandLine } from '../../model/command-line.ts';
import type { Errno } from '../../model/errno.ts';
import { dialOf, type Dial } from '../../command/dial.ts';
import { errnoOfName, errnoOnLinux } from '../../failure/errno-words.ts';
import { positionals } from '../../command/options.ts';
import { programName } from '../../command/wrappers.ts';
import type { Call } from './call.ts';

/** A stream may be a connection; whatever else is none. */
export type SocketType = 'stream' | 'other' | undefined;

// 3, {sa_family=...      3<TCP:[10.0.1.7:41430->10.0.2.5:22]>, "...
const FD = /^(\d{1,7})(?:<([^>]{0,200}(?:->[^>]{0,100})?)>)?(?:,|$)/;
// -1 ECONNREFUSED (Connection refused)
const ERRNO = /^-1 (E[A-Z\d]{2,20})\b/;
// SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]      [8589934702], [4]
const SO_ERROR = /, SOL_SOCKET, SO_ERROR, \[(-?\d{1,20}|E[A-Z\d]{2,20})\], \[4\]$/;
// "SSH-2.0-OpenSSH_9.2\r\n", 16384
const BYTES = /^\d{1,7}(?:<[^>]{0,200}>)?, "([^"]{1,200})"/;
const TIMER = /it_value=\{(?:tv_sec=)?(\d{1,6}), (?:tv_usec=)?(\d{1,6})\}/;

/** The descriptor that the call is about, and what `-y` prints behind it. */
export function descriptorOf(args: string): { readonly fd: string; readonly type: SocketType } | undefined {
  const [, fd, shown] = FD.exec(args) ?? [];
  return fd === undefined ? undefined : { fd, type: typeShown(shown) };
}

export function errnoOf(result: string): Errno | undefined {
  return errnoOfName(ERRNO.exec(result)?.[1] ?? '');
}

/** What SO_ERROR held. Old versions print its four bytes as a long: only the lower half is it. */
export function socketError(args: string): Errno | 'none' | undefined {
  const value = SO_ERROR.exec(args)?.[1];
  if (value === undefined) return undefined;
  if (!/^-?\d/.test(value)) return errnoOfName(value);
  const low = Number(BigInt.asUintN(32, BigInt(value)));
  return low === 0 ? 'none' : errnoOnLinux(low);
}

/** Bytes as text, where they are. */
export function plainText(args: string): string | undefined {
  const bytes = BYTES.exec(args)?.[1]
    ?.replaceAll(/\\[rn]/g, '\n')
    .trim();
  return bytes === undefined || bytes === '' || bytes.includes('\\') ? undefined : bytes;
}

const VALUED = new Set(['--trace', '--output', '--attach', '--user', '--env', '--string-limit']);

/** Whom the traced program was told to dial. */
export function dialOfTraced(command: CommandLine | undefined): Dial {
  if (!command) return {};
  const [program] = positionals(command.words, 'abeEIopPsSuUXO', VALUED);
  const at = program === undefined ? -1 : command.words.indexOf(program);
  const words = at < 1 ? [] : command.words.slice(at);
  return words.length === 0 ? {} : dialOf({ ...command, words, tool: programName(words[0]) });
}

/** What `-yy` prints behind the descriptor. */
function typeShown(shown: string | undefined): SocketType {
  if (shown === undefined) return undefined;
  if (/^(?:TCP|TCPv6|UNIX-STREAM|UNIX):/.test(shown)) return 'stream';
  return /^(?:UDP|UDPv6|UNIX-DGRAM|NETLINK|PACKET)\b/.test(shown) ? 'other' : undefined;
}

/** The seconds of `setitimer(ITIMER_REAL, ...)` and `alarm()`; nothing where the timer is taken off. */
export function timerOf({ name, args }: Call): number | undefined {
  const match = TIMER.exec(args);
  const value = name === 'alarm' ? Number(args) : Number(match?.[1]) + Number(match?.[2]) / 1e6;
  return value > 0 ? value : undefined;
}
