import type { CaseField, Symptom } from '../../model/case.ts';
import type { Quote, Vantage } from '../../model/evidence.ts';

/** Words and shapes of the text: Markdown that also reads as it stands. */

export const SEEN: Readonly<Record<Symptom, string>> = {
  refused: 'the connection is refused',
  timeout: 'it times out',
  reset: 'it is reset or closed',
  unreachable: 'host or network unreachable',
  unresolved: 'the name does not resolve',
  hang: 'it connects, then nothing comes',
  'local-error': 'another error, at once, on the client itself',
  intermittent: 'it fails only sometimes',
};

export const AT: Readonly<Record<Vantage, string>> = {
  client: 'on the client',
  middle: 'between the two (router, load balancer, container host)',
  server: 'on the server',
  unknown: 'anywhere',
};

export const THE: Readonly<Record<Vantage, string>> = {
  client: 'the client',
  middle: 'what lies between the two',
  server: 'the server',
  unknown: 'any machine',
};

export const FROM: Readonly<Record<Exclude<Vantage, 'unknown'>, string>> = {
  client: 'taken on the client',
  middle: 'taken between the two',
  server: 'taken on the server',
};

export const FIELDS: Readonly<Partial<Record<CaseField, string>>> = {
  client: 'The client’s address',
  clientPlatform: 'The client runs on',
  server: 'The server’s address',
  serverPlatform: 'The server runs on',
  container: 'Container',
  pod: 'Pod',
  namespace: 'Namespace',
  unit: 'systemd unit',
};

// What a terminal or a reader would act on or not see: controls but tab, zero-width characters, direction marks.
const UNSEEN =
  /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
const LONGEST_QUOTE = 400;

function named(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Text from outside on one line, with what would be invisible named. */
export function visible(text: string): string {
  const line = text.trim();
  const cut = line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)} [cut]` : line;
  return cut.replace(UNSEEN, named);
}

/** A line that is quoted or copied as it stands: indented, so that nothing in it becomes markup. */
export function asIs(text: string): string {
  return `    ${text}`;
}

export function placeOf({ evidence, line }: Quote): string {
  return `paste ${evidence + 1}, line ${line}`;
}

/** `a`, `a and b`, `a, b and c` */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A heading with its paragraphs; nothing where there is nothing below it. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}
