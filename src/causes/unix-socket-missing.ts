import type { CauseRules, Exclusions, Rule } from '../model/cause.ts';
import { dialTcp, startForSocket } from './slots/socket-fixes.ts';
import {
  allFailedWith,
  allHidden,
  attemptIn,
  atPath,
  failedSomehow,
  failedWith,
  isDialled,
  LOOKED_UP_FIRST,
  pathOfService,
  OTHER_ERROR,
} from './slots/unix-socket.ts';
import { HEALTHY } from './slots/healthy.ts';

const WORDS = 'the kernel finds no such path';

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  ends: 'other-errno',
  whyNot: { here: LOOKED_UP_FIRST, behind: LOOKED_UP_FIRST, ending: OTHER_ERROR },
  apart: [
    { causes: ['unix-socket-denied'], why: LOOKED_UP_FIRST },
    {
      causes: ['fd-exhaustion'],
      why: 'Even with a descriptor to spare connect() has nothing to reach at that path.',
    },
  ],
};

const notFound: Rule = {
  bearing: 'decisive',
  slots: [allFailedWith(['ENOENT', 'ENOTDIR'], WORDS)],
  ...EXCLUDES,
};

const alone: Rule = { bearing: 'strong', slots: [failedWith(['ENOENT', 'ENOTDIR'], WORDS)] };

/** curl's (7) and pg_isready say no more than that it failed. */
const missingThere: Rule = {
  bearing: 'decisive',
  slots: [failedSomehow, atPath(['missing'], ({ path }) => `There is nothing at ${path}`)],
  ...EXCLUDES,
};

/** A path that is there now contradicts only a client that did not say ENOENT itself. */
const thereNow: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'path',
      from: 'client',
      is: (fact, scene) => fact.type === 'socket' && isDialled(fact.path, scene) && allHidden(scene),
      reason: ({ path }) => `There is a socket at ${path}`,
    },
  ],
};

export const unixSocketMissing: CauseRules = {
  id: 'unix-socket-missing',
  title: 'The Unix socket does not exist',
  // EINVAL: what Go makes of a path that is longer than the kernel takes (syscall, SockaddrUnix): none is ever there.
  fails: { transport: 'unix', errnos: ['ENOENT', 'ENOTDIR', 'EINVAL'] },
  looks: ['attempt', 'path'],
  rules: [notFound, alone, missingThere, thereNow],
  prose: {
    what: 'The client uses a Unix socket, not TCP, and nothing exists at the path that it dials. For MySQL’s and PostgreSQL’s clients the host name localhost, or no host at all, means the Unix socket.',
    why: 'connect() on a Unix socket looks the path up like any file. ENOENT comes from that look-up: no listener, filter or network is involved.',
    todo: 'See where the server puts its socket (its configuration, or ss -lx on the server) and give the client that path; start the server if it has none; or dial TCP by naming 127.0.0.1.',
    prevent:
      'Name the socket’s path in the client’s and the server’s configuration alike. A service with PrivateTmp, a chroot or a container has a /tmp and a /run of its own.',
  },
  verdict: (scene, cited) => {
    const path = attemptIn(cited)?.path ?? 'that path';
    const elsewhere = pathOfService(scene);
    return elsewhere === undefined
      ? `There is no Unix socket at ${path}.`
      : `There is no Unix socket at ${path}: the service listens at ${elsewhere}.`;
  },
  fixes: [startForSocket, dialTcp],
  examples: {
    matches: {
      case: { service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: "ops@app1:~$ mysql\nERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\n",
        },
      ],
    },
    differs: {
      case: { service: 'mysql' },
      evidence: [
        {
          from: 'client',
          text: "ops@app1:~$ mysql\nERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (111)\n",
        },
      ],
    },
  },
};
