import type { Service } from '../model/service.ts';
import { byHand } from './parts/by-hand.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'server.listen(port, host)';
const SOURCE = 'Node.js documentation: net, server.listen([port[, host[, backlog]]])';

export const node: Service = {
  id: 'node',
  title: 'Node.js server',
  names: ['node', 'nodejs', 'express'],
  port: 3000,
  portIsShared: true,
  otherPorts: [],
  processes: [],
  // Node 22 and later name their main thread, and that is what ss prints.
  runtimes: ['node', 'nodejs', 'MainThread', 'node-MainThread'],
  units: [],
  backlog: { value: 511, directive: 'server.listen backlog', source: 'measured (Node 20)' },
  binds: [
    byHand({
      id: 'listen',
      title: 'in the application',
      directive: DIRECTIVE,
      apply: 'restart',
      edits: ({ added, port }) =>
        added.map((address) => ({
          file: 'the application, where it calls listen()',
          from: `server.listen(${port}, 'localhost')`,
          to: `server.listen(${port}, '${address}')`,
        })),
      source: `measured (Node 20); ${SOURCE}`,
      notes: [
        // Measured, Node 20: `*:3000` with no host.
        'Without a host it listens on every address of both families. Many frameworks take the host from HOST or from --host (Vite, Next.js with -H, Nuxt).',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `server.listen(${port}, '0.0.0.0'), or HOST=0.0.0.0 where the framework reads it`,
      source: SOURCE,
    }),
  ],
};
