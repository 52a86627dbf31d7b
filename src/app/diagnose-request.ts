import type { DiagnoseInput, Diagnosis } from '../model/diagnosis.ts';

export interface DiagnoseRequest {
  readonly number: number;
  readonly input: DiagnoseInput;
}

export interface DiagnoseAnswer {
  readonly number: number;
  readonly diagnosis: Diagnosis;
}
