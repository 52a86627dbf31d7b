import type { CommandLine } from '../model/command-line.ts';
import { outcomeOfConnect, type Errno } from '../model/errno.ts';
import type { AttemptRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Outcome } from '../model/outcome.ts';
import type { BlockHead, Draft, Line } from '../model/parser.ts';
import { bindOf } from '../command/bind-option.ts';
import { familyAskedFor } from '../command/family-option.ts';
import { dialOf, type Dial } from '../command/dial.ts';
import { onwardDialOf } from '../command/forward-option.ts';
import { isMasked } from './host-names.ts';
import { throughProxy } from './through-proxy.ts';

/** What a tool's line says of an attempt; what it leaves out is taken from the command behind the prompt. */
export interface SeenAttempt {
  readonly tool: string;
  readonly line: Line;
  readonly head: BlockHead;
  /** The command whose output the line is, where the parser knows it. */
  readonly command?: CommandLine | undefined;
  /** The tool's names, to find its command in the head. Left out: the only command there. */
  readonly programs?: readonly string[];
  /** Host or address as printed. */
  readonly host?: string | undefined;
  /** The address as printed beside a name. */
  readonly address?: string | undefined;
  readonly port?: string | number | undefined;
  readonly errno?: Errno | undefined;
  /** Left out: what connect() returning `errno` means. */
  readonly outcome?: Outcome;
  readonly couldBe?: readonly Outcome[];
  /** Seconds. */
  readonly took?: number | undefined;
  readonly deadline?: number | undefined;
  /** The path of a Unix socket: then there is no host and no port. */
  readonly path?: string | undefined;
  /** The client's own address. */
  readonly source?: string | undefined;
  /** The address that it shall come from, where the message names it. */
  readonly bind?: string | undefined;
  readonly reply?: string | undefined;
  readonly loose?: true | undefined;
  readonly via?: AttemptRecord['via'] | undefined;
  /** A program in the middle made it for others: the command's own words are then nobody whom it dials. */
  readonly relay?: true | undefined;
  /** Whom it means, where another is dialled in its place: what is printed is then its hop. */
  readonly meant?: Dial | undefined;
  /** The proxy that the tool says it takes. */
  readonly proxy?: Dial | undefined;
  readonly lookup?: AttemptRecord['lookup'] | undefined;
  /** What its line ends with: a paste may have been cut there. */
  readonly last?: string | undefined;
  readonly more?: readonly number[];
}

function commandOf(seen: SeenAttempt): CommandLine | undefined {
  const { commands } = seen.head;
  if ('command' in seen) return seen.command;
  if (seen.programs) return commands.find((command) => seen.programs?.includes(command.tool));
  return commands.length === 1 ? commands[0] : undefined;
}

function portOf(value: string | number | undefined): number | undefined {
  const port = Number(value);
  return value !== undefined && Number.isInteger(port) && port > 0 && port <= 65535 ? port : undefined;
}

function hostFields(
  host: string | undefined,
  printed: string | undefined,
): Pick<AttemptRecord, 'name' | 'address'> {
  const bare = host?.replace(/^\[|\]$/g, '');
  const literal = bare === undefined ? undefined : canonicalIp(bare);
  const address = (printed === undefined ? undefined : canonicalIp(printed)) ?? literal;
  return {
    ...(bare !== undefined && literal === undefined && !isMasked(bare) ? { name: bare } : {}),
    ...(address === undefined ? {} : { address }),
  };
}

interface Target {
  readonly fields: Pick<AttemptRecord, 'transport' | 'name' | 'address' | 'port' | 'path'>;
  readonly deadline?: number | undefined;
  /** Host or port stand on the command's line. */
  readonly fromCommand: boolean;
}

function unixTarget(path: string, deadline: number | undefined): Target {
  return { fields: { transport: 'unix', path }, deadline, fromCommand: false };
}

/** A host or port that a cut paste ends with, as the command has it. */
function mended(
  seen: SeenAttempt,
  printed: string | number | undefined,
  typed: string | number | undefined,
): string | undefined {
  if (printed === undefined) return undefined;
  const text = String(printed);
  const whole = String(typed ?? text);
  const isLast = seen.last === text || seen.line.text.endsWith(text);
  return isLast && whole.startsWith(text) ? whole : text;
}

/** True where the command's host tells more than the printed address. */
function isNew(host: string | undefined, { address }: SeenAttempt): boolean {
  return host !== undefined && (address === undefined || canonicalIp(host) !== canonicalIp(address));
}

