import { tells, withoutCovered } from './covered-wordings.ts';
import { endingIn, endingOf, VAGUE, type Ending } from './ending.ts';
import { saidNumbers } from './errno-numbers.ts';
import { isOccurrence } from './occurrence.ts';
import { isOfServer } from './of-server.ts';
import { isOfRelay } from './relays.ts';
import { hole, timeIn } from './said-holes.ts';
import { withWholeReason } from './cut-reasons.ts';
import { vocabulary, type Said } from './vocabulary.ts';
import { placeIn, usualPort, whomOf, type Whom } from './whom.ts';

/** What one message says of a failure: how it ended, and whom it speaks of. */

export interface Message {
  /** Left out: it tells of an attempt that failed, and its reason stands elsewhere. */
  readonly ending?: Ending;
  readonly whom: Whom;
  /** The port that its wording means where nothing prints one. */
  readonly usual?: number;
  readonly via?: Whom;
  /** A program in the middle speaks of its own attempt. */
  readonly relay?: true;
  readonly source?: string;
  /** Who says it, as far as its wording tells. */
  readonly by?: string;
  readonly took?: number;
  readonly deadline?: number;
  /** States that it reports, and signs beside them. */
  readonly states: readonly Said[];
  readonly signs: readonly Said[];
}

/** Where a message stands. */
export interface Standing {
  /** A logger, a collector or a prompt put it there. */
  readonly enveloped: boolean;
  /** The paste is this one line and nothing else. */
  readonly alone: boolean;
}
/** It tells of an attempt, and leaves the reason to the rest of the message. */
function introduces({ entry, holes }: Said): boolean {
  return !tells({ entry } as Said) && entry.event === undefined && 'why' in holes;
}
const CONNECTS =
  /\b(?:(?:re)?connect(?:ion|ing|ed)?|dial(?:ing)?|socket|upstream|handshake)\b|Connect(?:ion)?(?:Exception|Error)|(?:Socket|Web|HttpRequest|Timeout)Exception/i;
/** Calls on files return them as well. */
const OF_FILES: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
]);
// RTNETLINK answers: ... (of a route)      failed: ... (what failed stands on a line before)
const NO_MESSAGE = /^\s*(?:RTNETLINK answers|failed):\s/i;
/** Holes that hold whatever stands there. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['text', 'word', 'n']);
// Invoke-RestMethod:      (who says it, and nothing else)
const LABEL_ONLY = /^\s{0,20}(?:[\w.-]{1,40}\s?:\s{1,2})?$/;

/** Whose words they are, but no program. */
const SYSTEM = /\b(?:glibc|musl|linux|macos|ios|apple|android|windows|[a-z]*bsd|solaris|aix|hp-?ux|zos)\b/i;

// Error opening socket to server db1/192.0.2.5 on port 50,000 with message: ...                 (DB2's driver)
const GROUPED_PORT = /(?<=\bport )(\d{1,2})[,.](\d{3})(?![\d,.]*\d)/g;

/** So many letters nobody says by chance. */
const A_SENTENCE = 20;

