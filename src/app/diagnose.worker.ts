import { diagnose } from '../engine/index.ts';
import type { DiagnoseAnswer, DiagnoseRequest } from './diagnose-request.ts';

addEventListener('message', ({ data }: MessageEvent<DiagnoseRequest>) => {
  const answer: DiagnoseAnswer = { number: data.number, diagnosis: diagnose(data.input) };
  postMessage(answer);
});
