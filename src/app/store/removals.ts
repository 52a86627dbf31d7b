import type { Case } from '../../model/case.ts';
import type { Place } from '../../share/access.ts';
import { AT_NAMES } from '../wording.ts';
import {
  withAccess,
  withAnswer,
  withDialled,
  withFields,
  withoutAccess,
  withoutPaste,
  withPaste,
  type Paste,
} from './case-file.ts';
import { editCase, freshId, getCase, removeCase, restoreCase } from './case-store.ts';
import { canUndo } from './undo.ts';

/** Everything that takes something away from the user can be taken back. */

export function removeCaseUndoably(id: string, title: string): void {
  const file = getCase(id);
  if (!file) return;
  removeCase(id);
  canUndo(`Case ${title} deleted`, () => {
    restoreCase(file);
  });
}

export function removePasteUndoably(id: string, pasteId: string): void {
  const pastes = getCase(id)?.evidence ?? [];
  const at = pastes.findIndex((paste) => paste.id === pasteId);
  const paste = pastes[at];
  if (!paste) return;
  editCase(id, withoutPaste(pasteId));
  canUndo(`Paste ${at + 1} removed`, () => {
    editCase(id, withPaste(paste, at));
  });
}

/** `undefined` takes the answer back. */
export function answerUndoably(id: string, question: string, answer: string | undefined): void {
  const before = getCase(id)?.answers[question];
  if (before === answer) return;
  editCase(id, withAnswer(question, answer));
  canUndo(
    answer === undefined ? 'Answer taken back' : before === undefined ? 'Answered by hand' : 'Answer changed',
    () => {
      editCase(id, withAnswer(question, before));
    },
  );
}

/** The steps of a place that the user cannot get to are set aside; the tree goes on with what is left. */
export function loseAccessUndoably(id: string, place: Place): void {
  if (getCase(id)?.noAccess.includes(place) !== false) return;
  editCase(id, withoutAccess(place));
  canUndo(`Steps ${AT_NAMES[place]} set aside`, () => {
    editCase(id, withAccess(place));
  });
}

export function regainAccessUndoably(id: string, place: Place): void {
  if (getCase(id)?.noAccess.includes(place) !== true) return;
  editCase(id, withAccess(place));
  canUndo(`Steps ${AT_NAMES[place]} are back`, () => {
    editCase(id, withoutAccess(place));
  });
}

/** Which of several attempts the case is about. */
export function tellDialledUndoably(id: string, dialled: Partial<Case>, title: string): void {
  const before = getCase(id)?.case;
  if (!before) return;
  editCase(id, withDialled(dialled));
  canUndo(`The case is about ${title}`, () => {
    editCase(id, withDialled(before));
  });
}

/** Fields that were typed where a paste was expected. */
export function tellFieldsUndoably(id: string, fields: Partial<Case>): void {
  const before = getCase(id)?.case;
  if (!before) return;
  editCase(id, withFields(fields));
  canUndo('The case was filled from what you typed', () => {
    editCase(id, (file) => ({ ...file, case: before }));
  });
}

/** Another text in the place of one that was not understood. */
export function replacePasteUndoably(id: string, pasteId: string, paste: Omit<Paste, 'id'>): void {
  const pastes = getCase(id)?.evidence ?? [];
  const at = pastes.findIndex((one) => one.id === pasteId);
  const before = pastes[at];
  if (!before) return;
  const fresh: Paste = { ...paste, id: freshId() };
  editCase(id, withoutPaste(pasteId));
  editCase(id, withPaste(fresh, at));
  canUndo(`Paste ${at + 1} replaced`, () => {
    editCase(id, withoutPaste(fresh.id));
    editCase(id, withPaste(before, at));
  });
}
