import { acceptCase } from '../../model/accept-case.ts';
import { VANTAGES } from '../../model/evidence.ts';
import { PLACES, type Place } from '../../share/access.ts';
import { CASE_FILE_VERSION, type CaseFile, type Paste } from './case-file.ts';

type Raw = Readonly<Record<string, unknown>>;

export type Stored =
  | { readonly kind: 'file'; readonly file: CaseFile }
  /** Written by a later version of this page: not ours to touch. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

const ID = /^[a-z0-9]{6,32}$/;

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The last millisecond that a Date can hold (ECMA-262, time values). */
const LAST_TIME = 8.64e15;

function readTime(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= LAST_TIME ? value : 0;
}

function readRan(value: unknown): Pick<Paste, 'ran'> {
  if (!isRecord(value)) return {};
  const { recipe, command } = value;
  if (typeof recipe !== 'string' || typeof command !== 'string') return {};
  const where = VANTAGES.find((vantage) => vantage === value['where']);
  return { ran: { recipe, command, ...(where && { where }) } };
}

function readPaste(value: unknown, index: number): Paste | undefined {
  if (!isRecord(value) || typeof value['text'] !== 'string') return undefined;
  const { id, text, label, ran } = value;
  const from = VANTAGES.find((vantage) => vantage === value['from']);
  return {
    id: typeof id === 'string' && ID.test(id) ? id : `paste${index}`,
    text,
    ...(from && { from }),
    ...(typeof label === 'string' && label !== '' && { label }),
    ...readRan(ran),
  };
}

function readPastes(value: unknown): readonly Paste[] {
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.flatMap((entry: unknown, index) => {
    const paste = readPaste(entry, index);
    if (!paste) return [];
    const id = seen.has(paste.id) ? `${paste.id}x${index}`.slice(-32) : paste.id;
    seen.add(id);
    return [{ ...paste, id }];
  });
}

function readAnswers(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function readPlaces(value: unknown): readonly Place[] {
  return Array.isArray(value) ? PLACES.filter((place) => value.includes(place)) : [];
}

function readFields(raw: Raw, id: string): CaseFile {
  const created = readTime(raw['created']);
  return {
    version: CASE_FILE_VERSION,
    id,
    case: isRecord(raw['case']) ? acceptCase(raw['case']).case : {},
    evidence: readPastes(raw['evidence']),
    answers: readAnswers(raw['answers']),
    noAccess: readPlaces(raw['noAccess']),
    created,
    changed: Math.max(created, readTime(raw['changed'])),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isCaseId(text: string): boolean {
  return ID.test(text);
}

/** Field by field: the storage is shared with whatever else runs on this origin, and with older versions of this page. */
export function readCaseFile(text: string, id: string): Stored {
  const raw = parse(text);
  if (!isRecord(raw) || !isCaseId(id)) return { kind: 'damaged' };
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'damaged' };
  if (version > CASE_FILE_VERSION) return { kind: 'newer' };
  return { kind: 'file', file: readFields(raw, id) };
}
