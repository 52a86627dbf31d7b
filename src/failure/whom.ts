import { isUnspecified } from '../model/ip.ts';
import { bareName } from './bare-names.ts';
import { hostOf, portNumber, type Mentioned } from './endpoint-parts.ts';
import { roleOf } from './endpoint-roles.ts';
import { findEndpoints } from './endpoints.ts';
import type { Said } from './vocabulary.ts';

/** Whom a message speaks of: the ends in the holes of its wordings, completed by what else it names. */

/** Whom it speaks of, as far as the message says. */
export interface Whom {
  readonly host?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}

/** Could not connect to OctoPrint, to MySQL: written so, it is a program's name and no machine's. */
const PRODUCT = /^(?=[A-Z]{1,30}[a-z])[A-Z][A-Za-z]{2,30}$/;

function isSameEnd(one: Whom, other: Whom): boolean {
  return one.host === other.host && one.address === other.address && one.port === other.port;
}

/** Ends that the holes of the wordings name, the most exact wording first. A proxy is nobody's target. */
function inHoles(said: readonly Said[]): Whom {
  let whom: Whom = {};
  const proxies = said.flatMap(({ holes }) =>
    holes['proxy'] === undefined ? [] : (placeIn(holes['proxy']) ?? []),
  );
  for (const { holes, entry } of [...said].sort((a, b) => b.weight - a.weight)) {
    if (entry.byServer === true) continue;
    const named = holes['at'] === undefined ? undefined : placeIn(holes['at']);
    const at = named && proxies.some((proxy) => isSameEnd(proxy, named)) ? undefined : named;
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
export function placeIn(hole: string): Whom | undefined {
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
export function whomOf(text: string, said: readonly Said[], near: number): Whom {
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
export function usualPort(said: readonly Said[]): number | undefined {
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
