import type { Sign } from '../sign.ts';

/** What a server prints of the address that it listens on. */

const LOOPBACK = { dials: ['loopback'] } as const;
const RESET = { ended: ['reset-later', 'closed', 'reset-connecting'] } as const;

const CURL_REFUSED = 'curl: (7) Failed to connect to localhost port 8080: Connection refused';
const CURL_RESET = 'curl: (56) Recv failure: Connection reset by peer';

export const SERVER_URL_SIGNS: readonly Sign[] = [
  {
    id: 'server-says-loopback',
    text: 'The server says that it listens on localhost only',
    when: [
      {
        says: [
          '(running|listening|listens|started|serving|available|accessible|bound) (on|at)[:] [(http|https|tcp)://](127.0.0.1|localhost):{port}',
          'Local: http://localhost:{port}',
          'use --host to expose',
          'Starting in local only mode',
          'only be possible from clients running on this machine',
          'accepts local connections only',
          'only accepts (local|loopback) connections',
          '(listening|listens|bound) (on|to) (localhost|loopback) only',
          '(listening|listens|bound) only (on|to) (localhost|loopback|127.0.0.1)',
        ],
      },
    ],
    unless: [LOOPBACK],
    leads: ['loopback-only', 'container-loopback-bind'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'strong',
    source: 'uvicorn documentation, --host defaults to 127.0.0.1; Vite documentation, "server.host"',
    shows: `INFO: Uvicorn running on http://127.0.0.1:8000\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
    counter: `Uvicorn running on http://0.0.0.0:8000\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
  },
  {
    id: 'vite-in-container',
    text: 'The server in the container listens on the container’s localhost only: it says so',
    when: [
      {
        says: [
          'use --host to expose',
          'Local: http://localhost:{port}',
          'running on http://127.0.0.1:{port}',
        ],
      },
      RESET,
    ],
    leads: ['container-loopback-bind', 'loopback-only'],
    pull: 'strong',
    source: 'Vite documentation, "server.host": localhost unless told; uvicorn --host defaults to 127.0.0.1',
    shows: `  Network: use --host to expose\n$ curl http://localhost:5173/\n${CURL_RESET}`,
    counter: `  Network: http://192.0.2.7:5173/\n$ curl http://localhost:5173/\n${CURL_RESET}`,
  },
  {
    id: 'prints-its-own-url',
    text: 'The program prints its own URL, and that is of localhost',
    // [I 10:11:12.345 NotebookApp] http://localhost:8888/?token=...      Local: http://localhost:3000
    when: [
      {
        line: /^(?:\s{0,8}\[[^\]]{1,60}\]\s{1,4})?(?:\s{0,12}(?:or|Local:?|➜ {1,3}Local:|- Local:|URL:|at|on:?))?\s{0,12}https?:\/\/(?:localhost|127\.0\.0\.1):\d{1,5}(?:\/\S{0,120})?\s{0,4}$/,
      },
    ],
    unless: [
      LOOPBACK,
      { ended: ['kernel-timeout', 'own-deadline', 'unresolved', 'host-unreachable', 'net-unreachable'] },
    ],
    leads: ['loopback-only', 'container-loopback-bind'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'usual',
    source:
      'Jupyter documentation, "Running a public server": localhost unless told; webpack-dev-server, "host"',
    shows: `[I 10:11:12.345 ServerApp] http://localhost:8888/lab?token=1\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
    counter: `[I 10:11:12.345 ServerApp] http://192.0.2.7:8888/lab?token=1\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
  },
];
