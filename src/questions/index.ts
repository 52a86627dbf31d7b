import type { Question } from '../model/question.ts';
import { listener } from './listener.ts';
import { machine } from './machine.ts';
import { otherPort } from './other-port.ts';
import { symptom } from './symptom.ts';

/** Every question, sorted by id. */
export const QUESTIONS: readonly Question[] = [listener, machine, otherPort, symptom];

/** The question with which every case begins. */
export const FIRST_QUESTION = 'symptom';
