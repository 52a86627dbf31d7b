import { ofKind, type FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { RejectAnswer, Verdict } from '../model/ruleset.ts';
import type { Scene } from '../model/scene.ts';
import { familyOf } from '../model/ip.ts';
import { judge } from '../filter/judge.ts';

/** A REJECT whose answer is what the client saw. */
function answerSeen(scene: Scene): RejectAnswer {
  const outcome = scene.failure?.attempts[0]?.outcome;
  if (outcome === 'host-unreachable') return 'host-unreachable';
  return outcome === 'net-unreachable' ? 'no-route' : 'tcp-reset';
}

function verdictFor(answer: string, scene: Scene): Verdict | undefined {
  if (answer === 'drops') return { kind: 'drop' };
  if (answer === 'accepts') return { kind: 'accept' };
  return answer === 'rejects' ? { kind: 'reject', answer: answerSeen(scene) } : undefined;
}

/** Would the server's packet filter let this SYN pass? */
export const filter: Question = {
  id: 'filter',
  text: (known) =>
    `Would the server’s packet filter let a SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} pass?`,
  why: 'With a listener in place, an answer at once or a silence comes from something in front of it. The rules are read in order for this very SYN, jumps and policies included.',
  where: 'server',
  station: 'server-filter',
  answers: [
    { id: 'rejects', text: 'No, it rejects it' },
    { id: 'drops', text: 'No, it drops it' },
    { id: 'accepts', text: 'Yes' },
  ],
  recipes: ['filters'],
  facts: (answer, scene): readonly FactRecord[] => {
    const policy = verdictFor(answer, scene);
    if (!policy) return [];
    const chain = { name: 'input', hook: 'input', priority: 0, policy, rules: [], line: 1 } as const;
    const table = { name: 'filter', families: [4, 6], chains: [chain] } as const;
    return [
      {
        kind: 'filter',
        ruleset: { backend: 'nft', families: [4, 6], covers: 'all-tables', tables: [table] },
      },
    ];
  },
  known: (scene) => {
    const filters = ofKind(scene.facts, 'filter').filter(
      (fact) => fact.place.vantage === 'server' && fact.place.shownBy !== 'hand' && fact.whole === true,
    );
    const [destination] = scene.dialled;
    const family = familyOf(destination ?? '');
    const { port } = scene.case;
    const [by] = filters;
    if (!by || destination === undefined || family === undefined || port === undefined) return undefined;
    const { verdict } = judge(
      filters.map(({ ruleset }) => ruleset),
      { family, destination, port },
      'input',
    );
    if (verdict === 'cannot-tell') return undefined;
    return { answer: verdict === 'accept' ? 'accepts' : verdict === 'drop' ? 'drops' : 'rejects', by };
  },
};
