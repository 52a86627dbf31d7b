import { ofKind, type FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import { resetsWhileFull } from './parts/full-queue.ts';

const KEY = 'net.ipv4.tcp_abort_on_overflow';

/** Who resets: the server's own kernel, because a handshake found no room? */
export const overflow: Question = {
  id: 'overflow',
  text: () => 'Does the server’s kernel reset handshakes that find no room?',
  why: 'The accept queue is over its limit. By default the kernel lets such a handshake wait; with tcp_abort_on_overflow=1 it resets it, and no filter and no program has a part in that.',
  where: 'server',
  station: 'queues',
  answers: [
    { id: 'resets', text: 'Yes: tcp_abort_on_overflow is 1', next: 'exchange' },
    { id: 'waits', text: 'No: it is 0', next: 'exchange' },
  ],
  recipes: ['kernel-settings'],
  offered: resetsWhileFull,
  facts: (answer): readonly FactRecord[] => [
    { kind: 'setting', key: KEY, value: answer === 'resets' ? '1' : '0' },
  ],
  known: (scene) => {
    const by = ofKind(scene.facts, 'setting').find(
      ({ key, place }) => key === KEY && place.vantage === 'server' && place.shownBy !== 'hand',
    );
    return by && { answer: by.value === '1' ? 'resets' : 'waits', by };
  },
};
