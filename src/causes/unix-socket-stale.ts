import type { CauseRules, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import { dialTcp, startForSocket } from './slots/socket-fixes.ts';
import {
  allFailedWith,
  allHidden,
  attemptIn,
  atPath,
  failedSomehow,
  failedWith,
  isDialled,
  listenerAtPath,
  noListenerAtPath,
  OTHER_ERROR,
} from './slots/unix-socket.ts';
import { HEALTHY } from './slots/healthy.ts';

const WORDS = 'it is refused: something is there, and no process listens on it';

/** In the abstract namespace there is nothing that a dead server could leave behind. */
function atFile(slot: FailureSlot): FailureSlot {
  return {
    ...slot,
    is: (attempt, scene) => slot.is(attempt, scene) && attempt.path?.startsWith('/') === true,
  };
}

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  ends: 'refused',
  whyNot: {
    here: 'The path is there, and nobody listens on it.',
    before: 'The path is there, and whoever is let through to it finds nobody listening on it.',
    behind: 'A queue and a service belong to a listening socket, and none is bound to that path.',
    ending: OTHER_ERROR,
  },
};

const nobodyListens: Rule = {
  bearing: 'decisive',
  slots: [atFile(allFailedWith(['ECONNREFUSED'], WORDS))],
  ...EXCLUDES,
};

const alone: Rule = { bearing: 'strong', slots: [failedWith(['ECONNREFUSED'], WORDS)] };

/** curl's (7) and pg_isready say no more than that it failed. */
const leftOver: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, atPath(['socket'], ({ path }) => `There is a socket at ${path}`), noListenerAtPath],
  ...EXCLUDES,
};

const noSocket: Rule = {
  bearing: 'strong',
  slots: [
    failedSomehow,
    atPath(['file', 'directory', 'other'], ({ path }) => `What is at ${path} is no socket`),
  ],
};

const listener: FactSlot<'socket'> = {
  ...listenerAtPath,
  is: (socket, scene) =>
    socket.transport === 'unix' &&
    socket.state === 'listen' &&
    isDialled(socket.path, scene) &&
    allHidden(scene),
};

/** A listener that is there now contradicts only a client that was not told ECONNREFUSED itself. */
const listensNow: Rule = { bearing: 'against', slots: [listener] };

export const unixSocketStale: CauseRules = {
  id: 'unix-socket-stale',
  title: 'Nobody listens on the Unix socket',
  fails: { transport: 'unix' },
  looks: ['attempt', 'path', 'socket', 'listing'],
  rules: [nobodyListens, alone, leftOver, noSocket, listensNow],
  prose: {
    what: 'Something exists at the Unix socket’s path (a socket that a dead server left behind, or a regular file), but no process listens on it.',
    why: 'The path is found, and the kernel sees no listening socket behind it: ECONNREFUSED. A full queue would block or give EAGAIN instead (measured on Linux 6.18).',
    todo: 'Start the server. Some remove the left-over socket first, others (nginx, plain Python or Node) fail with “Address already in use”: then delete the file, once nobody listens on it (ss -lx). If it runs, it listens at another path: compare with ss -lx.',
    prevent:
      'Let systemd own the socket’s folder (RuntimeDirectory=), so that it goes away with the service.',
  },
  verdict: (_scene, cited) => `No process listens on the Unix socket ${attemptIn(cited)?.path ?? ''}.`,
  fixes: [startForSocket, dialTcp],
  examples: {
    matches: {
      case: { service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: "ops@app1:~$ mysql\nERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (111)\n",
        },
      ],
    },
    differs: {
      case: { service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: "ops@app1:~$ mysql\nERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\n",
        },
      ],
    },
  },
};
