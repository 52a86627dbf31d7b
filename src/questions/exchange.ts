import type { FactOf, FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { captureFacts, exchangeFacts, talksAt, type Seen } from './parts/captured.ts';
import { isCutOrSilent } from './parts/silence.ts';

type Conversation = FactOf<'conversation'>;

/** What each answer looks like in the server's capture. */
const SEEN: Readonly<Record<string, Seen>> = {
  server: { bytes: 100, reset: true },
  way: { bytes: 100, answered: 100 },
  unheard: { bytes: 100, answered: 2000, repeats: 3 },
  silent: { bytes: 100 },
  client: { bytes: 100, answered: 100, closedBy: 'client' },
};

/** Who ended this connection, as the server's machine saw it; nothing where the attempt said too little. */
function endOf({ sent, resets, closedBy }: Conversation): string | undefined {
  if (resets[0] !== undefined) return resets[0].by === 'server' ? 'server' : 'way';
  if (sent.server.repeats > 0 && sent.server.unanswered > 0) return 'unheard';
  if (closedBy !== undefined) return closedBy;
  return sent.client.bytes > 0 && sent.server.bytes === 0 ? 'silent' : undefined;
}

function known(scene: Scene): { readonly answer: string; readonly by: Conversation } | undefined {
  const shaken = talksAt('server', scene).filter(({ handshake }) => handshake);
  for (const by of shaken) {
    const answer = endOf(by);
    if (answer !== undefined) return { answer, by };
  }
  return undefined;
}

/** Connected, then cut off or left without an answer: by whom? */
export const exchange: Question = {
  id: 'exchange',
  text: () => 'Who ends the connection, or stops answering?',
  why: 'After the handshake the server’s program, its kernel, something on the way or the client itself may end it, and the client’s error names none of them. A RST that reaches the client and never left the server is not the server’s.',
  where: 'server',
  station: 'service',
  answers: [
    { id: 'server', text: 'The server: its RST or FIN goes out first', next: 'service-log' },
    {
      id: 'way',
      text: 'Neither: a RST comes in from outside, or the client gets one that the server never sent',
      next: 'between',
    },
    { id: 'unheard', text: 'The server repeats its answer, and nobody acknowledges it', next: 'between' },
    { id: 'silent', text: 'The request comes in, and the server says nothing', next: 'service-log' },
    { id: 'client', text: 'The client closes first' },
  ],
  recipes: ['capture-session'],
  offered: isCutOrSilent,
  facts: (answer, scene): readonly FactRecord[] => {
    const seen = SEEN[answer];
    return seen === undefined ? [] : [...captureFacts(scene), ...exchangeFacts(seen, scene)];
  },
  known,
};
