/** The engine's public face: everything that a page, a test or another program may call. */
import type { Cause } from '../model/cause.ts';
import type { CaseReading, DiagnoseInput, Diagnosis, Interpretation } from '../model/diagnosis.ts';
import type { Vantage } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';

export const ENGINE_VERSION: string = '1.0.0';

export const CAUSES: readonly Cause[] = [];

export function interpret(_text: string, _options?: { from?: Vantage }): Interpretation {
  return { blocks: [], facts: [], unread: [] };
}

export function readCase(_facts: readonly Fact[]): readonly CaseReading[] {
  return [];
}

export function diagnose(input: DiagnoseInput): Diagnosis {
  return {
    case: input.case ?? {},
    suspects: [],
    facts: [],
    next: [],
    unread: [],
    conflicts: [],
    refused: [],
    trail: [],
    stations: [],
  };
}
