import type { Service } from '../model/service.ts';
import { handEdit, lineEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = '-l';
const SOURCE = 'memcached(1): -l, -U';

const NOTES = [
  'It has no password by default: let nobody but its clients through the packet filter. A restart empties it.',
];

export const memcached: Service = {
  id: 'memcached',
  title: 'memcached',
  names: ['memcached', 'memcache'],
  port: 11211,
  otherPorts: [],
  processes: ['memcached'],
  units: ['memcached'],
  backlog: { value: 1024, directive: '-b', source: 'measured (memcached 1.6)' },
  loopbackByDefault: 'Debian’s, Ubuntu’s and Fedora’s packages: -l 127.0.0.1',
  binds: [
    lineEdit({
      id: 'debian',
      title: 'memcached on Debian and Ubuntu',
      distribution: 'debian',
      directive: DIRECTIVE,
      file: '/etc/memcached.conf',
      apply: 'restart',
      // One line an option; a further -l is a further address.
      sed: ({ added }) => {
        const lines = added.map((address) => `-l ${address}`);
        return { script: `$a ${lines.join('\\n')}`, line: lines.join(' ') };
      },
      source: `measured (memcached 1.6.18); ${SOURCE}`,
      notes: NOTES,
    }),
    handEdit({
      id: 'redhat',
      title: 'memcached on RHEL and Fedora',
      distribution: 'redhat',
      directive: DIRECTIVE,
      file: '/etc/sysconfig/memcached',
      apply: 'restart',
      edits: ({ addresses }) => [{ to: `OPTIONS="-l ${addresses.join(',')}"` }],
      source: SOURCE,
      notes: NOTES,
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'args: ["memcached", "-l", "0.0.0.0"]',
      source: 'Docker official image memcached: options as arguments',
    }),
  ],
};
