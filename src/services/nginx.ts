import { run, sudo } from '../model/command.ts';
import type { Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { byHand } from './parts/by-hand.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listen';
const SOURCE = 'nginx documentation: ngx_http_core_module (listen), Controlling nginx';

export const nginx: Service = {
  id: 'nginx',
  title: 'nginx',
  names: ['nginx', 'openresty'],
  port: 80,
  portIsShared: true,
  otherPorts: [],
  processes: ['nginx'],
  units: ['nginx'],
  backlog: { value: 511, directive: 'listen ... backlog=', source: 'measured (nginx 1.22)' },
  binds: [
    byHand({
      id: 'listen',
      title: 'nginx, in the server block',
      directive: DIRECTIVE,
      check: sudo(run('nginx', '-t')),
      // Measured, nginx 1.22: a reload binds a further `listen` address and lets go of one that is taken out. Going from
      // 127.0.0.1 to every address fails with EADDRINUSE, as the old socket is still open; that needs a restart.
      apply: 'reload',
      edits: ({ added, port }) =>
        added.map((address) => ({
          file: 'the server block under /etc/nginx (nginx -T prints them all)',
          to: `listen ${withPort(address, port)};`,
        })),
      source: `measured (nginx 1.22); ${SOURCE}`,
      notes: [
        'Add the line beside the one that is there. To listen on every address in place of one, restart: a reload cannot bind 0.0.0.0 while the old socket is open.',
        'With TLS the new line needs the same parameters as the old one (ssl, http2, default_server).',
      ],
    }),
    ...startedWith({ directive: DIRECTIVE, to: (port) => `listen ${port};`, source: SOURCE }),
  ],
};
