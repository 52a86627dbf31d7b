import { ofKind, type FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import { isSilent, isSometimes } from './parts/silence.ts';

/** What each answer's counter says grew. */
const GROWING: Readonly<Record<string, readonly string[]>> = {
  overflows: ['TcpExtListenOverflows', 'TcpExtListenDrops'],
  'reverse-path': ['TcpExtIPReversePathFilter'],
  'half-open': ['TcpExtTCPReqQFullDrop', 'TcpExtListenDrops'],
};

const ALL = [...new Set(Object.values(GROWING).flat())];

/** Which of the server's counters grow while the client tries? */
export const counted: Question = {
  id: 'counted',
  text: () => 'Which of the server’s counters grow while the client tries?',
  why: 'A queue that is full, rp_filter and a full SYN queue drop a SYN without a word, and each counts it. Only what grows during the attempt says something, not what is high.',
  where: 'server',
  station: 'queues',
  answers: [
    { id: 'overflows', text: 'ListenOverflows' },
    { id: 'reverse-path', text: 'IPReversePathFilter' },
    { id: 'half-open', text: 'TCPReqQFullDrop' },
    { id: 'none', text: 'None of these', next: 'tracked' },
  ],
  recipes: ['counters'],
  offered: (scene) => isSilent(scene) || isSometimes(scene),
  facts: (answer): readonly FactRecord[] =>
    ALL.map((name) => ({ kind: 'growth', name, by: GROWING[answer]?.includes(name) === true ? 3 : 0 })),
  known: (scene) => {
    const growths = ofKind(scene.facts, 'growth').filter(({ place }) => place.vantage === 'server');
    for (const [answer, [name]] of Object.entries(GROWING)) {
      const by = growths.find((growth) => growth.name === name && growth.by > 0);
      if (by) return { answer, by };
    }
    const still = growths.find(({ name, by }) => name === 'TcpExtListenOverflows' && by === 0);
    return still && { answer: 'none', by: still };
  },
};
