import type { CauseRules } from '../model/cause.ts';

export const unixSocketStale: CauseRules = {
  id: 'unix-socket-stale',
  title: 'Nobody listens on the Unix socket',
  fails: { transport: 'unix' },
  looks: ['attempt'],
  rules: [
    {
      bearing: 'decisive',
      slots: [
        {
          slot: 'failure',
          is: (attempt) =>
            attempt.transport === 'unix' && attempt.path !== undefined && attempt.errno === 'ECONNREFUSED',
          reason: (attempt) =>
            `The client dials ${attempt.path ?? ''} and is refused: something is there, and no process listens on it`,
        },
      ],
      excludes: [],
    },
  ],
  prose: {
    what: 'Something exists at the Unix socket’s path (a socket that a dead server left behind, or a regular file), but no process listens on it.',
    why: 'The path is found, and the kernel sees no listening socket behind it: ECONNREFUSED. A full queue would block or give EAGAIN instead (measured on Linux 6.18).',
    todo: 'Start the server; it replaces the left-over socket. If it runs, it listens at another path: compare with ss -lx.',
    prevent:
      'Let systemd own the socket’s folder (RuntimeDirectory=), so that it goes away with the service.',
  },
  verdict: (_scene, cited) => {
    const attempt = cited.find((fact) => fact.kind === 'attempt');
    return `No process listens on the Unix socket ${attempt?.kind === 'attempt' ? (attempt.path ?? '') : ''}.`;
  },
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