/** What the message says of a failure or a state; nothing where it says neither. Total. */
export function readMessage(written: string, { enveloped, alone }: Standing): Message | undefined {
  const text = withWholeReason(written).replace(GROUPED_PORT, '$1$2');
  const words = vocabulary().find(text);
  // A number says again what its text has said.
  const numbers = saidNumbers(text).filter(
    ({ entry }) => !words.some((one) => one.entry.errno === entry.errno),
  );
  const hasIntro = words.some(introduces);
  const occurs = (one: Said, strong: boolean): boolean =>
    isOccurrence(text, one.start, one.end, {
      strong,
      enveloped,
      alone,
      weak: one.entry.weak === true && !hasIntro,
    });
  const said = withoutCovered([...words, ...numbers], text, (one) => occurs(one, true));
  if (said.length === 0) return undefined;
  const states = said.filter((one) => one.entry.event !== undefined && occurs(one, true));
  const signs = said.filter((one) => one.entry.sign !== undefined && occurs(one, true));
  const intro = said.filter(introduces);
  const telling = said.filter(tells);
  const near = endingOf(telling, isReason)?.start ?? intro[0]?.end ?? text.length;
  const whom = telling.length > 0 || intro.length > 0 ? whomOf(text, said, near) : {};
  const isPlaced = whom.host !== undefined || whom.address !== undefined || whom.path !== undefined;
  const told = endingOf(telling.filter(isAccepted), isReason);
  const accepted = told !== undefined;
  if (!accepted && intro.length === 0 && states.length === 0 && signs.length === 0) return undefined;
  const introduced = intro.some((one) => occurs(one, true));
  if (!accepted && !introduced && states.length === 0 && signs.length === 0) return undefined;
  const usual = usualPort(said);
  const proxy = hole(said, 'proxy');
  const via = proxy === undefined ? undefined : placeIn(proxy);
  const source = hole(said, 'source');
  const by = [told, ...[...intro, ...said].filter(({ entry }) => entry.weak !== true)]
    .map((one) => one?.entry.by)
    .find((one) => one !== undefined && !SYSTEM.test(one));
  const took = timeIn(said, 'took');
  const deadline = timeIn(said, 'limit');
  return {
    ...(accepted ? { ending: endingIn(told, said, text) } : {}),
    whom: accepted || introduced ? whom : {},
    ...(usual === undefined ? {} : { usual }),
    ...(via === undefined ? {} : { via }),
    ...(isOfRelay(said) ? { relay: true as const } : {}),
    ...(source === undefined ? {} : { source }),
    ...(by === undefined ? {} : { by }),
    ...(took === undefined ? {} : { took }),
    ...(deadline === undefined ? {} : { deadline }),
    states,
    signs,
  };

  function isAccepted(one: Said): boolean {
    const speaks = intro.length > 0 || Object.keys(one.holes).some((name) => !SAYS_NOTHING.has(name));
    if (intro.length === 0 && isOfServer(text.slice(0, one.start))) return false;
    if (!isPlaced && NO_MESSAGE.test(text)) return false;
    // bind() gives it; connect() only where the client chose its own end.
    if (one.entry.errno === 'EADDRINUSE' && !CONNECTS.test(text.slice(0, one.end))) return false;
    if (one.entry.weak === true && !speaks && !speaksOfConnecting(one) && !isAllOfIt(one)) return false;
    return (
      occurs(one, speaks || isPlaced || one.weight >= A_SENTENCE) || intro.some((led) => isReasonOf(one, led))
    );
  }

  /** A command's output, or a logger's line, says nothing else: `Invoke-RestMethod: Host unknown.` */
  function isAllOfIt({ entry, start, end }: Said): boolean {
    if (!enveloped || entry.outcome === undefined || VAGUE.has(entry.outcome)) return false;
    return LABEL_ONLY.test(text.slice(0, start)) && /^[\s.!。]*$/.test(text.slice(end));
  }

  function isReason(one: Said): boolean {
    const words = text.slice(one.start, one.end);
    return intro.some(({ holes }) => holes['why']?.startsWith(words) === true);
  }

  /** It is the reason that the other one leaves room for; what stands before it is told by that. */
  function isReasonOf(one: Said, led: Said): boolean {
    const follows = led.holes['why']?.startsWith(text.slice(one.start, one.end)) === true;
    return follows && led.weight >= A_SENTENCE && occurs({ ...one, start: led.start }, true);
  }

  /** Any call returns such an errno: the message says that it was one of a connection. */
  function speaksOfConnecting(one: Said): boolean {
    if (one.entry.errno !== undefined && OF_FILES.has(one.entry.errno)) return CONNECTS.test(text);
    return isPlaced || CONNECTS.test(text);
  }
}
