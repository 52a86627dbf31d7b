/** The question with which every case begins. */
export const FIRST_QUESTION = 'symptom';

/** What is still to be asked where a path ends without a verdict, in this order. */
export const LAST_QUESTIONS: readonly string[] = ['attempt', 'exchange'];
