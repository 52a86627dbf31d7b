import type { BlockHead, Line } from '../model/parser.ts';
import type { Ending } from './ending.ts';
import type { Message } from './message.ts';
import type { Whom } from './whom.ts';
import { runtimeOf, speakerOf, withoutCutEnd } from './typed-command.ts';

/** How one failure is told on several lines: the frames of its trace, its cause, the same once more. */

/** What was told of it so far. */
interface Told {
  readonly ending: Ending | undefined;
  readonly whom: Whom;
  readonly line: Line;
}

// org.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient
// Unhandled exception. System.Threading.Tasks.TaskCanceledException: The operation was canceled.
const BEGINS_CHAIN =
  /^(?:Exception in thread "[^"]{1,80}" |Unhandled exception\. )?[A-Za-z]\w{1,30}(?:\.[\w$]{1,60}){1,12}(?:Exception|Error)(?: \(.{1,24}\))?(?::\s|$)/;

/** What follows is caused by this one, whatever it says. */
export function beginsChain(text: string): boolean {
  return BEGINS_CHAIN.test(text);
}

// 	from /usr/lib/ruby/3.1.0/net/http.rb:998:in `connect'      at Object.<anonymous> (/app/x.js:1:5)      #0 {main}
//   thrown in /app/x.php on line 3      bool(false)      --- End of inner exception stack trace ---
const FRAMES: readonly RegExp[] = [
  /^\s{0,12}(?:\d{1,4}: )?from \S{1,300}:\d{1,6}:in [`'].{1,160}'$/,
  /^\s{0,12}at \S.{0,400}[):\d]$/,
  /^\s{0,12}-{3}> [A-Z]\w{1,40}(?:\.[\w`]{1,60}){1,8}(?: \(.{1,40}\))?: .{1,600}$/,
  /^\s{0,12}--- End of (?:inner exception stack trace|stack trace from previous location) ---$/,
  /^(?:PHP )?Stack trace:$|^#\d{1,3} (?:\{main\}|\S{1,300}\(\d{1,6}\): .{1,300})$|^PHP \s{1,3}\d{1,3}\. .{1,300}$/,
  /^(?: {2}thrown)? in \S.{1,200} on line \d{1,6}$|^bool\(false\)$/,
];

/** A line of a trace, which says nothing of the failure. */
export function isFrame(text: string): boolean {
  return FRAMES.some((frame) => frame.test(text));
}

export function isLocated({ host, address, port, path }: Whom): boolean {
  return path !== undefined || ((host !== undefined || address !== undefined) && port !== undefined);
}

export function hasName({ host, address, path }: Whom): boolean {
  return host !== undefined || address !== undefined || path !== undefined;
}

// -e:1:in `initialize': Connection refused - connect(2) for "10.77.0.2" port 3306 (Errno::ECONNREFUSED)
const RAISED = /^\S{1,300}:\d{1,6}:in [`']/;

const ENDS = ['host', 'address', 'port', 'path'] as const;

/** The same failure, told once more right below by one program: one of the two says more of it, and nothing else. */
export function isRetold(message: Message, line: Line, open: Told, head: BlockHead): boolean {
  if (runtimeOf(speakerOf(head)) === undefined) return false;
  const { ending } = message;
  const whom = withoutCutEnd(message.whom, line, head);
  if (!ending || !open.ending || !ENDS.every((end) => agree(whom[end], open.whom[end]))) return false;
  const isNarrower = isAmong(ending, open.ending) || isAmong(open.ending, ending);
  const isSame = ending.outcome === open.ending.outcome && agree(ending.errno, open.ending.errno);
  const names = ENDS.some((end) => whom[end] !== open.whom[end]);
  return isSame ? names : isNarrower && !(isLocated(whom) && isLocated(open.whom));
}

function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Ruby prints the cause of an exception below its trace, in the same form. */
export function isCauseOf({ ending, whom }: Message, { text }: Line, open: Told): boolean {
  if (!RAISED.test(text) || !RAISED.test(open.line.text)) return false;
  const samePort = whom.port === undefined || open.whom.port === undefined || whom.port === open.whom.port;
  if (!samePort || !ending || !open.ending) return false;
  // Where its class is missing, the paste was cut.
  if (!text.endsWith(')')) return true;
  return ending.outcome === open.ending.outcome && ending.errno === open.ending.errno;
}

function isAmong({ outcome }: Ending, { couldBe = [] }: Ending): boolean {
  return outcome !== undefined && couldBe.includes(outcome);
}

/** The more exact of two endings of one chain: the root says more than what wraps it. */
export function sharper(a: Ending | undefined, b: Ending | undefined): Ending | undefined {
  if (!a || !b) return a ?? b;
  if (b.outcome === 'failed' && a.outcome !== 'failed') return a;
  // One of them leaves open what the other decides.
  if (a.couldBe === undefined && isAmong(a, b)) return a;
  if (b.couldBe === undefined && isAmong(b, a)) return b;
  return b.definite || !a.definite ? b : a;
}