function targetOf(seen: SeenAttempt): Target {
  const command = commandOf(seen);
  const dial: Dial =
    command === undefined ? {} : seen.relay === true ? onwardDialOf(command) : dialOf(command);
  const deadline = seen.deadline ?? dial.deadline;
  if (seen.path !== undefined) return unixTarget(seen.path, deadline);
  if (dial.path !== undefined && seen.address === undefined)
    return { ...unixTarget(dial.path, deadline), fromCommand: true };
  // Only for a Unix socket does connect() look up a path.
  if (seen.errno === 'ENOENT' || seen.errno === 'ENOTDIR')
    return { fields: { transport: 'unix' }, deadline, fromCommand: false };
  const printed = portOf(mended(seen, seen.port, dial.port));
  const port = printed ?? dial.port;
  const host = mended(seen, seen.host, dial.host) ?? dial.host;
  return {
    fields: {
      transport: 'tcp',
      ...hostFields(host, mended(seen, seen.address, dial.host)),
      ...(port === undefined ? {} : { port }),
    },
    deadline,
    fromCommand:
      (seen.host === undefined && isNew(dial.host, seen)) ||
      (printed === undefined && dial.port !== undefined),
  };
}

/** They are seen when connect() is long over. */
const AFTER_CONNECT: ReadonlySet<Outcome> = new Set([
  'connected',
  'replied',
  'silent',
  'closed',
  'reset-later',
]);

/** The attempt with the time that a clock outside of it measured, as far as that is the time of its connect(). */
export function timed(record: AttemptRecord, took: number): AttemptRecord {
  return AFTER_CONNECT.has(record.outcome) ? record : settled({ ...record, took });
}

/** Seconds after which a connect() that says no more can only have met silence, several addresses tried in turn included. */
const LONG_SILENCE = 10;

/** No deadline ends an attempt before its time: then it was the kernel. */
function settled(record: AttemptRecord): AttemptRecord {
  const { outcome, took, deadline, couldBe = [] } = record;
  if (outcome === 'failed' && took !== undefined && took >= LONG_SILENCE) {
    const times = couldBe.filter((one) => one === 'kernel-timeout' || one === 'own-deadline');
    const later = couldBe.some((one) => AFTER_CONNECT.has(one));
    if (times.length > 0 && !later) return { ...record, outcome: 'some-timeout', couldBe: times };
  }
  const early = took !== undefined && deadline !== undefined && took < deadline - 1;
  return outcome === 'some-timeout' && early
    ? { ...record, outcome: 'kernel-timeout', errno: 'ETIMEDOUT' }
    : record;
}

/** One attempt as a draft. The command's line is cited where host or port come from it. */
export function attemptDraft(printed: SeenAttempt): Draft {
  const seen = throughProxy(printed, commandOf(printed));
  const { fields, deadline, fromCommand } = targetOf(seen);
  const outcome = seen.outcome ?? (seen.errno === undefined ? 'failed' : outcomeOfConnect(seen.errno));
  const source = seen.source === undefined ? undefined : canonicalIp(seen.source);
  const command = commandOf(seen);
  const bind = canonicalIp(seen.bind ?? '') ?? (command === undefined ? undefined : bindOf(command));
  const family = command === undefined ? undefined : familyAskedFor(command);
  const lines = [seen.line.number, ...(seen.more ?? [])];
  const isMeantByCommand = seen !== printed && printed.meant === undefined;
  if ((fromCommand || isMeantByCommand || bind !== undefined) && seen.head.commandLine !== undefined)
    lines.push(seen.head.commandLine);
  return {
    record: settled({
      kind: 'attempt',
      tool: seen.tool,
      ...fields,
      outcome,
      ...(seen.couldBe === undefined ? {} : { couldBe: seen.couldBe }),
      ...(seen.errno === undefined ? {} : { errno: seen.errno }),
      ...(seen.took === undefined ? {} : { took: seen.took }),
      ...(deadline === undefined ? {} : { deadline }),
      ...(source === undefined ? {} : { source }),
      ...(bind === undefined ? {} : { bind }),
      ...(family === undefined ? {} : { family }),
      ...(seen.reply === undefined ? {} : { reply: seen.reply.slice(0, 200) }),
      ...(seen.loose === undefined ? {} : { loose: seen.loose }),
      ...(seen.via === undefined ? {} : { via: seen.via }),
      ...(seen.relay === undefined ? {} : { relay: seen.relay }),
      ...(seen.lookup === undefined ? {} : { lookup: seen.lookup }),
      count: 1,
    }),
    lines: [...new Set(lines)],
  };
}
