import type { CauseRules } from '../model/cause.ts';

export const unixSocketMissing: CauseRules = {
  id: 'unix-socket-missing',
  title: 'The Unix socket does not exist',
  fails: { transport: 'unix', errnos: ['ENOENT', 'ENOTDIR'] },
  looks: ['attempt'],
  rules: [
    {
      bearing: 'decisive',
      slots: [
        {
          slot: 'failure',
          is: (attempt) =>
            attempt.transport === 'unix' &&
            attempt.path !== undefined &&
            (attempt.errno === 'ENOENT' || attempt.errno === 'ENOTDIR'),
          reason: (attempt) => `The client dials ${attempt.path ?? ''}, and the kernel finds no such path`,
        },
      ],
      excludes: [],
    },
  ],
  prose: {
    what: 'The client uses a Unix socket, not TCP, and nothing exists at the path that it dials. For MySQL’s and PostgreSQL’s clients the host name localhost, or no host at all, means the Unix socket.',
    why: 'connect() on a Unix socket looks the path up like any file. ENOENT comes from that look-up: no listener, filter or network is involved.',
    todo: 'See where the server puts its socket (its configuration, or ss -lx on the server) and give the client that path; start the server if it has none; or dial TCP by naming 127.0.0.1.',
    prevent:
      'Name the socket’s path in the client’s and the server’s configuration alike. A service with PrivateTmp, a chroot or a container has a /tmp and a /run of its own.',
  },
  verdict: (_scene, cited) => {
    const attempt = cited.find((fact) => fact.kind === 'attempt');
    return `There is no Unix socket at ${attempt?.kind === 'attempt' ? (attempt.path ?? 'that path') : 'that path'}.`;
  },
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
