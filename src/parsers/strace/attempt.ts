import { canonicalIp } from '../../model/ip.ts';
import type { BlockHead, Draft } from '../../model/parser.ts';
import { attemptDraft } from '../../failure/attempt.ts';
import type { Dial } from '../../command/dial.ts';
import type { TracedDial } from './dial.ts';

/** What the command says of the attempts that were traced. */
export interface TraceScene {
  readonly head: BlockHead;
  /** Whom the traced program was told to dial. */
  readonly told: Dial;
  readonly timeout: number | undefined;
}

/** The name behind the address: the one on the command's line, where the port is the same. */
function nameOf({ target }: TracedDial, told: Dial): string | undefined {
  if (target.family === 'unix' || told.port !== target.port || told.host === undefined) return undefined;
  return canonicalIp(told.host) === undefined ? told.host : undefined;
}

/** One traced connect() as a fact; nothing where the trace does not show how it ended. */
export function tracedAttempt(dial: TracedDial, { head, told, timeout }: TraceScene): Draft | undefined {
  const result = dial.result();
  if (!result) return undefined;
  const { teller, deadline, reply, ...rest } = result;
  const { target } = dial;
  const name = nameOf(dial, told);
  const command = name === undefined ? undefined : head.commandLine;
  const draft = attemptDraft({
    tool: 'strace',
    head,
    command: undefined,
    line: { number: teller, text: '' },
    more: [dial.line, command].filter((line) => line !== undefined),
    ...(target.family === 'unix'
      ? { path: target.path }
      : { host: name ?? target.address, address: target.address, port: target.port }),
    ...rest,
    deadline: deadline ?? told.deadline ?? timeout,
    ...(reply === undefined ? {} : { reply }),
  });
  return dial.dated && dial.started !== undefined ? { ...draft, time: dial.started } : draft;
}
