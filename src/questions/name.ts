import { ofKind, type FactRecord, type ResolutionRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';

const RESULTS: readonly ResolutionRecord['result'][] = [
  'no-such-name',
  'server-failed',
  'no-answer',
  'found',
];

function isResult(answer: string): answer is ResolutionRecord['result'] {
  return (RESULTS as readonly string[]).includes(answer);
}

/** What does the resolver say of the name? */
export const name: Question = {
  id: 'name',
  text: (known) => `What does the client’s resolver say of ${known.target ?? 'the name'}?`,
  why: 'A name that does not exist, a resolver that fails and one that stays silent look alike to many programs. Asked directly, they differ.',
  where: 'client',
  station: 'name',
  answers: [
    { id: 'no-such-name', text: 'No such name (NXDOMAIN, or nothing)' },
    { id: 'server-failed', text: 'An error (SERVFAIL, REFUSED)' },
    { id: 'no-answer', text: 'Nothing: it timed out' },
    { id: 'found', text: 'It resolves' },
  ],
  recipes: ['names'],
  // An attempt that shows an address has had its answer.
  offered: ({ failure }) => failure?.attempts.every(({ address }) => address === undefined) ?? true,
  facts: (answer, scene): readonly FactRecord[] => {
    const target = scene.case.target;
    if (target === undefined || !isResult(answer)) return [];
    const addresses = answer === 'found' ? ['192.0.2.254'] : [];
    return [{ kind: 'resolution', name: target, addresses, result: answer, by: 'resolver' }];
  },
  known: (scene) => {
    const target = scene.case.target?.toLowerCase();
    const by = ofKind(scene.facts, 'resolution').find(
      (fact) =>
        fact.place.vantage !== 'server' &&
        fact.place.shownBy !== 'hand' &&
        fact.by !== 'tool' &&
        fact.name.toLowerCase() === target,
    );
    if (!by) return undefined;
    return { answer: by.result === 'no-address' ? 'no-such-name' : by.result, by };
  },
};
