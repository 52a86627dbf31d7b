import type { CauseRules, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import { clientUser, keepsOut, leadsTo } from './slots/permission.ts';
import { joinGroup } from './slots/socket-fixes.ts';
import {
  allFailedWith,
  attemptIn,
  besides,
  failedSomehow,
  failedWith,
  OTHER_ERROR,
} from './slots/unix-socket.ts';
import { HEALTHY } from './slots/healthy.ts';

const WORDS = 'permission is denied';

function byUser(slot: FailureSlot): FailureSlot {
  return {
    ...slot,
    is: (attempt, scene) => slot.is(attempt, scene) && clientUser(attempt, scene) !== undefined,
    reason: (attempt, scene) => {
      const how = typeof slot.reason === 'string' ? slot.reason : slot.reason(attempt, scene);
      return `${how} (as ${clientUser(attempt, scene) ?? ''})`;
    },
  };
}

const keepsClientOut: FactSlot<'path'> = {
  slot: 'fact',
  kind: 'path',
  from: 'client',
  is: (fact, scene, filled) => {
    const attempt = attemptIn(filled);
    const user = attempt && clientUser(attempt, scene);
    if (attempt?.path === undefined || user === undefined) return false;
    return leadsTo(fact, attempt.path) && besides(fact, attempt) && keepsOut(fact, user, scene);
  },
  reason: ({ path, mode = '', owner = '', group = '', type }) =>
    `${path} is ${mode} ${owner} ${group}, which lets that user not ${type === 'directory' ? 'through' : 'write'}`,
};
const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  ends: 'other-errno',
  whyNot: {
    here: 'The permissions on the way to the socket end the call, whatever else the client has or lacks.',
    behind:
      'The permissions on the way to the socket end the call before the kernel sees what is at its end, who listens, or what a security policy says.',
    ending: OTHER_ERROR,
  },
  apart: [
    {
      causes: ['unix-socket-missing'],
      why: 'The permissions on the way to the socket end the call before the kernel sees what is at its end, or who listens.',
    },
    {
      causes: ['fd-exhaustion'],
      why: 'Even with a descriptor to spare this user gets no further than these permissions.',
    },
  ],
};

const letters: Rule = {
  bearing: 'decisive',
  slots: [byUser(allFailedWith(['EACCES'], WORDS)), keepsClientOut],
  ...EXCLUDES,
};

/** curl's (7) and pg_isready say no more than that it failed. */
const lettersBehind: Rule = {
  bearing: 'decisive',
  slots: [byUser(failedSomehow), keepsClientOut],
  ...EXCLUDES,
};

// A security policy gives the same errno, so this alone is no more than likely.
const alone: Rule = { bearing: 'strong', slots: [failedWith(['EACCES'], WORDS)] };

export const unixSocketDenied: CauseRules = {
  id: 'unix-socket-denied',
  title: 'The Unix socket is not permitted',
  fails: { transport: 'unix', errnos: ['EACCES'] },
  looks: ['attempt', 'path'],
  rules: [letters, lettersBehind, alone],
  prose: {
    what: 'The socket is there, and its permissions, or those of a folder above it, keep the client’s user out.',
    why: 'To connect, the kernel asks for write permission on the socket and for search permission (x) on every folder of its path; only the first of owner, group and others that fits the user counts. Read permission does not matter. A process sees the groups that it was started with: a new membership counts from the next login.',
    todo: 'Let the client’s user into the group that owns the socket, or set the mode that the server gives its socket; log in again or restart the client, so that the group counts. A server sets the mode anew at every start, so chmod by hand does not last.',
    prevent:
      'Set the socket’s group and mode in the server’s configuration (listen.group and listen.mode of PHP-FPM, unixsocketperm of Redis, unix_socket_permissions of PostgreSQL, SocketGroup= and SocketMode= of a systemd socket).',
  },
  verdict: (_scene, cited) => {
    const attempt = attemptIn(cited);
    const wall = cited.find((fact) => fact.kind === 'path');
    const path = attempt?.path ?? 'the socket';
    const what = wall?.kind === 'path' && wall.path !== attempt?.path ? ` at ${wall.path}` : '';
    return `The permissions${what} keep the client’s user from ${path}.`;
  },
  fixes: [joinGroup],
  examples: {
    matches: {
      case: { service: 'redis' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ redis-cli -s /run/redis/redis.sock ping\nCould not connect to Redis at /run/redis/redis.sock: Permission denied\nops@app1:~$ id\nuid=1000(ops) gid=1000(ops) groups=1000(ops)\n',
        },
        {
          from: 'client',
          text: 'ops@app1:~$ ls -l /run/redis/redis.sock\nsrwxrwx--- 1 redis redis 0 Nov 21 06:58 /run/redis/redis.sock\n',
        },
      ],
    },
    differs: {
      case: { service: 'redis' },
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ redis-cli -s /run/redis/redis.sock ping\nCould not connect to Redis at /run/redis/redis.sock: Permission denied\nops@app1:~$ id\nuid=1000(ops) gid=1000(ops) groups=1000(ops),114(redis)\n',
        },
        {
          from: 'client',
          text: 'ops@app1:~$ ls -l /run/redis/redis.sock\nsrwxrwx--- 1 redis redis 0 Nov 21 06:58 /run/redis/redis.sock\n',
        },
      ],
    },
  },
};
