import type { Errno } from '../model/errno.ts';
import { isUnspecified } from '../model/ip.ts';
import type { Outcome } from '../model/outcome.ts';
import { tells, withoutCovered } from './covered-wordings.ts';
import { roleOf } from './endpoint-roles.ts';
import { bareName } from './bare-names.ts';
import { hostOf, portNumber, type Mentioned } from './endpoint-parts.ts';
import { findEndpoints } from './endpoints.ts';
import type { Entry } from './entry.ts';
import { saidNumbers } from './errno-numbers.ts';
import { isOccurrence } from './occurrence.ts';
import { isOfServer } from './of-server.ts';
import { hole, replyOf, timeIn } from './said-holes.ts';
import { withWholeReason } from './cut-reasons.ts';
import { vocabulary, type Said } from './vocabulary.ts';

/** What one message says of a failure: how it ended, and whom it speaks of. */

/** Whom it speaks of, as far as the message says. */
export interface Whom {
  readonly host?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}

export interface Ending {
  readonly outcome?: Outcome;
  readonly couldBe?: readonly Outcome[];
  readonly errno?: Errno;
  readonly lookup?: Entry['lookup'];
  readonly reply?: string;
  /** It names one thing only: an errno, a reset, a name that is not there. */
  readonly definite: boolean;
}

