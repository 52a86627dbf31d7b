import type { Edit, Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { byHand } from './parts/by-hand.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'gunicorn --bind, uvicorn --host, runserver ADDRESS:PORT, http.server --bind';
const SOURCE =
  'gunicorn documentation (bind), uvicorn documentation (--host), Django documentation (runserver), Python documentation (http.server)';

/** The same address as each of the servers wants to be told. */
function options(address: string, port: number): readonly Edit[] {
  return [
    { file: 'gunicorn', to: `--bind ${withPort(address, port)} (may be given several times)` },
    { file: 'uvicorn', to: `--host ${address} --port ${port}` },
    { file: 'manage.py (development only)', to: `runserver ${withPort(address, port)}` },
    { file: 'python3 -m http.server', to: `--bind ${address} ${port}` },
  ];
}

export const python: Service = {
  id: 'python',
  title: 'Python server',
  names: ['python', 'gunicorn', 'uvicorn', 'django', 'flask', 'fastapi'],
  port: 8000,
  portIsShared: true,
  otherPorts: [],
  // ss and lsof print the script's name, netstat the interpreter's (measured with gunicorn 20, uvicorn 0.17).
  processes: ['gunicorn', 'uvicorn', 'hypercorn', 'waitress-serve', 'daphne', 'uwsgi'],
  runtimes: ['python3', 'python'],
  units: [],
  backlog: {
    value: 'gunicorn and uvicorn 2048, http.server 5',
    directive: '--backlog',
    source: 'measured (gunicorn 20, uvicorn 0.17, Python 3.11)',
  },
  loopbackByDefault: 'gunicorn, uvicorn, Django’s and Flask’s development servers: 127.0.0.1',
  binds: [
    byHand({
      id: 'options',
      title: 'in the command that starts it',
      directive: DIRECTIVE,
      apply: 'restart',
      edits: ({ added, port }) => added.flatMap((address) => options(address, port)),
      source: `measured (gunicorn 20, uvicorn 0.17, Python 3.11); ${SOURCE}`,
      notes: [
        'In a unit the command is ExecStart=: systemctl edit writes it into a drop-in, systemctl revert takes that back. Behind a proxy on the same machine loopback is right, and the proxy is what clients dial.',
        'Django answers 400 to a host name that ALLOWED_HOSTS does not have.',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `gunicorn --bind 0.0.0.0:${port}, uvicorn --host 0.0.0.0`,
      source: SOURCE,
    }),
  ],
};
