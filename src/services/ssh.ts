import { run, sudo } from '../model/command.ts';
import type { Service } from '../model/service.ts';
import { dropIn } from './parts/drop-in.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'ListenAddress';
const SOURCE = 'sshd_config(5): ListenAddress, Include; sshd(8): -t';

export const ssh: Service = {
  id: 'ssh',
  title: 'OpenSSH',
  names: ['ssh', 'sftp', 'sshd'],
  port: 22,
  otherPorts: [],
  // `sshd-sess` in lsof.
  processes: ['sshd', 'sshd-session', 'sshd-sess', 'dropbear'],
  units: ['ssh', 'sshd'],
  unitIn: { debian: 'ssh', redhat: 'sshd' },
  backlog: { value: 128, source: 'measured (OpenSSH 9.2)' },
  greets: 'SSH-2.0-',
  binds: [
    dropIn({
      id: 'sshd-config-d',
      title: 'OpenSSH, in sshd_config.d',
      directive: DIRECTIVE,
      // Read before the rest of sshd_config; every ListenAddress adds one.
      file: '/etc/ssh/sshd_config.d/99-listen-address.conf',
      check: sudo(run('sshd', '-t')),
      apply: 'restart',
      // Debian's and Red Hat's units have KillMode=process: what a session runs in is left alone.
      keeps: true,
      lines: ({ added }) => added.map((address) => `ListenAddress ${address}`),
      source: `measured (OpenSSH 9.2); ${SOURCE}`,
      notes: [
        'Sessions that are open outlive a restart; keep one until a new one works.',
        'Where systemd listens for it (ssh.socket, Ubuntu since 22.10), the address comes from ListenStream= of the socket unit.',
      ],
    }),
    ...startedWith({ directive: DIRECTIVE, to: () => 'sshd_config: no ListenAddress', source: SOURCE }),
  ],
};
