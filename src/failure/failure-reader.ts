import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, Draft, Line } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from './attempt.ts';
import { beginsChain, hasName, isCauseOf, isFrame, isLocated, isRetold, sharper } from './chain.ts';
import { findEndpoints } from './endpoints.ts';
import { readMessage, type Message, type Standing } from './message.ts';
import type { Ending } from './ending.ts';
import type { Whom } from './whom.ts';
import { completed, configuredIn, endOf, Nearby, portOfSame, targetIn, UNDER_WAY } from './nearby.ts';
import { isTableRow } from './occurrence.ts';
import { signDraft, stateDraft } from './state-drafts.ts';
import { structField } from './struct-fields.ts';
import { orItsHop } from './through-proxy.ts';
import { isReadWell, runtimeOf, speakerOf, withoutCutEnd } from './typed-command.ts';

/**
 * Reads failures and states from lines that no parser takes: what failed, at whom. A message may go on over several
 * lines (a chain of causes, a printed struct); what is said of whom in the lines before it is looked up only where the
 * message itself names nobody.
 */

/** Lines behind a message in which it may go on. */
const MOST_BEHIND = 12;
/** Lines within a trace that are no frames. */
const MOST_BETWEEN_FRAMES = 3;
/** Shorter lines are not broken by a terminal or a mail program. */
const NARROWEST = 40;
/** Attempts and states of one block at the most. */
const MOST_DRAFTS = 5000;

/** An attempt whose message may still go on. */
interface Open {
  readonly ending: Ending | undefined;
  readonly whom: Whom;
  readonly message: Message;
  readonly line: Line;
  readonly more: readonly number[];
  /** The last line that belonged to it. */
  readonly last: number;
  /** What stood before it. */
  readonly nearby: Nearby;
  /** It had no reason or nobody's name in its first line. */
  readonly partial: boolean;
  /** Its port stands in a line that only names the same end. */
  readonly beside?: true;
  /** Its reason, or whom it is about, stands on a line near by, which nothing but its place ties to it. */
  readonly near?: true;
}

// Caused by: ...      ---> System.Net...      0: tcp connect error      cause: Error      (indented)
const GOES_ON =
  /^(?:\s{2,}\S|\t|\s*(?:caused by|cause|reason|nested exception|suppressed|inner exception|-{2,3}>|\d{1,2}: |at |\.{3} \d|\[cause\]|\{|\}|\[errors\]))/i;

/** Longer lines say themselves what they are about. */
const MOST_OF_STEP = 100;
// irc: timeout      ... timed out      failed.
const BARE_END =
  /((?:^|[:|>)\]([\-…]|\.{2,4})\s{0,4})(time-?out|timed out|failed|refused|lost|reset)(?=[.!)\]\s]{0,4}$)/i;

// Connecting to ...      Reconnecting to ...      Retrying connection to ...
const TRIES = /\b(?:re)?(?:connect|try|dial)ing\b/i;

/** They name different ends: the port of one is not the other's. */
function isAnother(one: Whom, other: Whom): boolean {
  const differ = (field: 'host' | 'address'): boolean =>
    one[field] !== undefined && other[field] !== undefined && one[field] !== other[field];
  return differ('host') || differ('address');
}

/** It says how it ended, and no more. */
function isReason({ ending }: Message): boolean {
  return ending !== undefined && ending.outcome !== 'failed';
}

export class FailureReader {
  readonly #drafts: Draft[] = [];
  readonly #nearby: Nearby;
  #open: Open | undefined;

  /** `nearby`: the lines that nobody understood, up to the block's first. */
  constructor(nearby: Nearby) {
    this.#nearby = nearby;
  }

