import { withUntoldFields } from '../store/case-file.ts';
import { editCase } from '../store/case-store.ts';
import { tellFieldsUndoably } from '../store/removals.ts';
import { readTyped } from './typed.ts';

/**
 * In a box that no step asked for, a target or a command may be typed: it is fields of the case, and no paste. Says which of
 * the two the text is.
 */
export async function takeTyped(caseId: string, text: string): Promise<'fields' | 'paste'> {
  const typed = await readTyped(text);
  if (typed.kind === 'target') {
    tellFieldsUndoably(caseId, typed.case);
    return 'fields';
  }
  if (typed.kind === 'paste' && Object.keys(typed.case).length > 0)
    editCase(caseId, withUntoldFields(typed.case));
  return 'paste';
}
