import type { Service } from '../model/service.ts';

export const ssh: Service = {
  id: 'ssh',
  title: 'OpenSSH',
  names: ['ssh', 'sftp', 'sshd'],
  port: 22,
  otherPorts: [],
  processes: ['sshd', 'sshd-session'],
  units: ['ssh', 'sshd'],
};
