import type { FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import { serverListeners, wholeListing } from './parts/seen.ts';

/** Nothing listens on the dialled port: does the service listen on another one? */
export const otherPort: Question = {
  id: 'other-port',
  text: (known) => `Does ${known.service ?? 'the service'} listen on another port?`,
  why: 'A service that is up on another port was moved; one that is nowhere in the list is stopped. The process names in the listing tell, and showing them needs root.',
  where: 'server',
  station: 'listener',
  answers: [
    { id: 'yes', text: 'Yes, on another port' },
    // A forward takes the SYN before any socket is looked for.
    { id: 'no', text: 'No, it is not in the list', next: 'filter' },
  ],
  recipes: ['listeners'],
  facts: (answer, scene): readonly FactRecord[] => {
    const name = scene.service?.processes[0];
    if (answer !== 'yes' || name === undefined) return [];
    return [
      {
        kind: 'socket',
        transport: 'tcp',
        state: 'listen',
        local: { address: '*', port: scene.case.port === 65535 ? 1 : (scene.case.port ?? 0) + 1 },
        accepts: [4, 6],
        mayAccept: [],
        processes: [{ name }],
        count: 1,
      },
    ];
  },
  known: (scene) => {
    const names = scene.service?.processes;
    const listing = wholeListing(scene);
    if (!names || !listing) return undefined;
    const listening = serverListeners(scene);
    const by = listening.find(
      (socket) =>
        socket.local.port !== scene.case.port &&
        scene.service?.otherPorts.includes(socket.local.port) === false &&
        socket.processes.some(({ name }) => names.includes(name)),
    );
    if (by) return { answer: 'yes', by };
    return listening.every((socket) => socket.processes.length > 0)
      ? { answer: 'no', by: listing }
      : undefined;
  },
};