  /** False: the line says nothing of a failure or a state. */
  read(line: Line, head: BlockHead, put: Standing): boolean {
    const standing = this.#nearby.isAnnounced ? { ...put, enveloped: true } : put;
    const message = readMessage(line.text, standing);
    if (message && (this.#goesOn(line, message, head) || this.#begins(line, message, head))) return true;
    if (!message && this.#endsStep(line, head, standing)) return true;
    const added = !message && (this.#isFrame(line) || this.#adds(line) || this.#endsBroken(line, standing));
    if (added) return true;
    // What follows is caused by this one, whatever it says.
    if (beginsChain(line.text)) this.#close(head);
    this.#nearby.note(line.text);
    return false;
  }

  end(head: BlockHead): readonly Draft[] {
    this.#close(head);
    return this.#drafts;
  }

  #begins(line: Line, message: Message, head: BlockHead): boolean {
    const tells = message.ending !== undefined || hasName(message.whom);
    if (tells) {
      this.#close(head);
      const { ending, whom } = message;
      const partial = ending === undefined || !isLocated(whom);
      const nearby = this.#nearby.snapshot();
      this.#open = { ending, whom, message, line, more: [], last: line.number, nearby, partial };
    }
    for (const said of message.states) this.#keep(stateDraft(said, line));
    this.#keepSigns(message, line);
    // Whom another failure speaks of is nobody of the next one's.
    if (message.ending === undefined) this.#nearby.note(line.text);
    return tells || message.states.length > 0 || message.signs.length > 0;
  }

  /** Connecting to db1:5432 ...      (the next line:) timeout      A word or two that end what the line before begins. */
  #endsStep(line: Line, head: BlockHead, standing: Standing): boolean {
    if (isTableRow(line.text)) return false;
    const own = UNDER_WAY.test(line.text) && BARE_END.test(line.text);
    const step = own || line.text.length > MOST_OF_STEP ? undefined : this.#nearby.step;
    if (!own && step === undefined) return false;
    const words = line.text.trim().replace(BARE_END, '$1connection $2');
    const message = readMessage(step === undefined ? words : `${step}: ${words}`, standing);
    if (!message?.ending || !hasName(message.whom)) return false;
    this.#close(head);
    const { ending, whom } = message;
    const nearby = this.#nearby.snapshot();
    const open = { ending, whom, message, line, more: [], last: line.number, nearby };
    this.#open = { ...open, partial: !isLocated(whom), ...(own ? {} : { near: true }) };
    return true;
  }

  /** The next message of the same chain: what it says more of the attempt that is open. */
  #goesOn(line: Line, message: Message, head: BlockHead): boolean {
    const open = this.#open;
    if (!open || line.number - open.last > MOST_BEHIND || message.states.length > 0) return false;
    const isNear = line.number - open.last <= 3;
    // npm ERR! code ETIMEDOUT ... network request to https://registry.example.org/x failed, reason:
    const names = open.ending !== undefined && message.ending === undefined && !hasName(open.whom);
    // ERROR  partner '192.0.2.5:3300' not reached ... ERRNO TEXT  Connection timed out
    const explains = open.ending?.outcome === 'failed' && isReason(message) && !hasName(message.whom);
    const goesOn = GOES_ON.test(line.text);
    const isCause = isCauseOf(message, line, open);
    const isRepeated = isNear && isRetold(message, line, open, head);
    const follows =
      isCause || isRepeated || goesOn || (isNear && (open.ending === undefined || names || explains));
    const clash =
      hasName(open.whom) &&
      hasName(message.whom) &&
      open.whom.port !== undefined &&
      message.whom.port !== undefined &&
      message.whom.port !== open.whom.port;
    if (!follows || clash) return false;
    const isSaid = isRepeated && message.ending?.outcome === open.ending?.outcome;
    this.#keepSigns(message, line);
    const more = withoutCutEnd(message.whom, line, head);
    const whom = hasName(open.whom) ? { ...more, ...open.whom } : { ...open.whom, ...more };
    this.#open = {
      ...open,
      ending: isCause || isSaid ? open.ending : sharper(open.ending, message.ending),
      whom,
      last: line.number,
      more: open.more.length < 12 ? [...open.more, line.number] : open.more,
      ...(explains && !goesOn && !isRepeated ? { near: true } : {}),
    };
    return true;
  }

