import type { Case, CaseField } from '../../model/case.ts';
import type { Evidence, Vantage } from '../../model/evidence.ts';
import type { Place } from '../../share/access.ts';

export const CASE_FILE_VERSION = 1;

/** A piece of evidence with what only the page needs of it. */
export interface Paste extends Evidence {
  readonly id: string;
  /** The user's own name for it. */
  readonly label?: string;
}

/** Where it was taken: as chosen, else the place for which its command was offered. */
export function placeOfPaste({ from, ran }: Paste): Vantage {
  return from ?? ran?.where ?? 'unknown';
}

/** What is stored, shared and reopened. Nothing in it can be computed from the rest. */
export interface CaseFile {
  readonly version: typeof CASE_FILE_VERSION;
  readonly id: string;
  readonly case: Partial<Case>;
  readonly evidence: readonly Paste[];
  /** Question id -> answer id, given by hand. */
  readonly answers: Readonly<Record<string, string>>;
  /** Places at which the user can run nothing. */
  readonly noAccess: readonly Place[];
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
}

export type CaseFiles = Readonly<Record<string, CaseFile>>;

/** Pure edits of a case file; the store stamps the time. */
export type Edit = (file: CaseFile) => CaseFile;

export function withoutKey<V>(record: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

export function withFields(fields: Partial<Case>): Edit {
  return (file) => ({ ...file, case: { ...file.case, ...fields } });
}

/** What is told already stays. */
export function withUntoldFields(fields: Partial<Case>): Edit {
  return (file) => ({ ...file, case: { ...fields, ...file.case } });
}

export function withoutField(field: CaseField): Edit {
  return (file) => ({ ...file, case: withoutKey(file.case, field) });
}

/** Both at once: the port of another target would be a third one. What is left out is unset. */
export function withDialled({ target, port }: Partial<Pick<Case, 'target' | 'port'>>): Edit {
  return (file) => ({
    ...file,
    case: {
      ...withoutKey(withoutKey(file.case, 'target'), 'port'),
      ...(target !== undefined && { target }),
      ...(port !== undefined && { port }),
    },
  });
}

export function withPaste(paste: Paste, at?: number): Edit {
  return (file) => ({ ...file, evidence: file.evidence.toSpliced(at ?? file.evidence.length, 0, paste) });
}

export function withoutPaste(id: string): Edit {
  return (file) => ({ ...file, evidence: file.evidence.filter((paste) => paste.id !== id) });
}

export function withPastePlace(id: string, from: Vantage): Edit {
  return (file) => ({
    ...file,
    evidence: file.evidence.map((paste) => (paste.id === id ? { ...paste, from } : paste)),
  });
}

export function withPasteLabel(id: string, label: string): Edit {
  const relabel = ({ label: _, ...paste }: Paste): Paste => (label === '' ? paste : { ...paste, label });
  return (file) => ({
    ...file,
    evidence: file.evidence.map((paste) => (paste.id === id ? relabel(paste) : paste)),
  });
}

export function withAnswer(question: string, answer: string | undefined): Edit {
  return (file) => ({
    ...file,
    answers:
      answer === undefined ? withoutKey(file.answers, question) : { ...file.answers, [question]: answer },
  });
}

export function withoutAccess(place: Place): Edit {
  return (file) => ({ ...file, noAccess: [...file.noAccess.filter((other) => other !== place), place] });
}

export function withAccess(place: Place): Edit {
  return (file) => ({ ...file, noAccess: file.noAccess.filter((other) => other !== place) });
}
