import { judge } from '../../network/filter/judge.ts';
import { ofKind, type FactRecord } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Question } from '../../model/question.ts';
import type { RejectAnswer, Verdict } from '../../model/ruleset.ts';
import type { Scene } from '../../model/scene.ts';

/** What questions about a packet filter share: the answers as rules, and the rules in the evidence as an answer. */

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

/** A chain at the hook whose policy is what was answered. */
export function policyFacts(
  hook: 'input' | 'forward' | 'output',
  answer: string,
  scene: Scene,
): readonly FactRecord[] {
  const policy = verdictFor(answer, scene);
  if (!policy) return [];
  const chain = { name: hook, hook, priority: 0, policy, rules: [], line: 1 } as const;
  const table = { name: 'filter', families: [4, 6], chains: [chain] } as const;
  return [
    {
      kind: 'filter',
      ruleset: { backend: 'nft', families: [4, 6], covers: 'all-tables', tables: [table] },
    },
  ];
}

/** What the whole rule sets of that place do to this case's SYN. */
export function judgedAt(
  vantage: 'client' | 'server' | 'middle',
  hook: 'input' | 'forward' | 'output',
  scene: Scene,
): ReturnType<Question['known']> {
  const filters = ofKind(scene.facts, 'filter').filter(
    (fact) => fact.place.vantage === vantage && fact.place.shownBy !== 'hand' && fact.whole === true,
  );
  const [destination] = scene.dialled;
  const family = familyOf(destination ?? '');
  const { port } = scene.case;
  const [by] = filters;
  if (!by || destination === undefined || family === undefined || port === undefined) return undefined;
  const { verdict } = judge(
    filters.map(({ ruleset }) => ruleset),
    { family, destination, port },
    hook,
  );
  if (verdict === 'cannot-tell') return undefined;
  return { answer: verdict === 'accept' ? 'accepts' : verdict === 'drop' ? 'drops' : 'rejects', by };
}
