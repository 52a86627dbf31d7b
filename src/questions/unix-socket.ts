import { ofKind, type FactRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { samePath } from '../model/socket-path.ts';
import { unixListener } from '../listing/unix-listener.ts';

function dialledPath({ failure, case: { target } }: Scene): string | undefined {
  return failure?.attempts.find(({ path }) => path !== undefined)?.path ?? target;
}

const LISTING: FactRecord = {
  kind: 'listing',
  of: 'unix-socket',
  tool: 'told',
  families: [],
  states: 'listening',
  sees: 'all',
};

function listener(path: string, length: number): FactRecord {
  return unixListener(path, { processes: [], acceptQueue: { length, limit: 0 } });
}

/** What is at the path of the Unix socket, may the client use it, and does anybody listen on it? */
export const unixSocket: Question = {
  id: 'unix-socket',
  text: (known) =>
    `What is at ${known.target ?? 'the Unix socket’s path'}, may this user write to it, and does a process listen on it?`,
  why: 'No packet is sent for a Unix socket: connect() walks down the path, checks permissions on it, and then looks for the process that listens. The file system and one listing tell where it ends.',
  where: 'client',
  answers: [
    { id: 'missing', text: 'There is nothing at the path' },
    { id: 'denied', text: 'A socket that this user may not write to, or a closed folder above it' },
    { id: 'nobody', text: 'A socket, and nobody listens on it' },
    { id: 'full', text: 'A listener whose Recv-Q is above its Send-Q' },
    { id: 'listens', text: 'A listener with an empty queue, and this user may write to it' },
  ],
  recipes: ['unix-sockets'],
  facts: (answer, scene): readonly FactRecord[] => {
    const path = dialledPath(scene);
    if (path === undefined) return [];
    const socket = { kind: 'path', path, type: 'socket', owner: 'root', group: 'root' } as const;
    if (answer === 'missing') return [{ kind: 'path', path, type: 'missing' }, LISTING];
    if (answer === 'denied') return [{ ...socket, mode: 'rwx------' }, LISTING, listener(path, 0)];
    if (answer === 'nobody') return [{ ...socket, mode: 'rwxrwxrwx' }, LISTING];
    return [{ ...socket, mode: 'rwxrwxrwx' }, LISTING, listener(path, answer === 'full' ? 1 : 0)];
  },
  known: (scene) => {
    const dialled = dialledPath(scene);
    if (dialled === undefined) return undefined;
    const shown = ofKind(scene.facts, 'path').filter(
      ({ path, place }) => samePath(path, dialled) && place.shownBy !== 'hand',
    );
    const missing = shown.find(({ type }) => type === 'missing');
    if (missing) return { answer: 'missing', by: missing };
    const socket = ofKind(scene.facts, 'socket').find(
      ({ transport, state, path, place }) =>
        transport === 'unix' &&
        state === 'listen' &&
        place.shownBy !== 'hand' &&
        path !== undefined &&
        samePath(path, dialled),
    );
    if (!socket) return undefined;
    const { length = 0, limit } = socket.acceptQueue ?? {};
    if (limit !== undefined && length > limit) return { answer: 'full', by: socket };
    return shown.length > 0 ? { answer: 'listens', by: socket } : undefined;
  },
};