export interface Message {
  /** Left out: it tells of an attempt that failed, and its reason stands elsewhere. */
  readonly ending?: Ending;
  readonly whom: Whom;
  /** The port that its wording means where nothing prints one. */
  readonly usual?: number;
  readonly via?: Whom;
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

const VAGUE: ReadonlySet<Outcome> = new Set(['failed', 'some-timeout', 'own-deadline', 'silent', 'closed']);

function isDefinite({ entry }: Said): boolean {
  return entry.weak !== true && (entry.outcome === undefined || !VAGUE.has(entry.outcome));
}

/** It tells of an attempt, and leaves the reason to the rest of the message. */
function introduces({ entry, holes }: Said): boolean {
  return !tells({ entry } as Said) && entry.event === undefined && 'why' in holes;
}

/**
 * The wording that says how it ended: a definite one before a vague one, the more exact, the later. `isReason`: another
 * one leaves room for it, and so its words are no more anybody's.
 */
function endingOf(said: readonly Said[], isReason: (one: Said) => boolean): Said | undefined {
  const rank = (one: Said): number =>
    (isDefinite(one) || (one.entry.errno !== undefined && isReason(one)) ? 1000 : 0) +
    (one.entry.weak === true && !isReason(one) ? -500 : 0) +
    // That it failed says less than any word of how.
    (one.entry.outcome === 'failed' ? -1000 : 0) +
    one.weight +
    (one.end - one.start) / 10_000;
  return said.reduce<Said | undefined>(
    (best, one) => (best === undefined || rank(one) >= rank(best) ? one : best),
    undefined,
  );
}

/** Could not connect to OctoPrint, to MySQL: written so, it is a program's name and no machine's. */
const PRODUCT = /^(?=[A-Z]{1,30}[a-z])[A-Z][A-Za-z]{2,30}$/;

/** Ends that the holes of the wordings name, the most exact wording first. */
function inHoles(said: readonly Said[]): Whom {
  let whom: Whom = {};
  for (const { holes, entry } of [...said].sort((a, b) => b.weight - a.weight)) {
    if (entry.byServer === true) continue;
    const at = holes['at'] === undefined ? undefined : placeIn(holes['at']);
    const host = holes['host'] === undefined ? undefined : placeIn(holes['host']);
    const address = holes['address'] === undefined ? undefined : hostOf(holes['address']);
    const port = portNumber(holes['port']);
    const path = pathOf(holes['path']);
    const isNamed = whom.host !== undefined || whom.address !== undefined;
    const isProduct = host?.port === undefined && PRODUCT.test(holes['host'] ?? '');
    whom = {
      ...(port === undefined ? {} : { port }),
      ...(path === undefined ? {} : { path }),
      // A less exact wording says nothing else of whom the more exact one names.
      ...(isNamed
        ? addressOf(whom, at)
        : { ...address, ...(isProduct ? {} : host), ...(at && isPlace(at, holes['at']) ? at : {}) }),
      ...whom,
    };
  }
  return whom;
}

/** The address behind the name that the more exact wording gives to the same port. */
function addressOf(named: Whom, at: Whom | undefined): Whom {
  if (at?.port === undefined || at.host !== undefined || at.port !== named.port) return {};
  return at.address === undefined ? {} : { address: at.address };
}

/** A word alone is no place (`Connection refused: proxy: ...`), unless quotes say that it is a name. */
function isPlace({ host, address, port }: Whom, written: string | undefined): boolean {
  if (host !== undefined && written !== undefined && /^["'`\u2018\u201C]/.test(written)) return true;
  return port !== undefined || address !== undefined || host === 'localhost' || host?.includes('.') === true;
}

/** A path in quotes of which only the first is there: the text was cut in its middle. */
function isCutPath(text: string, { path, start, end }: Mentioned): boolean {
  const at = path === undefined ? -1 : text.indexOf(path, start);
  return at > 0 && end === text.length && /["'`\u2018\u201C]/.test(text[at - 1] ?? '');
}

function pathOf(hole: string | undefined): string | undefined {
  if (hole !== undefined && /^["'`\u2018\u201C].*[^"'`\u2019\u201D]$/.test(hole)) return undefined;
  const [found] =
    hole === undefined
      ? []
      : findEndpoints(`unix:${hole.replace(/^["'`]?(?:http\+)?unix:\/{0,2}/i, '').replace(/^["'`]/, '')}`);
  return found?.path;
}

/** An end that stands alone in a hole. */
function placeIn(hole: string): Whom | undefined {
  const [found] = findEndpoints(hole);
  if (found) {
    const { host, address, port, path } = found;
    return clean({ host, address, port, path });
  }
  return hostOf(hole);
}

function clean(whom: { readonly [K in keyof Whom]: Whom[K] | undefined }): Whom {
  return Object.fromEntries(Object.entries(whom).filter(([, value]) => value !== undefined));
}

/** The end that the rest of the text names: with a port before without, nearest before the wording. */
function inText(text: string, taken: readonly string[], near: number): readonly Mentioned[] {
  const ends = findEndpoints(text).filter((end) => {
    const written = text.slice(end.start, end.end);
    if (taken.some((hole) => hole.includes(written))) return false;
    if (isCutPath(text, end)) return false;
    if (end.address !== undefined && isUnspecified(end.address)) return false;
    const role = roleOf(text, end);
    return role === 'target' || role === 'unknown';
  });
  const rank = (end: Mentioned): number =>
    (end.port === undefined && end.path === undefined ? 10_000 : 0) +
    (end.usual === true ? 2000 : 0) +
    (roleOf(text, end) === 'target' ? 0 : 1000) +
    Math.min(900, Math.abs(near - end.end));
  return ends.sort((a, b) => rank(a) - rank(b));
}

// OS Error: Connection refused, errno = 111, address = db1, port = 43992: Dart prints the client's own port
const OWN_PORT = /\bOS Error: [^,]{3,100}, errno = \d+\)?, address = /;
const PORT_WORD = /\bport["']?\s?(?:number)?["']?[\s:=]{1,3}["']?(\d{1,5})\b/i;

/** Whom the message speaks of: the holes of its wordings, completed by what else it names. */
function whomOf(text: string, said: readonly Said[], near: number): Whom {
  const held = inHoles(said);
  const others = said.flatMap(({ holes }) =>
    ['source', 'client', 'resolver', 'proxy'].flatMap((name) => holes[name] ?? []),
  );
  const ends = inText(text, others, near);
  if (held.path !== undefined) return { path: held.path };
  const [best] = ends;
  const meant = usualPort(said);
  if (held.host === undefined && held.address === undefined) {
    // Whom the lines around it name, they name with its port.
    if (!best) {
      const host = bareName(text);
      return portIn(host === undefined ? held : { ...held, host }, text);
    }
    const { host, address, path } = best;
    const port = best.usual === true ? (meant ?? best.port) : best.port;
    return withPort(
      portIn(named(clean({ host, address, path, port: held.port ?? port }), ends), text),
      meant,
    );
  }
  // Unable to connect to indexer: ... 'http://10.0.0.5:9117/api': a word alone says less than a place with its port
  const isWord = held.address === undefined && held.port === undefined && held.host?.includes('.') === false;
  if (isWord && best?.port !== undefined && best.usual !== true && best.host !== held.host) {
    const { host, address, port } = best;
    return named(clean({ host, address, port }), ends);
  }
  const same = ends.find(
    (end) =>
      end.port !== undefined &&
      (end.host === held.host || end.address === held.address) &&
      (end.host ?? end.address) !== undefined,
  );
  const port = same?.usual === true ? (meant ?? same.port) : same?.port;
  return withPort(portIn(named(clean({ ...held, port: held.port ?? port }), ends), text), meant);
}

/** The port that the most exact wording means where none is printed. */
function usualPort(said: readonly Said[]): number | undefined {
  const known = said.filter(
    ({ entry }) => entry.port !== undefined && entry.byServer !== true && entry.weak !== true,
  );
  return known.sort((a, b) => b.weight - a.weight)[0]?.entry.port;
}

function withPort(whom: Whom, port: number | undefined): Whom {
  return port === undefined || whom.port !== undefined || whom.path !== undefined ? whom : { ...whom, port };
}

function portIn(whom: Whom, text: string): Whom {
  if (whom.port !== undefined || whom.path !== undefined) return whom;
  const port = OWN_PORT.test(text) ? undefined : portNumber(PORT_WORD.exec(text)?.[1]);
  return port === undefined ? whom : { ...whom, port };
}

/** An address with the name that the same message gives to its port. */
function named(whom: Whom, ends: readonly Mentioned[]): Whom {
  if (whom.host !== undefined || whom.address === undefined || whom.port === undefined) return whom;
  const name = ends.find(({ host, port }) => host !== undefined && port === whom.port);
  return name?.host === undefined ? whom : { ...whom, host: name.host };
}

function ending(one: Said, said: readonly Said[], text: string): Ending {
  const { entry } = one;
  const reply = replyOf(one, said, text);
  return {
    definite: isDefinite(one),
    ...(entry.outcome === undefined ? {} : { outcome: entry.outcome }),
    ...(entry.couldBe === undefined ? {} : { couldBe: entry.couldBe }),
    ...(entry.errno === undefined ? {} : { errno: entry.errno }),
    ...(entry.lookup === undefined ? {} : { lookup: entry.lookup }),
    ...(reply === undefined ? {} : { reply }),
  };
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
    ...(accepted ? { ending: ending(told, said, text) } : {}),
    whom: accepted || introduced ? whom : {},
    ...(usual === undefined ? {} : { usual }),
    ...(via === undefined ? {} : { via }),
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
