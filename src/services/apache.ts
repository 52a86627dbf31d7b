import { run, sudo } from '../model/command.ts';
import type { BindWay, Distribution, Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { dropIn } from './parts/drop-in.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'Listen';
const SOURCE =
  'Apache HTTP Server documentation: Binding to Addresses and Ports (Listen), apachectl graceful';

function inFile(distribution: Distribution, title: string, file: string, source: string): BindWay {
  return dropIn({
    id: distribution,
    title,
    distribution,
    directive: DIRECTIVE,
    file,
    check: sudo(run('apachectl', 'configtest')),
    // Measured, Apache 2.4: a graceful reload binds a further Listen and lets go of one that is taken out.
    apply: 'reload',
    lines: ({ added, port }) => added.map((address) => `Listen ${withPort(address, port)}`),
    source,
    notes: [
      'A virtual host that names an address (<VirtualHost 127.0.0.1:80>) answers on that one only: give it the new one too.',
    ],
  });
}

export const apache: Service = {
  id: 'apache',
  title: 'Apache HTTP Server',
  names: ['apache', 'apache2', 'httpd'],
  port: 80,
  portIsShared: true,
  otherPorts: [],
  processes: ['apache2', 'httpd'],
  units: ['apache2', 'httpd'],
  unitIn: { debian: 'apache2', redhat: 'httpd' },
  backlog: { value: 511, directive: 'ListenBacklog', source: 'measured (Apache 2.4)' },
  binds: [
    inFile(
      'debian',
      'Apache on Debian and Ubuntu',
      '/etc/apache2/conf-enabled/zz-listen.conf',
      `measured (Apache 2.4); ${SOURCE}`,
    ),
    inFile('redhat', 'Apache on RHEL and Fedora', '/etc/httpd/conf.d/zz-listen.conf', SOURCE),
    ...startedWith({ directive: DIRECTIVE, to: (port) => `Listen ${port}`, source: SOURCE }),
  ],
};
