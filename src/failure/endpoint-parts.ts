import { canonicalIp } from '../model/ip.ts';
import { isHostName, isPlaceholder } from './host-names.ts';

/** What the shapes of ends are made of: names, addresses, ports as they are written. */

/** One end as written, as far as it is written there. */
export interface Mentioned {
  readonly host?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
  /** The port is the usual one of the URL's scheme. */
  readonly usual?: true;
  readonly start: number;
  readonly end: number;
}

/** A port is never written with a zero before it: `[mqtt:072]` is a logger and its line. */
export function portNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,4}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

const MARKS_BEFORE = '[("\'`\u2018\u201C\\';
const MARKS_BEHIND = '])"\'`\u2019\u201D.,:;\\';

/** A word without the quotes, brackets and stops around it. */
function withoutMarks(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && MARKS_BEFORE.includes(word[start] ?? '')) start++;
  while (end > start && MARKS_BEHIND.includes(word[end - 1] ?? '')) end--;
  return word.slice(start, end);
}

type Where = Pick<Mentioned, 'host' | 'address'>;

/** `db1`, `10.0.0.5`, `[::1]`, `db1.`: a name or an address, or nothing where it is a placeholder or a file. */
export function hostOf(written: string | undefined): Where | undefined {
  if (written === undefined) return undefined;
  // http://ww....: cut there
  if (written.endsWith('..')) return undefined;
  const bare = withoutMarks(written);
  const address = canonicalIp(bare.replace(/%25\B/, '%'));
  if (address !== undefined) return { address };
  return isHostName(bare) && !isPlaceholder(bare) ? { host: bare } : undefined;
}

/** A name with dots whose last label could also end a file's name. */
export function isDomain(written: string): boolean {
  return /^(?:[a-z\d-]{1,63}\.){1,8}(?:sh|rs|py|pl|pm|md|cc|ml|ps|so|java|go|js|ts)$/i.test(written);
}

/** Names of machines that without a port are words for one: `database:5432`. */
const WORDY = /^(?:database|server|host|ip|instance|example|domain)$/i;

export function withPort(
  host: string,
  port: string | undefined,
): Omit<Mentioned, 'start' | 'end'> | undefined {
  const number = portNumber(port);
  const where = hostOf(host) ?? (number !== undefined && WORDY.test(host) ? { host } : undefined);
  if (!where) return undefined;
  return number === undefined ? where : { ...where, port: number };
}

type Read = (match: RegExpExecArray) => Omit<Mentioned, 'start' | 'end'> | undefined;
export type Shape = readonly [pattern: RegExp, read: Read];

export const NAME = String.raw`\w(?:[\w.-]{0,251}\w)?\.?`;
export const V4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
export const V6 = String.raw`[\dA-Fa-f]{0,4}:[\dA-Fa-f:.]{1,45}(?:%[\w.-]{1,15})?`;
/** For patterns that take both cases. */
export const ANY_V6 = String.raw`[\da-f]{0,4}:[\da-f:.]{1,45}(?:%[\w.-]{1,15})?`;
export const QUOTED = String.raw`["'\u0060\u2018\u2019\u201C\u201D]`;
