import type { Service } from '../model/service.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listen_address';
const SOURCE = 'vsftpd.conf(5): listen, listen_address, listen_ipv6';

export const ftp: Service = {
  id: 'ftp',
  title: 'FTP',
  names: ['ftp', 'vsftpd', 'proftpd', 'pure-ftpd'],
  port: 21,
  // Its data port in active mode.
  otherPorts: [20],
  // lsof cuts pure-ftpd at nine characters, which are all of it.
  processes: ['vsftpd', 'proftpd', 'pure-ftpd'],
  units: ['vsftpd', 'proftpd', 'pure-ftpd'],
  backlog: { value: 32, source: 'measured (vsftpd 3.0.3)' },
  greets: '220',
  binds: [
    handEdit({
      id: 'vsftpd',
      title: 'vsftpd on Debian and Ubuntu',
      processes: ['vsftpd'],
      distribution: 'debian',
      directive: DIRECTIVE,
      file: '/etc/vsftpd.conf',
      apply: 'restart',
      // Debian's file has listen_ipv6=YES: one socket for both families, and no address.
      edits: () => [{ from: 'listen_address=...', to: 'listen_ipv6=YES, and no listen_address' }],
      source: `measured (vsftpd 3.0.3: *:21 with listen_ipv6=YES); ${SOURCE}`,
      notes: [
        'It has one address or all of them. Passive mode opens further ports (pasv_min_port to pasv_max_port): the packet filter has to let them in too.',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'vsftpd.conf: listen_ipv6=YES, no listen_address; publish the passive ports too',
      source: SOURCE,
    }),
  ],
};
