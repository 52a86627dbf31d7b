import { ofKind, type FactOf, type FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { isSilent, isSometimes } from './parts/silence.ts';

const COUNT = 'net.netfilter.nf_conntrack_count';
const MAX = 'net.netfilter.nf_conntrack_max';

/** Linux's default with a gigabyte of memory or more (nf_conntrack-sysctl.rst). */
const USUAL = 262_144;

function last(scene: Scene, key: string): FactOf<'setting'> | undefined {
  return ofKind(scene.facts, 'setting').findLast(
    (setting) =>
      setting.key === key && setting.place.vantage === 'server' && /^\d{1,10}$/.test(setting.value),
  );
}

/** Has the server's connection tracking room for another connection? */
export const tracked: Question = {
  id: 'tracked',
  text: () => 'Has the server’s table of tracked connections room for another?',
  why: 'A full table drops new SYNs in silence while old connections and pings go on; what fails then comes and goes with the load. The kernel’s log says it too.',
  where: 'server',
  station: 'server-filter',
  answers: [
    { id: 'full', text: 'No: count has reached max' },
    { id: 'room', text: 'Yes, or nothing is tracked', next: 'between' },
  ],
  recipes: ['tracked', 'kernel-log'],
  offered: (scene) => isSilent(scene) || isSometimes(scene),
  facts: (answer): readonly FactRecord[] => [
    { kind: 'setting', key: MAX, value: String(USUAL) },
    { kind: 'setting', key: COUNT, value: String(answer === 'full' ? USUAL : 100) },
  ],
  known: (scene) => {
    const [count, max] = [last(scene, COUNT), last(scene, MAX)];
    if (count === undefined || max === undefined) return undefined;
    return { answer: Number(count.value) >= Number(max.value) ? 'full' : 'room', by: count };
  },
};