  /** A line of the trace right below the message says no more of it. */
  #isFrame({ number, text }: Line): boolean {
    const open = this.#open;
    if (!open || number - open.last > MOST_BETWEEN_FRAMES || !isFrame(text)) return false;
    this.#open = { ...open, last: number };
    return true;
  }

  /** A field of a printed struct behind the message: `address: '10.0.0.5',`, `port: 6379`. */
  #adds(line: Line): boolean {
    const open = this.#open;
    if (!open?.partial || isLocated(open.whom) || line.number - open.last > MOST_BEHIND) return false;
    const told = structField(line.text) ?? configuredIn(line.text);
    const port = portOfSame(line.text, open.whom);
    const field = port === undefined ? (told ?? this.#nextTry(line, open)) : { port };
    if (!field || isAnother(field, open.whom)) return false;
    const whom = { ...field, ...open.whom };
    this.#open = { ...open, whom, last: line.number, more: [...open.more, line.number] };
    if (port !== undefined) this.#open = { ...this.#open, beside: true };
    else if (told === undefined) this.#open = { ...this.#open, near: true };
    return true;
  }

  /** MQTT: Connecting to 192.0.2.5:1883: whom it tries again, where nothing before says whom it tried. */
  #nextTry(line: Line, open: Open): Whom | undefined {
    if (hasName(open.whom) || line.number - open.last > 2 || !TRIES.test(line.text)) return undefined;
    return open.nearby.whom() === undefined ? targetIn(line.text) : undefined;
  }

  /** The other half of a message that was broken before it says how it ended. */
  #endsBroken(line: Line, standing: Standing): boolean {
    const open = this.#open;
    if (!open || line.number - open.last !== 1 || (open.ending && open.ending.outcome !== 'failed'))
      return false;
    const first = open.line.text;
    if (isTableRow(line.text)) return false;
    if (!(first.length < NARROWEST ? /^\s{1,8}\S/ : /^(?:\s{1,8}\S|[(a-z])/).test(line.text)) return false;
    const message = readMessage(`${first} ${line.text.trim()}`, standing);
    if (!message?.ending || message.ending.outcome === 'failed') return false;
    const whom = hasName(open.whom) ? open.whom : message.whom;
    this.#open = {
      ...open,
      message,
      whom,
      ending: message.ending,
      last: line.number,
      more: [...open.more, line.number],
    };
    return true;
  }

  #close(head: BlockHead): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open?.ending) return;
    const draft = orItsHop(completed(draftOf(open, open.whom, head), open.nearby));
    this.#keep(withUsualPort(draft, open.message.usual));
  }

  /** Each sign once a line. */
  #keepSigns({ signs }: Message, line: Line): void {
    const kinds = new Map(signs.map((said) => [said.entry.sign, said]));
    for (const said of kinds.values()) this.#keep(signDraft(said, line));
  }

  #keep(draft: Draft): void {
    if (this.#drafts.length < MOST_DRAFTS) this.#drafts.push(draft);
  }
}

function draftOf(open: Open, found: Whom, head: BlockHead): Draft {
  const { ending, message, line, more } = open;
  const whom = withoutCutEnd(found, line, head);
  const command = speakerOf(head);
  const source = message.source === undefined ? undefined : sourceOf(message.source);
  // Who failed may be the proxy: that the target is named says nothing of it.
  const byProxy = message.via === undefined && message.signs.some(({ entry }) => entry.sign === 'proxy');
  const isKnown = isLocated(open.whom) || isReadWell(open.whom, command);
  const loose = byProxy || open.beside === true || open.near === true || !isKnown;
  return attemptDraft({
    tool: message.by ?? runtimeOf(command) ?? 'program',
    line,
    head,
    command,
    host: whom.host ?? whom.address,
    ...(whom.host === undefined ? {} : { address: whom.address }),
    port: whom.port,
    path: whom.path,
    errno: ending?.errno,
    ...outcomeOf(ending, message.took, open.nearby),
    took: message.took,
    deadline: message.deadline,
    source,
    more,
    lookup: ending?.lookup,
    reply: ending?.reply,
    via: message.via && endOf(message.via),
    relay: message.relay,
    ...(loose ? { loose: true as const } : {}),
  });
}

/** Nothing prints a port: the one that the wording means. */
function withUsualPort(draft: Draft, usual: number | undefined): Draft {
  const { record } = draft;
  if (usual === undefined || record.kind !== 'attempt' || record.transport === 'unix') return draft;
  if (record.port !== undefined || record.path !== undefined) return draft;
  return { ...draft, record: { ...record, port: usual } };
}

/** Seconds after which a failure that says no more can only be silence, several addresses tried in turn included. */
const LONG_SILENCE = 10;

function outcomeOf(
  ending: Ending | undefined,
  took: number | undefined,
  nearby: Nearby,
): Pick<SeenAttempt, 'outcome' | 'couldBe'> {
  const { outcome, couldBe } = ending ?? {};
  // A time that ran out behind the line that tells of the connection ran out waiting for an answer.
  const waited = (outcome === 'own-deadline' || outcome === 'some-timeout') && couldBe?.includes('silent');
  if (waited === true && nearby.hasConnected) return { outcome: 'silent' };
  if (outcome === 'failed' && took !== undefined && took >= LONG_SILENCE) return { outcome: 'some-timeout' };
  return { ...(outcome === undefined ? {} : { outcome }), ...(couldBe === undefined ? {} : { couldBe }) };
}

function sourceOf(text: string): string | undefined {
  const [found] = findEndpoints(text);
  return found?.address ?? canonicalIp(text);
}
